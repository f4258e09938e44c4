import { expect, test } from 'vitest'
import { Workitem } from '../../../preload/contract.ts'
import { aKey, answerCall, openHall } from './hall.ts'
import { aLiveText, hangUp, writeAgain } from './written.ts'

const aChat = { type: 'Chat', from: 'visitor-1', name: 'Visitor 1' } as const
const anSms = { type: 'InboundSMS' } as const

test('in a chat each message is told, and the visitor answers each in its time', () => {
  const replies = [
    { afterMs: 5_000, body: 'one' },
    { afterMs: 9_000, body: 'two' },
  ]
  const { ask, hall, now, device } = aLiveText({ ...aChat, replies })
  const sent = ask('POST /messages', { body: 'Hi' })
  expect(Workitem.parse(sent.body).messages.at(-1)).toMatchObject({
    direction: 'out',
    from: 'Support',
    to: ['visitor-1'],
    body: 'Hi',
  })
  expect(device.events('WorkitemStateChangeNotification').at(-1)?.['message']).toEqual(sent.body)
  hall.clock.advance(5_000)
  ask('POST /messages', { body: 'And?' })
  hall.clock.advance(9_000)
  expect(now().messages.map(({ body }) => body)).toEqual(['Where is my order?', 'Hi', 'one', 'And?', 'two'])
})

test.each([[{}], [{ body: '' }], [{ body: 7 }]])('a chat message of %j is refused', (body) => {
  const { ask } = aLiveText(aChat)
  expect(ask('POST /messages', body)).toMatchObject({
    status: 422,
    body: { code: 'VALIDATION_FAILED', param: 'body' },
  })
})

test('a visitor who leaves ends the chat, and a parked chat still gets what the visitor writes', () => {
  const { ana, hall, item, now, callId } = aLiveText(aChat)
  ana.ask(`POST /users/api/calls/${item.workitemId}/hold`)
  writeAgain(hall, callId, 'Are you there?')
  expect(now()).toMatchObject({ state: 'hold', messages: [{}, { body: 'Are you there?' }] })
  hall.callerHangsUp(callId)
  expect(now()).toMatchObject({ state: 'wrapup', endReason: 'farEnd' })
})

test('an SMS on its workitem goes to its customer, who answers', () => {
  const { ana, hall, item, now } = aLiveText({ ...anSms, replies: [{ afterMs: 8_000, body: 'OK' }] })
  const body = { to: '+1 (480) 555-0134', message: 'At ten', workitemId: item.workitemId }
  const sent = ana.ask('POST /users/api/sms', { key: aKey(), body })
  expect([sent.status, sent.body['workitemId']]).toEqual([200, item.workitemId])
  hall.clock.advance(8_000)
  expect(now().messages.map(({ direction, body: text }) => [direction, text])).toEqual([
    ['in', 'Where is my order?'],
    ['out', 'At ten'],
    ['in', 'OK'],
  ])
})

test('an SMS without a workitem begins one, in which the answer arrives', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  ana.connect()
  const body = { to: '+14805550134', message: 'We are closed today', campaignId: 'cm_1' }
  const sent = Workitem.parse(ana.ask('POST /users/api/sms', { key: aKey(), body }).body)
  expect(sent).toMatchObject({
    type: 'OutboundSMS',
    channelType: 'sms',
    state: 'active',
    to: '+14805550134',
    contactId: 'ct_ben',
    campaignId: 'cm_1',
    messages: [{ direction: 'out', body: 'We are closed today' }],
  })
  hall.clock.advance(12_000)
  expect(ana.open().messages).toMatchObject([{}, { direction: 'in', from: '+14805550134' }])
  expect(hangUp(ana, sent as never)).toMatchObject({ state: 'wrapup', endReason: 'closed' })
})

test('an answer to an SMS of ours that has ended comes to the sender’s queue', () => {
  const { ana, hall, item } = aLiveText(aChat)
  const body = { to: '+14805550777', message: 'Hi', workitemId: item.workitemId }
  const sent = ana.ask('POST /users/api/sms', { key: aKey(), body }).body as unknown as Workitem & {
    _id: string
  }
  expect(sent).toMatchObject({ type: 'OutboundSMS', originWorkitemId: item.workitemId })
  hangUp(ana, sent as never)
  writeAgain(hall, String(sent.callId), 'Who is this?')
  expect(ana.offer().inboxId).toBe('q_sales')
  expect(answerCall(ana)).toMatchObject({
    type: 'InboundSMS',
    from: '+14805550777',
    originWorkitemId: sent.workitemId,
    messages: [{ direction: 'out' }, { direction: 'in', body: 'Who is this?' }],
  })
})

test.each([
  [{ message: 'Hi' }, 'to'],
  [{ to: 'Ben', message: 'Hi' }, 'to'],
  [{ to: '+14805550134' }, 'message'],
  [{ to: '+14805550134', message: ' ' }, 'message'],
  [{ to: '+14805550134', message: 'Hi', campaignId: 7 }, 'campaignId'],
])('an SMS of %j is refused at %s', (body, param) => {
  const { ana } = aLiveText(anSms)
  expect(ana.ask('POST /users/api/sms', { key: aKey(), body })).toMatchObject({
    status: 422,
    body: { code: 'VALIDATION_FAILED', param },
  })
})

test('an SMS on a thread never goes to somebody else, and not on one that is over or another’s', () => {
  const { ana, hall, item, ask } = aLiveText(anSms)
  const { workitemId } = item
  const send = (person = ana, to = '+14805550134') =>
    person.ask('POST /users/api/sms', { key: aKey(), body: { to, message: 'Hi', workitemId } })
  expect(send(ana, '+14805550199')).toMatchObject({ status: 422, body: { param: 'to' } })
  expect(send(hall.as('eva'))).toMatchObject({ status: 404, body: { param: 'workitemId' } })
  hangUp(ana, item)
  expect(send().status).toBe(200)
  ask('POST /disposition', { dispositionId: 'disp_followup' })
  expect(send()).toMatchObject({
    status: 409,
    body: { code: 'ACTION_NOT_ALLOWED', workitem: { workitemId } },
  })
})
