// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { anOffer, aRing, aWorkitem, NOW } from './fixtures.ts'
import { settled } from './page.ts'
import { field, find, labels, line, lines, marked, press } from './palettePage.ts'
import { situation, standStill } from './situations.ts'

standStill()

const live = aWorkitem({ workitemId: 'live' })
const out = aWorkitem({ workitemId: 'out', type: 'OutboundCall', state: 'dialing', to: '+14805550199' })

test('by its key, from within a text, an act is found, done, and the focus is back where it was', async () => {
  const { page, asked } = await situation({ workitems: [live] })
  await page.click('Wrap-up')
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

test('an offer that may not be declined has no such line, and no such key', async () => {
  const ring = aRing({ workitemId: 'ring', actions: ['accept'] })
  const { page, asked } = await situation({ workitems: [ring], offers: [anOffer(ring)] })
  page.key('Ctrl+Shift+D', document.body)
  await find(page, '')
  expect(labels()).toContain('Answer')
  expect([labels().includes('Decline'), asked('offers.reject')]).toEqual([false, []])
})

test('a key does nothing that its button would not: without a link nobody goes back to the customer', async () => {
  const customer = aWorkitem({ state: 'hold', actions: ['active', 'createConferenceWithWorkitems'] })
  const connection = { link: 'reconnecting', since: NOW, staleSince: NOW } as const
  const { page, asked } = await situation({ workitems: [customer, out], connection })
  page.key('b', document.body)
  await settled()
  expect(asked('workitems.hangUp')).toEqual([])
  await find(page, 'back')
  expect(marked()?.textContent).toMatch(/Back to the customer.*Not possible while the connection is lost/)
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
  await find(page, 'spanish')
  await press(page, 'Enter')
  expect(field().placeholder).toBe('Buscar, marcar, actuar …')
  await find(page, 'english')
  await press(page, 'Enter')
  expect(field().placeholder).toBe('Search, dial, act …')
})

test('nobody signs out by it in the middle of a call', async () => {
  const { page, asked } = await situation({ workitems: [live] })
  await find(page, 'sign out')
  await press(page, 'Enter')
  expect(marked()?.textContent).toContain('End the call first.')
  expect(asked('app.signOut')).toEqual([])
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
  const { page } = await situation({ workitems: [item] })
  await find(page, 'notes')
  await press(page, 'Enter')
  expect(document.activeElement).toBe(page.field('Notes'))
  await find(page, 'wrap')
  await press(page, 'Enter')
  expect(document.activeElement).toBe(page.field('Disposition'))
})

test('what waits for anybody is claimed by its name; the key means what is looked at alone', async () => {
  const one = aWorkitem({ workitemId: 'one', state: 'inqueue', name: 'Li Wei', actions: ['claim'] })
  const two = aWorkitem({ workitemId: 'two', state: 'inqueue', name: 'Ben Ode', actions: ['claim'] })
  const { page, asked } = await situation({ workitems: [aWorkitem(), one, two] })
  await find(page, 'claim ben')
  await press(page, 'Enter')
  expect(asked('workitems.claim')).toEqual([{ workitemId: 'two' }])
})
