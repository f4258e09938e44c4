// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { refuse, type GlobalKeys } from '../../preload/contract.ts'
import { anOffer, aRing, aWorkitem } from './fixtures.ts'
import { nameOf, settled } from './page.ts'
import { KEYS } from './scenes/callBar.ts'
import { situation, standStill } from './situations.ts'

standStill()

async function opened(answers: Parameters<typeof situation>[1] = {}, keys: GlobalKeys = KEYS) {
  const here = await situation({ globalKeys: keys, callBar: { when: 'away' } }, answers)
  here.page.key('Ctrl+,')
  await settled()
  const row = (words: string) => {
    const found = [...here.page.region('Keys in every program').querySelectorAll('li')].find((one) =>
      one.textContent?.includes(words),
    )
    if (!found) throw new Error(`No row ${words}`)
    return found
  }
  return { ...here, row }
}
/** Presses the key of a row, then the one that it should be. */
async function choose(row: Element, keys: string, press: (keys: string, at: Element) => void): Promise<void> {
  row.querySelector<HTMLElement>('.key')?.click()
  await settled()
  press(keys, document.activeElement ?? document.body)
  await settled()
}

test('each key says what it does, whether it is on, and that another program has it', async () => {
  const { row, page } = await opened()
  expect(row('Mute').textContent).toContain('Another program has this key.')
  expect(row('Answer').textContent).not.toContain('Another program')
  expect(row('Decline').querySelector('input')?.checked).toBe(false)
  expect(page.region('Keys in every program').textContent).toContain('ringdesk --answer')
})

test('one that is pressed anew is asked for, and one that cannot be is refused in words', async () => {
  const { row, page, asked } = await opened()
  await choose(row('Answer'), 'Ctrl+Shift+K', page.key)
  expect(asked('globalKeys.change')).toEqual([{ id: 'answer', keys: 'Ctrl+Shift+K' }])
  for (const [keys, words] of [
    ['A', 'A cannot be had in every program'],
    ['Ctrl+Shift+C', 'Ctrl+Shift+C cannot be had in every program'],
    ['F9', 'F9 is already a key in every program: Hang up.'],
  ] as const) {
    await choose(row('Answer'), keys, page.key)
    expect(row('Answer').textContent).toContain(words)
  }
  expect(asked('globalKeys.change')).toHaveLength(1)
})

test('a key of another command of the window is told, and the other way round', async () => {
  const { row, page, asked } = await opened()
  await choose(row('Bring this window'), 'Ctrl+Shift+H', page.key)
  expect(row('Bring this window').textContent).toContain('Ctrl+Shift+H is already the key of: Hang up.')
  expect(asked('globalKeys.change')).toEqual([])
  const transfer = page.button('Transfer: T')
  transfer.click()
  await settled()
  page.key('F9', transfer)
  await settled()
  expect(page.region('Keys').textContent).toContain('F9 is already a key in every program: Hang up.')
})

test('it is switched off, and goes back to the usual key', async () => {
  const { row, page, asked } = await opened()
  row('Answer').querySelector('input')?.click()
  await settled()
  await page.click('Back to the usual keys: Hang up')
  expect(asked('globalKeys.change')).toEqual([
    { id: 'answer', on: false },
    { id: 'hangUp', keys: 'Ctrl+Shift+H' },
  ])
})

test('tried out, it says what to press and then whether it arrived', async () => {
  const answers = {
    'globalKeys.test': ({ id }: { id: string }) =>
      id === 'answer' ? { ok: true, value: { arrived: true } } : refuse('KEY_TAKEN', 'Taken.'),
  }
  const { row, page } = await opened(answers)
  page.button('Test: Answer the call that rings').click()
  await Promise.resolve()
  await settled()
  expect(row('Answer').textContent).toContain('It arrived.')
  await page.click('Test: Mute or unmute')
  expect(row('Mute').textContent).toContain('Another program has this key now.')
  expect(nameOf(page.button('Test: Decline the call that rings'))).toBe('Test: Decline the call that rings')
  expect(page.button('Test: Decline the call that rings').getAttribute('aria-disabled')).toBe('true')
})

test('while a test waits it says what to press', async () => {
  const { row, page } = await opened({ 'globalKeys.test': () => new Promise(() => undefined) })
  await page.click('Test: Answer the call that rings')
  expect(row('Answer').textContent).toContain('Press Ctrl+Shift+A now.')
})

test('pressed while this window has the focus, a key means the call that is looked at', async () => {
  const ben = aRing({ workitemId: 'ben' })
  const eva = aRing({ workitemId: 'eva', name: 'Eva Lind' })
  const { page, push, asked } = await situation({
    globalKeys: KEYS,
    workitems: [aWorkitem({ workitemId: 'done', state: 'wrapup' }), ben, eva],
    offers: [anOffer(ben), anOffer(eva)],
  })
  const entry = [...document.querySelectorAll<HTMLElement>('[data-entry]')].find((one) =>
    one.textContent?.includes('Eva Lind'),
  )
  entry?.click()
  await settled()
  await push({ globalKeys: { ...KEYS, pressed: { id: 'answer', n: 1 } } })
  expect(asked('offers.accept')).toEqual([{ offerId: 'offer-eva' }])
  await push({ globalKeys: { ...KEYS, pressed: { id: 'answer', n: 1 } } })
  expect(asked('offers.accept')).toHaveLength(1)
  expect(page.alerts()).toEqual([])
})

test('the sheet of keys lists those that are on', async () => {
  const { page } = await opened()
  page.key('?', document.body)
  await settled()
  const group = document.querySelector('dialog [aria-label="Keys in every program"]')
  expect(group?.textContent).toContain('Hang upF9')
  expect(group?.textContent).not.toContain('Decline')
})

test('when a call has its bar is chosen there too', async () => {
  const { asked } = await opened()
  const always = [...document.querySelectorAll<HTMLElement>('[role=radiogroup] label')].find(
    (one) => one.textContent?.trim() === 'Always in a call',
  )
  always?.querySelector('input')?.click()
  await settled()
  expect(asked('callBar.change')).toEqual([{ when: 'always' }])
})

test('asked for outside of the window with a panel, a call is looked at with that panel open', async () => {
  const live = aWorkitem({ workitemId: 'live', actions: ['hangUp', 'transferToAgent'] })
  const { push } = await situation({ workitems: [live] })
  await push({ wanted: { workitemId: 'live', n: 1, panel: 'transfer' } })
  expect(document.querySelector('article .panel [role=combobox]')).not.toBeNull()
})
