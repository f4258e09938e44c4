// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { refuse, type Workitem } from '../../preload/contract.ts'
import { unreadablePart } from '../../renderer/desk/historyQuery.ts'
import { aDisposition, aWorkitem, NOW } from './fixtures.ts'
import { later } from './desk.ts'
import { layOut } from './layout.ts'
import { settled } from './page.ts'
import { situation, standStill, type Situation } from './situations.ts'

standStill()

layOut()

const HOUR = 3_600_000
const past = (n: number, given: Partial<Workitem> = {}) =>
  aWorkitem({
    workitemId: `past${n}`,
    state: 'terminated',
    endReason: 'farEnd',
    name: `Caller ${n}`,
    modifiedAt: NOW - n * HOUR,
    endedAt: NOW - n * HOUR,
    ...given,
  })
const answer = (objects: Workitem[], total = objects.length) => ({
  ok: true,
  value: { count: objects.length, total, objects },
})
type Query = { q?: string; queryParams?: Record<string, unknown>; rows?: number }
/** What the history was asked for, without the questions of the contact's pane. */
const queries = ({ asked }: Situation, name = 'history.search') =>
  (asked(name) as Query[]).filter((query) => query.q !== undefined)
const found = () =>
  [...document.querySelectorAll('[data-row]')].map((row) => row.querySelector('bdi')?.textContent)

async function lookedUp(
  answers: Parameters<typeof situation>[1] = {},
  state: Parameters<typeof situation>[0] = {},
) {
  const here = await situation(state, { 'history.search': () => answer([past(1), past(2)]), ...answers })
  await here.page.click('History')
  return here
}

test('the history begins with the newest, and says how many there are', async () => {
  const { page } = await lookedUp({ 'history.search': () => answer([past(1), past(2)], 240) })
  expect(found().slice(0, 2)).toEqual(['Caller 1', 'Caller 2'])
  expect(page.region('History').textContent).toContain('240 contacts')
})

test('while much is still taken in the history says of how many it does not know, and looks again when more is', async () => {
  const of = (takingIn?: number) => ({ ok: true, value: { ...answer([past(1)]).value, takingIn } })
  let takingIn: number | undefined = 1_936
  const { page, push } = await lookedUp({ 'history.search': () => of(takingIn) })
  expect(page.region('History').textContent).toContain('Still taking in 1,936 contacts')
  takingIn = undefined
  await push({ historyRevision: 7 })
  await vi.waitFor(() => expect(page.region('History').textContent).not.toContain('Still taking in'))
  expect(found()).toEqual(['Caller 1'])
})

test('nobody says that there is nothing while it may still be taken in', async () => {
  const none = { count: 0, total: 0, objects: [], takingIn: 1 }
  const { page } = await lookedUp({ 'history.search': () => ({ ok: true, value: none }) })
  expect(page.region('History').textContent).toContain('Still taking in 1 contact:')
  expect(page.region('History').textContent).not.toContain('Nothing has been here yet')
})

test('a word is asked for at every key, and while an answer is awaited only the last of them', async () => {
  const slow = later()
  const here = await lookedUp({ 'history.search': ({ q }) => (q === 'i' ? slow.promise : answer([past(1)])) })
  for (const typed of ['i', 'in', 'inv', 'invoice']) await here.page.fill('Search', typed)
  expect(queries(here).map((query) => query.q)).toEqual(['', 'i'])
  slow.release(answer([past(9)]))
  await vi.waitFor(() => expect(queries(here).map((query) => query.q)).toEqual(['', 'i', 'invoice']))
})

test('an answer of the contact centre that was overtaken is dropped', async () => {
  const slow = later()
  const here = await lookedUp({
    'workitems.fetchWorkitems': (query) =>
      query.q === 'slow' ? slow.promise : answer([past(query.q === 'quick' ? 7 : 1)]),
  })
  document.querySelector<HTMLInputElement>('[type=checkbox]')?.click()
  await here.page.fill('Search', 'slow')
  await vi.waitFor(() => expect(queries(here, 'workitems.fetchWorkitems').at(-1)?.q).toBe('slow'))
  await here.page.fill('Search', 'quick')
  await vi.waitFor(() => expect(found()).toEqual(['Caller 7']))
  slow.release(answer([past(9)]))
  await settled()
  expect(found()).toEqual(['Caller 7'])
})

test('every filter becomes a part of the question', async () => {
  const list = [aDisposition({ dispositionId: 'resolved', name: 'Resolved' })]
  const here = await lookedUp({
    'schemaType.search': () => ({ ok: true, value: { count: 1, total: 1, list } }),
  })
  const { page } = here
  await page.click('Filters')
  await page.fill('Kind', 'OutboundCall')
  await page.fill('Show', 'voicemailUnread')
  await page.fill('State', 'terminated')
  await page.fill('Direction', 'outbound')
  await page.fill('Queue', 'billing')
  await page.fill('Closed as', 'resolved')
  await page.fill('From day', '2025-03-01')
  await page.fill('Until day', '2025-03-02')
  const from = new Date(2025, 2, 1).getTime()
  const until = new Date(2025, 2, 3).getTime() - 1
  await vi.waitFor(() =>
    expect(queries(here).at(-1)).toMatchObject({
      q: `type:outbound* modifiedAt:>=${from} modifiedAt:<=${until}`,
      queryParams: {
        ...{ type: 'OutboundCall', vmStatus: 0, state: 'terminated' },
        ...{ queue: 'billing', dispositionId: 'resolved' },
      },
    }),
  )
  await page.fill('Kind', 'email')
  await page.fill('Show', 'missed')
  await vi.waitFor(() =>
    expect(queries(here).at(-1)).toMatchObject({
      q: `missedStatus:>=0 type:outbound* modifiedAt:>=${from} modifiedAt:<=${until}`,
      queryParams: { channelType: 'email', state: 'terminated', queue: 'billing' },
    }),
  )
  await page.click('Clear')
  await vi.waitFor(() => expect(queries(here).at(-1)).toMatchObject({ q: '', queryParams: {} }))
})

test('a search that cannot be read says which part, and keeps what was found', async () => {
  const here = await lookedUp({
    'history.search': ({ q }) =>
      q === 'name:' ? refuse('BAD_REQUEST', 'q cannot be read at: name:', { param: 'q' }) : answer([past(1)]),
  })
  await here.page.fill('Search', 'name:')
  await vi.waitFor(() => expect(here.page.alerts()).toEqual(['This part cannot be read: name:']))
  expect(here.page.field('Search').getAttribute('aria-invalid')).toBe('true')
  expect(found()).toEqual(['Caller 1'])
})

test('only a refusal that names a part is told as one', () => {
  expect([unreadablePart('q cannot be read at: "a b'), unreadablePart('rows is wrong')]).toEqual([
    '"a b',
    undefined,
  ])
})

test('what is older than this machine is asked for at the contact centre', async () => {
  const here = await lookedUp({ 'workitems.fetchWorkitems': () => answer([past(99)]) })
  document.querySelector<HTMLInputElement>('[type=checkbox]')?.click()
  await vi.waitFor(() => expect(found()).toEqual(['Caller 99']))
  expect(queries(here, 'workitems.fetchWorkitems')).toHaveLength(1)
})

test('what is chosen is shown at the desk, also when it is not among what ended last', async () => {
  const { page } = await lookedUp({
    'history.search': () => answer([past(1, { summary: 'Asked about the moon.' })]),
  })
  document.querySelector<HTMLElement>('[data-row]')?.click()
  await settled()
  expect(page.region('Workitem').textContent).toContain('Asked about the moon.')
})

test('something found is shown as it is now, once it has changed', async () => {
  let now = past(1)
  const { page, push } = await lookedUp({ 'history.search': () => answer([now]) })
  document.querySelector<HTMLElement>('[data-row]')?.click()
  await settled()
  now = past(1, { version: 2, summary: 'Written later.' })
  await push({ historyRevision: 2 })
  expect(page.region('Workitem').textContent).toContain('Written later.')
})

test('arrows go through what was found, and the filter is still there on coming back', async () => {
  const { page } = await lookedUp()
  await page.fill('Search', 'Caller')
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  rows[0]?.focus()
  page.key('ArrowDown')
  await settled()
  expect(document.activeElement).toBe(rows[1])
  page.key('Home')
  await settled()
  expect(document.activeElement).toBe(rows[0])
  await page.click('Desk')
  await page.click('History')
  expect(page.field('Search').value).toBe('Caller')
})

test('a call that ends appears by itself', async () => {
  let rows = [past(1)]
  const { push } = await lookedUp({ 'history.search': () => answer(rows) })
  rows = [past(0), past(1)]
  await push({ historyRevision: 2 })
  await vi.waitFor(() => expect(found()).toEqual(['Caller 0', 'Caller 1']))
})

test('what ends while the list is being read anew is not forgotten', async () => {
  const slow = later()
  let rows = [past(1)]
  let count = 0
  const { push } = await lookedUp({
    'history.search': () => ((count += 1) === 2 ? slow.promise : answer(rows)),
  })
  await push({ historyRevision: 2 })
  await vi.waitFor(() => expect(count).toBe(2))
  rows = [past(0), past(1)]
  await push({ historyRevision: 3 })
  slow.release(answer([past(1)]))
  await vi.waitFor(() => expect(found()).toEqual(['Caller 0', 'Caller 1']), 3_000)
})

test('a cache that cannot be searched says so', async () => {
  const { page } = await lookedUp({ 'history.search': () => refuse('UNAVAILABLE', 'No.') })
  expect(page.region('History').textContent).toContain('The history could not be searched.')
})
