// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { COMMAND_IDS, COMMANDS, FIXED_KEYS } from '../../renderer/desk/commands.ts'
import { WORDS } from '../../renderer/messages.ts'
import { anOffer, aRing, aWorkitem } from './fixtures.ts'
import { settled, type Page } from './page.ts'
import { situation, standStill } from './situations.ts'

standStill()

const live = aWorkitem({ workitemId: 'live' })
const opened = async (workitems = [live]) => {
  const here = await situation({ workitems })
  here.page.key('Ctrl+,')
  await settled()
  return here
}
const stored = () =>
  JSON.parse(localStorage.getItem('ringdesk.preferences') ?? '{}') as Record<string, unknown>
const hintOf = (page: Page, name: string) => page.button(name).querySelector('kbd')?.textContent
const choose = async (text: string) => {
  const label = [...document.querySelectorAll<HTMLElement>('[role=radiogroup] label')].find(
    (one) => one.textContent?.trim() === text,
  )
  label?.querySelector('input')?.click()
  await settled()
}
/** Presses a key of a row, then the keys that it should be. */
async function change(page: Page, name: string, ...keys: string[]): Promise<void> {
  await page.click(name)
  for (const one of keys) {
    page.key(one, document.activeElement ?? document.body)
    await settled()
  }
}
const toDesk = async (page: Page) => {
  page.key('Ctrl+1', document.body)
  await settled()
}

test('a key that was changed acts, its old one no longer, and the button, the sheet and the palette show it', async () => {
  const { page, asked } = await opened()
  await change(page, 'Mute or unmute: M', 'x')
  expect(page.hasButton('Mute or unmute: X')).toBe(true)
  await toDesk(page)
  page.key('m', document.body)
  await settled()
  expect(asked('workitems.mute')).toEqual([])
  page.key('x', document.body)
  await settled()
  expect(asked('workitems.mute')).toHaveLength(1)
  expect(hintOf(page, 'Mute')).toBe('X')
  expect(page.button('Mute').getAttribute('aria-keyshortcuts')).toBe('X Control+Shift+M')
  page.key('?', document.body)
  await settled()
  expect(document.querySelector('dialog')?.textContent).toMatch(/Mute or unmuteXCtrl\+Shift\+M/)
  page.key('Ctrl+K')
  await settled()
  expect(document.querySelector('header [role=listbox]')?.textContent).toMatch(/MuteAna RuizXCtrl\+Shift\+M/)
  expect(stored()['keys']).toEqual({ mute: ['X', 'Ctrl+Shift+M'] })
})

test('what is pressed while a key is being chosen does nothing else', async () => {
  const { page, asked } = await opened()
  await change(page, 'Mute or unmute: M', 'Ctrl+Shift+H', 'h')
  expect([asked('workitems.hangUp'), asked('workitems.hold')]).toEqual([[], []])
})

test('a key that another command has is told, and not taken', async () => {
  const { page } = await opened()
  await change(page, 'Open the keypad: K', 't')
  expect(page.alerts()).toEqual(['T is already the key of: Transfer.'])
  expect(stored()['keys'] ?? {}).toEqual({})
  page.key('Escape')
  await settled()
  expect([page.alerts(), page.hasButton('Open the keypad: K')]).toEqual([[], true])
})

test('of two keys of one command the one is told to be the other', async () => {
  const { page } = await opened()
  await change(page, 'Mute or unmute: Ctrl+Shift+M', 'm')
  expect(page.alerts()).toEqual(['M is already the key of: Mute or unmute.'])
})

test.each([
  ['7', '7 is dialled while a call has the focus.'],
  ['Ctrl+c', 'Ctrl+C is needed for text, for zooming or for the window itself.'],
  ['Enter', 'Enter cannot be a key here: take a letter, a sign, or Ctrl with one.'],
])('%s is refused, in words', async (keys, words) => {
  const { page } = await opened()
  await change(page, 'Open the keypad: K', keys)
  expect(page.alerts()).toEqual([words])
})

test('a modifier by itself is waited out, and Tab leaves all as it was', async () => {
  const { page } = await opened()
  const key = page.button('Open the keypad: K')
  await change(page, 'Open the keypad: K', 'Shift', 'Control')
  expect([page.alerts(), key.getAttribute('aria-pressed'), document.activeElement]).toEqual([[], 'true', key])
  expect(page.key('Tab')).toBe(true)
  key.blur()
  await settled()
  expect(key.getAttribute('aria-pressed')).toBe('false')
  expect(page.hasButton('Open the keypad: K')).toBe(true)
})

test('a key is taken away, given to another, and cannot come back while that one has it', async () => {
  const { page } = await opened()
  await change(page, 'Open the keypad: K', 'Backspace')
  expect(page.hasButton('Open the keypad: none')).toBe(true)
  await change(page, 'Send to voicemail, or leave a message: none', 'k')
  await page.click('Back to the usual keys: Open the keypad')
  expect(page.alerts()).toEqual(['K is already the key of: Send to voicemail, or leave a message.'])
  await page.click('Back to the usual keys: Send to voicemail, or leave a message')
  await page.click('Back to the usual keys: Open the keypad')
  expect([page.hasButton('Open the keypad: K'), stored()['keys']]).toEqual([true, {}])
})

test('all keys go back at once', async () => {
  const { page } = await opened()
  expect(page.button('All keys as usual').getAttribute('aria-disabled')).toBe('true')
  await change(page, 'Open the keypad: K', 'x')
  await change(page, 'Transfer: T', 'y')
  await page.click('All keys as usual')
  expect([page.hasButton('Open the keypad: K'), page.hasButton('Transfer: T'), stored()['keys']]).toEqual([
    true,
    true,
    {},
  ])
})

test('what was changed is there at the next start, and what is damaged counts as none', async () => {
  localStorage.setItem('ringdesk.preferences', '{"keys":{"hold":["X","Ctrl+Shift+L"],"mute":["7"]}}')
  const { page, asked } = await situation({ workitems: [live] })
  page.key('x', document.body)
  page.key('m', document.body)
  await settled()
  expect([asked('workitems.hold').length, asked('workitems.mute').length]).toEqual([1, 1])
})

test('with the single letters off no button shows one, and chords go on', async () => {
  const { page, asked } = await opened()
  document.querySelector<HTMLInputElement>('.settings input[type=checkbox]')?.click()
  await toDesk(page)
  expect(hintOf(page, 'Mute')).toBeUndefined()
  page.key('m', document.body)
  page.key('Ctrl+Shift+M', document.body)
  await settled()
  expect(asked('workitems.mute')).toHaveLength(1)
})

test('an offer is announced with the key that answers it now', async () => {
  const { page, push } = await opened()
  const told = () => document.querySelector('[aria-live=assertive]')?.textContent
  await change(page, 'Answer the call that rings: Ctrl+Shift+A', 'Ctrl+j')
  const ring = aRing({ workitemId: 'ring' })
  await push({ workitems: [ring], offers: [anOffer(ring)] })
  expect(told()).toBe('Call from Ben Ode, Sales. Control J answers.')
  await change(page, 'Answer the call that rings: Ctrl+J', 'Delete')
  await push({ workitems: [] })
  await push({ workitems: [ring], offers: [anOffer(ring)] })
  expect(told()).toBe('Call from Ben Ode, Sales.')
})

test('the look is chosen, shows at once, and is remembered', async () => {
  await opened()
  const root = document.documentElement.dataset
  await choose('High contrast')
  await choose('Larger')
  await choose('Roomy')
  expect([root['theme'], root['contrast'], root['text'], root['density']]).toEqual([
    'contrast',
    'more',
    'larger',
    'roomy',
  ])
  expect(stored()).toMatchObject({ theme: 'contrast', textSize: 'larger', density: 'roomy' })
  await choose('Dark')
  expect(root['contrast']).toBe('usual')
})

test('the language is chosen there too', async () => {
  await opened()
  await choose('Español')
  expect(document.querySelector('.settings h2')?.textContent).toBe('Ajustes')
})

test('the server and who is signed in are said, and cannot be changed', async () => {
  const { page } = await opened()
  const account = page.region('Account')
  expect(account.textContent).toMatch(/acme\.example\.com.*Ivo Marsh.*ivo/)
  expect(account.querySelectorAll('input, button')).toHaveLength(0)
})

test('the sheet lists every key of the list and every fixed one, by groups', async () => {
  const { page } = await situation()
  page.key('?', document.body)
  await settled()
  const caps = [...document.querySelectorAll('dialog kbd')].map((cap) => cap.textContent)
  const own = COMMAND_IDS.flatMap((id): readonly string[] => COMMANDS[id].keys).filter((keys) => keys !== '')
  expect(caps.toSorted()).toEqual(
    [...own, ...FIXED_KEYS.flatMap(({ keys }): readonly string[] => keys)].toSorted(),
  )
  expect([...document.querySelectorAll('dialog h3')].map((head) => head.textContent)).toEqual([
    'Calls',
    'Transfer and conference',
    'The work in hand',
    'Places',
    'The window',
    'Where the focus is',
  ])
})

test.each(['en', 'es'] as const)('every command and every fixed key has its words in %s', (language) => {
  const { keys } = WORDS[language] as { keys: Record<string, string> }
  const named = [...COMMAND_IDS, ...FIXED_KEYS.map(({ what }) => what)]
  expect(named.filter((id) => !keys[id])).toEqual([])
})
