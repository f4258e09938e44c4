// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { aRing, aWorkitem, anOffer, NOW } from './fixtures.ts'
import { settled } from './page.ts'
import { situation, standStill } from './situations.ts'

standStill()

const past = (given: Parameters<typeof aWorkitem>[0]) =>
  aWorkitem({ state: 'terminated', endReason: 'farEnd', ...given })
/** The page's word on its own width; happy-dom's own cannot change. */
const narrow = (matches: boolean) => {
  const media = Object.assign(new EventTarget(), { matches })
  vi.spyOn(window, 'matchMedia').mockReturnValue(media as MediaQueryList)
}
const withHistory = (rows: ReturnType<typeof past>[]) => ({
  'history.recent': () => ({ ok: true, value: rows }),
})

test('every open contact is in the list of its state, named by caller, queue and state; empty lists are not there', async () => {
  const ring = aRing()
  const { page } = await situation({
    workitems: [aWorkitem(), aWorkitem({ state: 'wrapup', name: 'J. Park' }), ring],
    offers: [anOffer(ring)],
  })
  expect(page.list('Ringing')).toEqual(['Ben Ode, Sales, Ringing'])
  expect(page.list('Live')).toEqual(['Ana Ruiz, Billing, Live'])
  expect(page.list('Wrap-up')).toEqual(['J. Park, Billing, Wrap-up'])
  expect(page.lists()).not.toContain('On hold')
})

test('what was missed is marked in the list of recent contacts', async () => {
  const { page } = await situation({}, withHistory([past({ missedStatus: 0 }), past({})]))
  expect(page.list('Recent')).toEqual(['Ana Ruiz, Billing, Missed', 'Ana Ruiz, Billing, They hung up'])
})

test('the contact pane knows the number, the queue and what was before with the same number', async () => {
  const rows = [past({ summary: 'Changed her card.' }), past({ from: '+34915550143' })]
  const { page } = await situation({ workitems: [aWorkitem()] }, withHistory(rows))
  const pane = page.region('Contact').textContent ?? ''
  for (const fact of ['Ana Ruiz', '+1 480 555 0134', 'Billing', '1 earlier contact', 'Changed her card.'])
    expect(pane).toContain(fact)
})

test('the arrows move through all lists as through one', async () => {
  const { page } = await situation({ workitems: [aWorkitem(), aWorkitem({ state: 'hold', name: 'Li Wei' })] })
  const [first, second] = document.querySelectorAll<HTMLElement>('[data-entry]')
  first?.focus()
  page.key('ArrowDown')
  await settled()
  expect(document.activeElement).toBe(second)
  expect(page.region('Workitem').querySelector('h2')?.textContent).toContain('Li Wei')
})

test('each list is one stop of Tab, so that a long history lies in nobody’s way', async () => {
  const { page } = await situation(
    { workitems: [aWorkitem(), aWorkitem({ state: 'hold' }), aWorkitem({ state: 'hold' })] },
    withHistory([past({}), past({}), past({})]),
  )
  const stops = [...page.region('Worklist').querySelectorAll<HTMLElement>('[data-entry]')].map(
    (entry) => entry.tabIndex,
  )
  expect(stops).toEqual([0, 0, -1, 0, -1, -1])
})

test('no entry is taken for the button of a verb', async () => {
  const { page } = await situation({}, withHistory([past({ endReason: 'rejected' })]))
  expect(page.list('Recent')).toEqual(['Ana Ruiz, Billing, Declined'])
  const entry = page.region('Worklist').querySelector('[data-entry]')
  expect(entry?.getAttribute('aria-label')).toBe('Ana Ruiz, Billing')
})

test('an older call stands above a younger one of the same state', async () => {
  const young = aWorkitem({ state: 'hold', name: 'Young', offeredAt: NOW - 1_000 })
  const old = aWorkitem({ state: 'hold', name: 'Old', offeredAt: NOW - 9_000 })
  const { page } = await situation({ workitems: [young, old] })
  expect(page.list('On hold')).toEqual(['Old, Billing, On hold', 'Young, Billing, On hold'])
})

test('what ended earlier is told with its time, and shows what was written', async () => {
  const { page } = await situation(
    {},
    withHistory([past({ endedAt: NOW - 3_600_000, summary: 'Changed her card.' })]),
  )
  expect(page.region('Worklist').textContent).toMatch(/9:42/)
  document.querySelector<HTMLElement>('[data-entry]')?.click()
  await settled()
  expect(page.region('Workitem').textContent).toContain('Changed her card.')
  expect(page.hasButton('Save')).toBe(false)
})

test('a contact that is over takes a late disposition, where the server lists it', async () => {
  const late = past({ workitemId: 'late', actions: ['disposition'] })
  const { page, asked } = await situation(
    {},
    { ...withHistory([late]), 'dispositions.disposition': () => ({ ok: true, value: late }) },
  )
  document.querySelector<HTMLElement>('[data-entry]')?.click()
  await settled()
  await page.fill('Disposition', 'resolved')
  await page.click('Save')
  expect(asked('dispositions.disposition')).toMatchObject([{ workitemId: 'late', dispositionId: 'resolved' }])
})

test('in a narrow window the history is folded away until it is asked for', async () => {
  narrow(true)
  const { page } = await situation({}, withHistory([past({})]))
  const list = page.region('Worklist').querySelector<HTMLElement>('ul')
  expect(list?.style.display).toBe('none')
  await page.click('Recent')
  expect(list?.style.display).not.toBe('none')
})

test('in a narrow window the work that is chosen comes into view', async () => {
  const shown = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => undefined)
  const { page } = await situation({ workitems: [aWorkitem(), aWorkitem({ state: 'hold' })] })
  expect(shown).not.toHaveBeenCalled()
  document.querySelectorAll<HTMLElement>('[data-entry]')[1]?.click()
  await settled()
  expect(shown.mock.contexts).toEqual([page.region('Workitem')])
})

test('a direct call from a bare number says at least which way it goes', async () => {
  const { inboxId: _none, ...direct } = aRing({ name: '' })
  const { page } = await situation({ workitems: [direct], offers: [anOffer(direct)] })
  expect(page.list('Ringing')).toEqual(['+44 20 7946 0123, Ringing'])
  expect(page.region('Worklist').textContent).toContain('Inbound')
})

test('a call dialled by the agent is known by whom it goes to', async () => {
  const out = aWorkitem({
    type: 'OutboundCall',
    state: 'dialing',
    name: '',
    from: '+18005550100',
    to: '+34915550143',
  })
  const { page } = await situation({ workitems: [out] })
  expect(page.list('Live')).toEqual(['+34 915 55 01 43, Billing, Dialling'])
})

test('a conference without a name is known by who is in it', async () => {
  const member = (participantId: string, name: string, kind: 'agent' | 'customer') =>
    ({ participantId, name, kind, address: '', state: 'connected' }) as const
  const participants = [
    member('1', 'Ivo', 'agent'),
    member('2', 'Ana', 'customer'),
    member('3', 'Li', 'customer'),
  ]
  const { page } = await situation({
    workitems: [aWorkitem({ type: 'Conference', state: 'conference', name: '', participants })],
  })
  expect(page.list('Conference')).toEqual(['Ana, Li, Billing, Conference'])
})

test('of a transfer or a conference the customers alone are among the recent contacts', async () => {
  const colleague = (address: string) => ({
    participantId: 'p',
    kind: 'agent' as const,
    name: 'Ivo Marin',
    address,
    state: 'left' as const,
    muted: false,
  })
  const joined = [{ name: 'joinedConference', at: 1 }]
  const leg = past({
    type: 'OutboundCall',
    name: 'Ivo Marin',
    to: 'u_ivo',
    inboxId: undefined,
    participants: [colleague('u_ivo')],
  })
  const rows = [
    past({ name: 'Ben Ode', endReason: 'transferred', participants: [colleague('u_ivo')] }),
    past({ type: 'Conference', name: '', endReason: 'transferred' }),
    { ...leg, workitemId: 'gone', endReason: 'transferred' as const },
    { ...leg, workitemId: 'talk', name: 'Zoe Ash', endReason: 'hangUp' as const },
    { ...leg, workitemId: 'member', endReason: 'hangUp' as const, timeEvents: joined },
    past({ workitemId: 'customer', name: 'Eva Lind', endReason: 'hangUp', timeEvents: joined }),
  ]
  const { page } = await situation({}, withHistory(rows))
  expect(page.list('Recent')).toEqual([
    ...['Ben Ode, Billing, Transferred', 'Zoe Ash, You hung up', 'Eva Lind, Billing, You hung up'],
  ])
})

test('an e-mail that nobody took in time stands in the Inbox alone, and nowhere once it was taken after all', async () => {
  const letter = aWorkitem({
    workitemId: 'letter',
    type: 'InboundEmail',
    channelType: 'email',
    state: 'inqueue',
    answeredAt: undefined,
  })
  const ranOut = past({
    workitemId: 'ranOut',
    type: 'InboundEmail',
    channelType: 'email',
    originWorkitemId: 'letter',
    missedStatus: 0,
    endReason: 'expired',
  })
  const rows = [ranOut]
  const { page, push } = await situation(
    { workitems: [letter], waiting: { missed: 1, voicemail: 0, callback: 0, email: 0, sms: 0, chat: 0 } },
    { ...withHistory(rows), 'history.waiting': () => ({ ok: true, value: [ranOut] }) },
  )
  expect(page.list('Inbox')).toHaveLength(1)
  expect(page.lists()).not.toContain('Waiting')
  expect(page.text()).not.toContain('more in the history')
  // Somebody else took it: then this one was missed, and says so.
  await push({ workitems: [] })
  expect(page.list('Waiting')).toEqual(['Ana Ruiz, Billing, Missed'])
  rows.push({ ...letter, version: 2, state: 'terminated', answeredAt: NOW - 1_000 })
  await push({ historyRevision: 2 })
  await expect.poll(() => page.lists()).not.toContain('Waiting')
})

test('a call that I answered and transferred, and that came back and was missed, waits', async () => {
  const first = aWorkitem({ workitemId: 'first', answeredAt: NOW - 300_000 })
  const back = past({
    workitemId: 'back',
    originWorkitemId: 'first',
    createdAt: NOW - 60_000,
    offeredAt: NOW - 60_000,
    answeredAt: undefined,
    missedStatus: 0,
    endReason: 'expired',
  })
  const waiting = { missed: 1, voicemail: 0, callback: 0, email: 0, sms: 0, chat: 0 }
  const rows = [back]
  const { page, push } = await situation(
    { workitems: [{ ...first, state: 'wrapup' }], waiting },
    { ...withHistory(rows), 'history.waiting': () => ({ ok: true, value: [back] }) },
  )
  expect(page.list('Waiting')).toEqual(['Ana Ruiz, Billing, Missed'])
  rows.push({ ...first, state: 'terminated', endReason: 'transferred' })
  await push({ workitems: [], historyRevision: 2 })
  await expect.poll(() => page.list('Recent')).toHaveLength(1)
  expect(page.list('Waiting')).toEqual(['Ana Ruiz, Billing, Missed'])
  expect(page.text()).not.toContain('more in the history')
})
