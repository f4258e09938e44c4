// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { refuse } from '../../preload/contract.ts'
import { anOffer, aRing, aState, aWorkitem, NOW } from './fixtures.ts'
import { settled, type Page } from './page.ts'
import { DIRECTORY } from './people.ts'
import { situation, standStill } from './situations.ts'

/** A busy machine takes its time. */
const SLOW = { timeout: 20_000 }

standStill()

const live = aWorkitem({ workitemId: 'live' })
const out = aWorkitem({ workitemId: 'out', type: 'OutboundCall', state: 'dialing', to: '+14805550199' })
const field = () => document.querySelector<HTMLInputElement>('header [role=combobox]') as HTMLInputElement
const lines = () => [...document.querySelectorAll<HTMLElement>('header [role=option]')]
const labels = () => lines().map((line) => line.querySelector('bdi')?.textContent)
const marked = () => document.getElementById(field().getAttribute('aria-activedescendant') ?? '')
const line = (label: string) => lines().find((one) => one.querySelector('bdi')?.textContent === label)

/** Opens the palette by its key, and types. */
async function find(page: Page, typed: string): Promise<void> {
  page.key('Ctrl+K')
  await settled()
  field().value = typed
  field().dispatchEvent(new Event('input', { bubbles: true }))
  await settled()
}
async function press(page: Page, keys: string): Promise<void> {
  page.key(keys, field())
  await settled()
}

test('by its key, from within a text, an act is found, done, and the focus is back where it was', async () => {
  const { page, asked } = await situation({ workitems: [live] })
  page.field('Summary').focus()
  await find(page, 'hol')
  expect(document.activeElement).toBe(field())
  expect(marked()?.textContent).toMatch(/^Hold.*Ana Ruiz/)
  await press(page, 'Enter')
  expect(asked('workitems.hold')).toEqual([{ workitemId: 'live' }])
  expect([field().getAttribute('aria-expanded'), field().value]).toEqual(['false', ''])
  expect(document.activeElement).toBe(page.field('Summary'))
})

test('nothing is offered that no button would do', async () => {
  const { page } = await situation({ workitems: [{ ...live, actions: ['hangUp'] }] })
  await find(page, '')
  expect(labels()).toContain('Hang up')
  for (const label of ['Hold', 'Mute', 'Transfer', 'Answer', 'Keypad']) expect(labels()).not.toContain(label)
})

test('an act that is off for want of a connection stands there with its reason, and does nothing', async () => {
  const connection = { link: 'reconnecting', since: NOW, staleSince: NOW } as const
  const { page, asked } = await situation({ workitems: [live], connection })
  await find(page, 'hold')
  expect(marked()?.getAttribute('aria-disabled')).toBe('true')
  expect(marked()?.textContent).toContain('Not possible while the connection is lost.')
  await press(page, 'Enter')
  line('Hold')?.click()
  await settled()
  expect(asked('workitems.hold')).toEqual([])
  expect(field().getAttribute('aria-expanded')).toBe('true')
})

test('what rings is answered from it, and each act says about whom it is', async () => {
  const ring = aRing({ workitemId: 'ring' })
  const { page, asked } = await situation({ workitems: [live, ring], offers: [anOffer(ring)] })
  await find(page, 'answer')
  expect(marked()?.textContent).toMatch(/Answer.*Ben Ode.*Ctrl\+Shift\+A/)
  await press(page, 'Enter')
  expect(asked('offers.accept')).toEqual([{ offerId: 'offer-ring' }])
})

test('arrows go round, and mark one line at a time', async () => {
  const { page } = await situation({ workitems: [live] })
  await find(page, 'h')
  const all = labels()
  expect(all.length).toBeGreaterThan(2)
  await press(page, 'ArrowUp')
  expect(marked()).toBe(lines().at(-1))
  await press(page, 'ArrowDown')
  expect(marked()).toBe(lines()[0])
  expect(lines().filter((one) => one.getAttribute('aria-selected') === 'true')).toHaveLength(1)
})

test('Escape leaves without doing anything, back to where the focus was', async () => {
  const { page, asked } = await situation({ workitems: [live] })
  page.button('Keypad').focus()
  await find(page, 'hold')
  await press(page, 'Escape')
  expect(document.activeElement).toBe(page.button('Keypad'))
  expect([lines().length, field().value, asked('workitems.hold').length]).toEqual([0, '', 0])
})

test('letters typed in it are text: none of them acts', async () => {
  const { page, asked } = await situation({ workitems: [live] })
  await find(page, 'm')
  await press(page, 'm')
  await press(page, '4')
  expect([asked('workitems.mute'), asked('workitems.dtmf')]).toEqual([[], []])
})

test('what was chosen lately comes first, as long as it is possible', async () => {
  const { page, push } = await situation({ workitems: [live] })
  await find(page, 'mute')
  await press(page, 'Enter')
  await find(page, '')
  expect(labels()[0]).toBe('Mute')
  expect(lines()[0]?.closest('[role=group]')?.textContent).toMatch(/^Chosen lately/)
  await push({ workitems: [] })
  expect(labels()).not.toContain('Mute')
})

test('a number is dialled as it is written here', async () => {
  const answers = { ...DIRECTORY, 'workitems.dial': () => ({ ok: true, value: out }) }
  const { page, asked } = await situation({}, answers)
  await find(page, '(480) 555-0199')
  await press(page, 'Enter')
  await expect.poll(() => asked('workitems.dial'), SLOW).toEqual([{ to: '+14805550199', option: 'external' }])
  await settled()
  expect(field().getAttribute('aria-expanded')).toBe('false')
})

test('of several people nobody is called until one is marked', async () => {
  const answers = { ...DIRECTORY, 'workitems.dial': () => ({ ok: true, value: out }) }
  const { page, asked } = await situation({}, answers)
  await find(page, 'ben')
  await expect.poll(labels, SLOW).toEqual(['Call Ben Ode', 'Call Ben Ode'])
  await press(page, 'Enter')
  expect(asked('workitems.dial')).toEqual([])
  await press(page, 'ArrowDown')
  await press(page, 'ArrowDown')
  await press(page, 'Enter')
  await expect
    .poll(() => asked('workitems.dial'), SLOW)
    .toMatchObject([{ to: '+14805550135', contactId: 'c1' }])
})

test('a colleague who is offline is listed, and cannot be called', async () => {
  const { page, asked } = await situation({}, DIRECTORY)
  await find(page, 'otto')
  await expect.poll(labels, SLOW).toEqual(['Call Otto Away'])
  await press(page, 'Enter')
  expect(marked()?.textContent).toContain('nobody is there to answer')
  expect(asked('workitems.dial')).toEqual([])
})

test('a number that must not be called is asked about in the palette, which stays', async () => {
  const { page, asked } = await situation(
    {},
    { ...DIRECTORY, 'workitems.dial': () => refuse('DO_NOT_CALL', 'No.', { type: 'validation' }) },
  )
  await find(page, '480 555 0199')
  await press(page, 'Enter')
  await expect
    .poll(() => document.querySelector('[role=alertdialog]')?.textContent, SLOW)
    .toMatch(/must not be called/)
  await page.click('Do not call')
  expect([document.activeElement, asked('workitems.dial').length]).toEqual([field(), 1])
})

test('a contact is found by its caller, and looked at', async () => {
  const past = aWorkitem({ workitemId: 'past', state: 'terminated', endReason: 'farEnd', name: 'Eva Lind' })
  const { page } = await situation(
    { workitems: [live] },
    { 'history.recent': () => ({ ok: true, value: [past] }) },
  )
  await find(page, 'eva')
  await press(page, 'Enter')
  expect(page.region('Workitem').querySelector('h2')?.textContent).toContain('Eva Lind')
})

test('a member of the conference is put on hold from it, named', async () => {
  const member = aWorkitem({
    workitemId: 'member',
    state: 'conference',
    name: 'Iva Marin',
    conferenceWorkitemId: 'c',
    actions: ['removeFromConference', 'mute'],
  })
  const own = aWorkitem({ workitemId: 'c', type: 'Conference', state: 'conference', name: 'All' })
  const { page, asked } = await situation({ workitems: [own, member] })
  await find(page, 'hold iva')
  await press(page, 'Enter')
  expect(asked('workitems.removeFromConference')).toEqual([{ workitemId: 'member', action: 'hold' }])
})

test('status, language and colours are chosen in it', async () => {
  const { page, asked } = await situation()
  await find(page, 'lunch')
  await press(page, 'Enter')
  expect(asked('agent.setStatus')).toEqual([{ statusId: 'lunch' }])
  await find(page, 'high contrast')
  await press(page, 'Enter')
  expect(document.documentElement.dataset['contrast']).toBe('more')
  await find(page, 'espa')
  await press(page, 'Enter')
  expect(field().placeholder).toBe('Buscar, marcar, actuar …')
})

test('nobody signs out by it in the middle of a call', async () => {
  const { page, asked } = await situation({ workitems: [live] })
  await find(page, 'sign out')
  await press(page, 'Enter')
  expect(marked()?.textContent).toContain('End the call first.')
  expect(asked('app.signOut')).toEqual([])
})

test('what nothing answers to is told', async () => {
  const { page } = await situation({}, DIRECTORY)
  await find(page, 'zzz')
  await expect.poll(() => page.text(), SLOW).toContain('Nothing is called “zzz” here.')
})

test('its key closes it again, and the sheet of keys takes its place', async () => {
  const { page } = await situation()
  await find(page, 'keys')
  await press(page, 'Enter')
  expect(document.querySelector('dialog')?.open).toBe(true)
  page.key('Ctrl+K')
  await settled()
  expect([document.querySelector('dialog')?.open, document.activeElement]).toEqual([false, field()])
})

test('N, W and the other ways to a field lead there also from the palette', async () => {
  const item = aWorkitem({ actions: ['notes', 'disposition'] })
  const { page } = await situation({ workitems: [item], agent: aState().agent })
  await find(page, 'notes')
  await press(page, 'Enter')
  expect(document.activeElement).toBe(page.field('Notes'))
  await find(page, 'wrap')
  await press(page, 'Enter')
  expect(document.activeElement).toBe(page.field('Disposition'))
})
