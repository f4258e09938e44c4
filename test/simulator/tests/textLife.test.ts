import { expect, test } from 'vitest'
import { Workitem } from '../../../preload/contract.ts'
import { aKey, answerCall, openHall } from './hall.ts'
import { aLiveText, hangUp, write, writeAgain } from './written.ts'

test.each([
  [{ type: 'InboundEmail' }, 'email', 'support@ringdesk.example'],
  [{ type: 'InboundSMS' }, 'sms', '+14805550103'],
  [{ type: 'Chat', from: 'visitor-1', name: 'Visitor 1' }, 'chat', 'Support'],
] as const)(
  '%j waits in the inbox of everyone, is offered to one and read by the contract',
  (kind, channel, to) => {
    const hall = openHall()
    const [ana, eva] = [hall.as('ana'), hall.as('eva')]
    ana.connect()
    hall.clock.advance(1_000)
    eva.connect('device-2')
    write(hall, kind)
    expect(eva.open()).toMatchObject({ state: 'inqueue', type: kind.type })
    expect(ana.offer()).toMatchObject({ state: 'pending', direct: false, inboxId: 'q_support' })
    const item = answerCall(ana)
    expect(Workitem.parse(item)).toMatchObject({
      state: 'active',
      channelType: channel,
      to,
      messages: [{ direction: 'in', body: 'Where is my order?', to: [to] }],
    })
    expect(eva.workitems()[0]).toMatchObject({ state: 'terminated', endReason: 'answeredElsewhere' })
  },
)

test('a contact is known by its number and by its e-mail address', () => {
  expect(aLiveText({ from: 'Ben@ACME.example' }).item).toMatchObject({ contactId: 'ct_ben', name: 'Ben Ode' })
  expect(aLiveText({ type: 'InboundSMS', from: '+1 (480) 555-0135' }).item).toMatchObject({ name: 'Li Wei' })
})

test('an e-mail is parked, taken back, closed and dispositioned, and the agent stays available', () => {
  const { ana, item, ask } = aLiveText()
  const call = `/users/api/calls/${item.workitemId}`
  expect(ana.ask(`POST ${call}/hold`).body['state']).toBe('hold')
  expect(ana.ask(`POST ${call}/bridge`).body['state']).toBe('active')
  expect(hangUp(ana, item)).toMatchObject({ state: 'wrapup', endReason: 'closed' })
  expect(ana.agent().category).toBe('available')
  expect(ask('POST /disposition', { dispositionId: 'disp_resolved' }).body).toMatchObject({
    state: 'terminated',
    dispositionId: 'disp_resolved',
  })
})

test('what belongs to voice is not listed and not accepted for an e-mail', () => {
  const { ana, item, ask } = aLiveText()
  expect(item.actions).toEqual(expect.arrayContaining(['hold', 'hangUp', 'sendEmailResponse', 'notes']))
  for (const action of ['mute', 'dtmf', 'messages', 'startRecording', 'voicemail', 'warmTransfer'])
    expect(item.actions).not.toContain(action)
  expect(ana.ask(`POST /users/api/calls/${item.workitemId}/mute`).status).toBe(409)
  expect(ask('POST /messages', { body: 'Hi' })).toMatchObject({
    status: 409,
    body: { code: 'ACTION_NOT_ALLOWED' },
  })
  expect(ask('POST /disposition', { dispositionId: 'disp_nuisance' }).status).toBe(422)
})

test('accepting an e-mail and taking it back leave the live call alone, and a call rings while an e-mail is offered', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  ana.connect()
  write(hall)
  const written = ana.offer()
  hall.call()
  const offers = hall.inside((core) =>
    [...core.world.offers.values()].filter(({ offer }) => offer.state === 'pending'),
  )
  expect(offers).toHaveLength(2)
  const voice = offers.find(({ offer }) => offer.offerId !== written.offerId)?.offer
  const accept = (id = '') => ana.ask(`POST /users/api/offers/${id}/accept`, { key: aKey() })
  accept(voice?.offerId)
  accept(written.offerId)
  ana.ask(`POST /users/api/calls/${written.workitemId}/hold`)
  ana.ask(`POST /users/api/calls/${written.workitemId}/bridge`)
  expect(ana.workitems().map(({ channelType, state }) => [channelType, state])).toEqual(
    expect.arrayContaining([
      ['voice', 'active'],
      ['email', 'active'],
    ]),
  )
})

test('an agent on a call is offered nothing in writing, and sees it wait', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  ana.connect()
  hall.call()
  answerCall(ana)
  write(hall)
  expect(() => ana.offer()).toThrow('0 pending')
  expect(ana.workitems().find((item) => item.channelType === 'email')?.state).toBe('inqueue')
})

test('three at once are enough; the fourth is offered when one is closed', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  ana.connect()
  const items = [1, 2, 3].map((n) => {
    write(hall, { subject: `Order ${n}` })
    return answerCall(ana)
  })
  write(hall, { subject: 'Order 4' })
  expect(() => ana.offer()).toThrow('0 pending')
  if (items[0]) hangUp(ana, items[0])
  expect(ana.offer().state).toBe('pending')
})

test('an offer of an e-mail that is not taken expires like any other, and goes to the next agent', () => {
  const hall = openHall({ settings: { offerSeconds: 20 } })
  const [ana, eva] = [hall.as('ana'), hall.as('eva')]
  ana.connect()
  hall.clock.advance(1_000)
  eva.connect('device-2')
  write(hall)
  hall.clock.advance(20_000)
  expect(ana.agent().category).toBe('noAnswer')
  expect(ana.workitems().find((item) => item.state === 'terminated')).toMatchObject({ missedStatus: 0 })
  expect(eva.offer().state).toBe('pending')
})

test('what the same customer writes about the same thing while it waits joins it', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  ana.connect()
  const callId = write(hall)
  expect(write(hall, { subject: 'RE: Order 7', body: 'Hello?' })).toBe(callId)
  expect(ana.open().messages.map(({ body }) => body)).toEqual(['Where is my order?', 'Hello?'])
  expect(write(hall, { subject: 'Something else' })).not.toBe(callId)
})

test('a chat visitor who is not answered in time goes away', () => {
  const hall = openHall({ settings: { offerSeconds: 300 } })
  const ana = hall.as('ana')
  const device = ana.connect()
  write(hall, { type: 'Chat', from: 'visitor-1', caller: { patienceMs: 30_000 } })
  hall.clock.advance(30_000)
  expect(ana.workitems()[0]).toMatchObject({
    state: 'terminated',
    endReason: 'callerHungUp',
    missedStatus: 0,
  })
  expect(device.events('OfferTerminatedByHangupNotification')).toHaveLength(1)
})

test('who is blocked is not heard in writing either', () => {
  const { hall, ana, item, callId } = aLiveText({ type: 'InboundSMS' })
  hall.inside((core) => core.world.tenants.get('t_demo')?.blocked.add('+14805550134'))
  expect(write(hall, { type: 'InboundSMS', from: '+1 480 555 0134', inboxId: 'q_sales' })).toBe('blocked')
  hangUp(ana, item)
  writeAgain(hall, callId)
  expect(ana.workitems()).toHaveLength(1)
})

test.each(['morning', 'mixed'] as const)(
  'on a %s day the first thing is written when the first call is long over, and not into it',
  (scenario) => {
    const hall = openHall({ scenario })
    const ana = hall.as('ana')
    ana.connect()
    hall.clock.advance(3_000)
    const item = answerCall(ana)
    hall.clock.advance(200_000)
    expect(ana.workitems().every(({ channelType }) => channelType === 'voice')).toBe(true)
    hangUp(ana, item)
    hall.clock.advance(10_000)
    expect(ana.workitems().filter(({ channelType }) => channelType !== 'voice')).toMatchObject([
      { type: 'InboundEmail', subject: 'Invoice 2041', ticketId: 'tk_2041' },
    ])
  },
)
