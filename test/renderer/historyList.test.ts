// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { refuse, type Workitem } from '../../preload/contract.ts'
import { later } from './desk.ts'
import { aWorkitem, NOW } from './fixtures.ts'
import { layOut, ROW, SHOWN } from './layout.ts'
import { settled } from './page.ts'
import { situation, standStill } from './situations.ts'

standStill()
layOut()

/** The n-th to have been, one a minute. */
const past = (n: number): Workitem =>
  aWorkitem({
    workitemId: `past${n}`,
    state: 'terminated',
    name: `Caller ${n}`,
    modifiedAt: NOW + n * 60_000,
  })

interface Query {
  q: string
  start: number
  rows: number
}

/** A window on a history of so many, of which more can come. */
async function aHistory(count: number) {
  let total = count
  const search = ({ q, start, rows }: Query) => {
    const after = Number(/>=(\d+)/.exec(q)?.[1] ?? 0)
    const before = Number(/<=(\d+)/.exec(q)?.[1] ?? Infinity)
    // The numbers are the places from the end: nothing is made but what is asked for.
    const newest = Math.min(total - 1, Math.floor((before - NOW) / 60_000))
    const oldest = Math.max(0, Math.ceil((after - NOW) / 60_000))
    const found = Math.max(0, newest - oldest + 1)
    const objects = Array.from({ length: Math.max(0, Math.min(rows, found - start)) }, (_, i) =>
      past(newest - start - i),
    )
    return { ok: true, value: { count: objects.length, total: found, objects } }
  }
  const here = await situation({}, { 'history.search': (query) => search(query as Query) })
  await here.page.click('History')
  const scroller = () => document.querySelector('.scroller') as HTMLElement
  const row = () => document.activeElement?.closest('li')
  return {
    ...here,
    drawn: () => [...document.querySelectorAll('[data-row]')],
    /** Whom the keyboard is at, and at which place of how many a screen reader says that is. */
    at: () => [
      row()?.querySelector('bdi')?.textContent ?? '',
      row()?.getAttribute('aria-posinset'),
      row()?.getAttribute('aria-setsize'),
    ],
    async press(key: string) {
      here.page.key(key)
      await settled()
      // A page without layout tells nobody that it has scrolled.
      scroller().dispatchEvent(new Event('scroll'))
      await settled()
    },
    /** So many more end. */
    async more(n: number) {
      total += n
      await here.push({ historyRevision: total })
    },
    scroller,
  }
}
const first = () => document.querySelector<HTMLElement>('[data-row]')
const told = (page: { region(name: string): HTMLElement }) => page.region('History').textContent

test('of a hundred thousand only those are drawn that can be seen, and the keyboard reaches each of them', async () => {
  const here = await aHistory(100_000)
  expect(told(here.page)).toContain('100,000 contacts')
  expect(here.drawn().length).toBeLessThan(4 * SHOWN)
  first()?.focus()
  expect(here.at()).toEqual(['Caller 99999', '1', '100000'])
  await here.press('ArrowDown')
  expect(here.at()).toEqual(['Caller 99998', '2', '100000'])
  await here.press('PageDown')
  expect(Number(here.at()[1])).toBeGreaterThan(SHOWN - 2)
  await here.press('PageUp')
  expect(here.at()[1]).toBe('2')
  await here.press('End')
  await vi.waitFor(() => expect(here.at()).toEqual(['Caller 0', '100000', '100000']))
  expect(here.drawn().length).toBeLessThan(4 * SHOWN)
  // The middle was never asked for.
  expect((here.asked('history.search') as Query[]).map(({ start }) => start).filter(Boolean)).toEqual([
    99_968,
  ])
  await here.press('Home')
  await vi.waitFor(() => expect(here.at()).toEqual(['Caller 99999', '1', '100000']))
})

test('rows that come push the one with the keyboard down, and its place in the window stays the same', async () => {
  const here = await aHistory(1_000)
  first()?.focus()
  await here.press('ArrowDown')
  const from = here.scroller().scrollTop
  await here.more(3)
  await vi.waitFor(() => expect(here.at()).toEqual(['Caller 998', '5', '1003']))
  expect(here.scroller().scrollTop - from).toBe(3 * 76)
})

test('at the top, with the keyboard elsewhere, what has just ended is seen', async () => {
  const here = await aHistory(1_000)
  await here.more(1)
  await vi.waitFor(() => expect(first()?.querySelector('bdi')?.textContent).toBe('Caller 1000'))
  expect(here.scroller().scrollTop).toBe(0)
})

test('from the field that searches the arrow leads into the list', async () => {
  const here = await aHistory(10)
  here.page.key('ArrowDown', here.page.field('Search'))
  await settled()
  expect(here.at()).toEqual(['Caller 9', '1', '10'])
})

test('before there is anything, the history says what it will be', async () => {
  const { page, scroller } = await aHistory(0)
  expect(told(page)).toContain('Nothing has been here yet.')
  expect(scroller().style.display).toBe('none')
})

test('where nothing fits, the contact centre is offered, and what it does not have either is said', async () => {
  const here = await aHistory(0)
  await here.page.fill('Search', 'moon')
  expect(told(here.page)).toContain('On this machine there is nothing that fits.')
  await here.page.click('Search at the contact centre')
  await vi.waitFor(() =>
    expect(told(here.page)).toContain('The contact centre has nothing that fits, either.'),
  )
  expect(here.asked('workitems.fetchWorkitems')).toMatchObject([{ q: 'moon' }])
  await here.page.click('Show everything')
  expect(here.page.field('Search').value).toBe('')
})

test('a search that is slow says so, and what was found before stays', async () => {
  const slow = later()
  const here = await situation(
    {},
    {
      'history.search': ({ q }) =>
        q ? slow.promise : { ok: true, value: { count: 1, total: 1, objects: [past(1)] } },
    },
  )
  await here.page.click('History')
  await here.page.fill('Search', 'invoice')
  await vi.waitFor(() => expect(told(here.page)).toContain('Searching …'), 2_000)
  expect(told(here.page)).toContain('Caller 1')
  slow.release({ ok: true, value: { count: 0, total: 0, objects: [] } })
  await vi.waitFor(() => expect(told(here.page)).not.toContain('Searching …'))
})

test('a search that failed says why, and can be tried again', async () => {
  let works = false
  const here = await situation(
    {},
    {
      'history.search': () =>
        works
          ? { ok: true, value: { count: 1, total: 1, objects: [past(1)] } }
          : refuse('UNAVAILABLE', 'The disk is full.'),
    },
  )
  await here.page.click('History')
  expect(told(here.page)).toContain('The history could not be searched.')
  works = true
  await here.page.click('Try again')
  expect(told(here.page)).toContain('Caller 1')
  expect(here.page.hasButton('Try again')).toBe(false)
})

test('of a million, taller than the page can be, the keyboard and the scroll bar reach the last as well', async () => {
  const here = await aHistory(1_000_000)
  const list = () => here.scroller().firstElementChild as HTMLElement
  expect(parseFloat(list().style.height)).toBeLessThan(33_554_428)
  first()?.focus()
  await here.press('End')
  await vi.waitFor(() => expect(here.at()).toEqual(['Caller 0', '1000000', '1000000']))
  // Where the page is scrolled to, the rows stand.
  const standsAt = () =>
    Number(/translateY\((.*)px\)/.exec(document.activeElement?.closest('li')?.style.transform ?? '')?.[1])
  const isSeen = () =>
    standsAt() >= here.scroller().scrollTop && standsAt() < here.scroller().scrollTop + SHOWN * ROW
  expect(isSeen()).toBe(true)
  await here.press('ArrowUp')
  expect([here.at()[1], isSeen()]).toEqual(['999999', true])
  // Half-way down the bar is half-way down the list.
  here.scroller().scrollTop = parseFloat(list().style.height) / 2
  here.scroller().dispatchEvent(new Event('scroll'))
  await settled()
  const places = () =>
    [...document.querySelectorAll('[data-index]')].map((one) => Number(one.getAttribute('data-index')))
  expect(places().some((place) => Math.abs(place - 500_000) < 20)).toBe(true)
  await here.press('Home')
  await vi.waitFor(() => expect(here.at()[1]).toBe('1'))
})

test('of a million, what comes moves nothing under the eye', async () => {
  const here = await aHistory(1_000_000)
  const seen = () =>
    [...document.querySelectorAll<HTMLElement>('[data-index]')]
      .map((one) => [
        one.querySelector('bdi')?.textContent,
        Number(/translateY\((.*)px\)/.exec(one.style.transform)?.[1]) - here.scroller().scrollTop,
      ])
      .filter(([, at]) => Number(at) >= 0 && Number(at) < SHOWN * ROW)
  here.scroller().scrollTop = 12_345_678
  here.scroller().dispatchEvent(new Event('scroll'))
  await vi.waitFor(() => expect(seen()[3]?.[0]).toMatch(/^Caller/))
  const before = seen()
  expect(before.length).toBeGreaterThan(SHOWN - 2)
  await here.more(3)
  await vi.waitFor(() => expect(told(here.page)).toContain('1,000,003'))
  await settled()
  const after = seen()
  expect(after.map(([name]) => name)).toEqual(before.map(([name]) => name))
  for (const [i, [, at]] of after.entries()) expect(Number(at)).toBeCloseTo(Number(before[i]?.[1]), 0)
})

test('a key that changes nothing in the list draws no row again, and one that does fills the rows that are there', async () => {
  const here = await aHistory(1_000)
  const rows = here.drawn()
  const watcher = new MutationObserver(() => undefined)
  watcher.observe(document.querySelector('.rows') as Node, {
    ...{ subtree: true, childList: true, characterData: true },
    ...{ attributes: true, attributeFilter: ['style', 'class', 'aria-label', 'data-index'] },
  })
  await here.page.fill('Search', 'caller')
  expect(here.asked('history.search').length).toBeGreaterThan(1)
  expect(watcher.takeRecords()).toEqual([])
  watcher.disconnect()

  await here.page.fill('Search', `modifiedAt:<=${NOW + 500 * 60_000}`)
  await vi.waitFor(() => expect(first()?.querySelector('bdi')?.textContent).toBe('Caller 500'))
  expect(here.drawn()).toEqual(rows)
})
