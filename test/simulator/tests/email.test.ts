import { expect, test } from 'vitest'
import { Workitem } from '../../../preload/contract.ts'
import { EMAILS } from '../seed/emails.ts'
import { asWritten } from '../seed/texts.ts'
import { aKey, answerCall } from './hall.ts'
import { aLiveText, hangUp, writeAgain } from './written.ts'

const send = '/sendemailresponse'

test('a response with all its fields goes to everyone it names, and the thread grows', () => {
  const { ask, device, hall, item } = aLiveText()
  const body = {
    from: 'ana@ringdesk.example',
    to: 'ben@acme.example',
    toAddresses: ['Sales <sales@acme.example>'],
    ccAddresses: ['cc@acme.example'],
    bccAddresses: ['bcc@acme.example'],
    subject: 'Your order',
    body: 'It is on its way.',
    bodyParts: { 'text/html': '<p>It is on its way.</p>' },
    createdAt: 1_799_999_999_000,
  }
  const sent = ask(`POST ${send}`, body)
  expect(sent.status).toBe(200)
  expect(Workitem.parse(sent.body).messages).toMatchObject([
    { direction: 'in' },
    {
      direction: 'out',
      from: 'ana@ringdesk.example',
      to: ['ben@acme.example', 'Sales <sales@acme.example>'],
      cc: ['cc@acme.example'],
      subject: 'Your order',
      body: 'It is on its way.',
      bodyParts: { 'text/html': '<p>It is on its way.</p>' },
      createdAt: 1_799_999_999_000,
    },
  ])
  expect(device.events('WorkitemStateChangeNotification').at(-1)?.['message']).toEqual(sent.body)
  expect(hall.inside((core) => core.world.mailSent)).toMatchObject([
    { workitemId: item.workitemId, bcc: ['bcc@acme.example'] },
  ])
  expect(JSON.stringify(sent.body)).not.toContain('bcc@acme.example')
})

test('what is left out is the queue’s address, the subject again and the time now', () => {
  const { ask, hall } = aLiveText()
  const { messages } = Workitem.parse(ask(`POST ${send}`, { to: 'ben@acme.example', body: 'Hi' }).body)
  expect(messages[1]).toMatchObject({
    from: 'support@ringdesk.example',
    subject: 'Re: Order 7',
    createdAt: hall.clock.now(),
  })
})

test.each([
  [{ body: 'Hi' }, 'to'],
  [{ toAddresses: [] }, 'to'],
  [{ to: 'ben' }, 'to'],
  [{ to: 7 }, 'to'],
  [{ toAddresses: 'ben@acme.example' }, 'toAddresses'],
  [{ toAddresses: ['ben@acme.example', 'li'] }, 'toAddresses'],
  [{ to: 'a@b.c', ccAddresses: [7] }, 'ccAddresses'],
  [{ to: 'a@b.c', bccAddresses: ['x'] }, 'bccAddresses'],
  [{ to: 'a@b.c', from: 'me' }, 'from'],
  [{ to: 'a@b.c', subject: [] }, 'subject'],
  [{ to: 'a@b.c', body: {} }, 'body'],
  [{ to: 'a@b.c', bodyParts: 'x' }, 'bodyParts'],
  [{ to: 'a@b.c', createdAt: 1.5 }, 'createdAt'],
])('a response of %j is refused at %s, and nothing is sent', (body, param) => {
  const { ask, hall, now } = aLiveText()
  expect(ask(`POST ${send}`, body)).toMatchObject({ status: 422, body: { code: 'VALIDATION_FAILED', param } })
  expect([now().messages.length, hall.inside((core) => core.world.mailSent.length)]).toEqual([1, 0])
})

test('the customer’s reply arrives in its time, on the same thread', () => {
  const { ask, hall, now, device } = aLiveText({ replies: [{ afterMs: 30_000, body: 'Thanks' }] })
  ask(`POST ${send}`, { to: 'ben@acme.example', body: 'Tomorrow' })
  hall.clock.advance(29_999)
  expect(now().messages).toHaveLength(2)
  hall.clock.advance(1)
  expect(now()).toMatchObject({
    state: 'active',
    messages: [{}, {}, { direction: 'in', from: 'ben@acme.example', body: 'Thanks', subject: 'Re: Order 7' }],
  })
  expect(device.events('WorkitemStateChangeNotification').at(-1)?.['message']).toEqual(now())
})

test('who was not written to does not answer', () => {
  const { ask, hall, now } = aLiveText({ replies: [{ afterMs: 1_000, body: 'Thanks' }] })
  ask(`POST ${send}`, { to: 'somebody@acme.example', body: 'Tomorrow' })
  hall.clock.advance(60_000)
  expect(now().messages).toHaveLength(2)
})

test('a reply to what has ended comes as a new workitem with the whole thread, and names where it was', () => {
  const { ana, ask, hall, item, callId } = aLiveText()
  hangUp(ana, item)
  expect(ask(`POST ${send}`, { to: 'ben@acme.example', body: 'Sorry, forgot this' }).status).toBe(200)
  ask('POST /disposition', { dispositionId: 'disp_resolved' })
  writeAgain(hall, callId, 'No, it did not arrive')
  expect(ana.open()).toMatchObject({
    state: 'offered',
    type: 'InboundEmail',
    originWorkitemId: item.workitemId,
    contactId: 'ct_ben',
    messages: [{ direction: 'in' }, { direction: 'out' }, { direction: 'in', body: 'No, it did not arrive' }],
  })
  writeAgain(hall, callId, 'Hello?')
  expect(ana.open().messages.at(-1)?.body).toBe('Hello?')
  const second = answerCall(ana)
  hangUp(ana, second)
  ana.ask(`POST /users/api/workitems/${second.workitemId}/disposition`, {
    key: aKey(),
    body: { dispositionId: 'disp_resolved' },
  })
  writeAgain(hall, callId, 'It is broken')
  expect(ana.open()).toMatchObject({ originWorkitemId: second.workitemId })
  expect(ana.open().messages).toHaveLength(5)
})

test('whoever takes an e-mail over has the whole thread, and what comes then is theirs alone', () => {
  const { ana, ask, hall, item, now, callId } = aLiveText()
  const eva = hall.as('eva')
  eva.connect('device-2')
  ask(`POST ${send}`, { to: 'ben@acme.example', body: 'My colleague will help you' })
  const at = `POST /users/api/calls/${item.workitemId}/usertransfer/u_eva`
  expect(ana.ask(at, { key: aKey(), body: {} }).body).toMatchObject({
    state: 'wrapup',
    endReason: 'transferred',
  })
  expect(answerCall(eva)).toMatchObject({
    type: 'InboundEmail',
    subject: 'Order 7',
    originWorkitemId: item.workitemId,
    messages: [{ direction: 'in' }, { direction: 'out' }],
  })
  writeAgain(hall, callId, 'Hello Eva')
  expect([now().messages.length, eva.open().messages.at(-1)?.body]).toEqual([2, 'Hello Eva'])
  ask(`POST ${send}`, { to: 'ben@acme.example', body: 'Bye from me' })
  expect(now().messages.map(({ body }) => body)).toEqual([
    'Where is my order?',
    'My colleague will help you',
    'Bye from me',
  ])
})

test('a response needs an e-mail that is at work, and a key', () => {
  const { ana, ask, item } = aLiveText()
  const at = `POST /users/api/workitems/${item.workitemId}${send}`
  expect(ana.ask(at, { body: { to: 'a@b.c' } }).body['code']).toBe('IDEMPOTENCY_KEY_REQUIRED')
  hangUp(ana, item)
  ask('POST /disposition', { dispositionId: 'disp_followup' })
  expect(ask(`POST ${send}`, { to: 'a@b.c' })).toMatchObject({
    status: 409,
    body: { code: 'ACTION_NOT_ALLOWED', workitem: { state: 'terminated' } },
  })
})

test('the same response sent twice with one key goes out once', () => {
  const { ana, hall, item } = aLiveText()
  const sent = { key: aKey(), body: { to: 'ben@acme.example', body: 'Hi' } }
  const at = `POST /users/api/workitems/${item.workitemId}${send}`
  const [first, second] = [ana.ask(at, sent), ana.ask(at, sent)]
  expect(second.body).toEqual(first.body)
  expect(second.headers['idempotency-replayed']).toBe('true')
  expect(hall.inside((core) => core.world.mailSent)).toHaveLength(1)
})

test('a body over 64 kB comes as an address, in or out, and is fetched when it is read', () => {
  const large = 'ü'.repeat(40_000)
  const { ask, ana, item } = aLiveText({ body: large, bodyParts: { 'text/html': '<p>hi</p>' } })
  const { messages } = Workitem.parse(ask(`POST ${send}`, { to: 'ben@acme.example', body: large }).body)
  for (const message of messages) {
    expect([message.body, message.bodyParts]).toEqual([undefined, undefined])
    const read = ana.ask(`GET ${message.bodyUrl}`)
    expect([read.status, read.body['body']]).toEqual([200, large])
  }
  expect(ana.ask(`GET ${messages[0]?.bodyUrl}`).body['bodyParts']).toEqual({ 'text/html': '<p>hi</p>' })
  expect(ana.ask('GET /users/api/bodies/guessed').status).toBe(404)
  expect(JSON.stringify(item).length).toBeLessThan(10_000)
})

test('a body of 64 kB and no more comes with its message', () => {
  const { item } = aLiveText({ body: 'x'.repeat(64_000) })
  expect(item.messages[0]?.body).toHaveLength(64_000)
})

test('a long thread stays below the limit of a frame', () => {
  const { ask, now } = aLiveText()
  for (let n = 0; n < 20; n += 1) ask(`POST ${send}`, { to: 'ben@acme.example', body: 'x'.repeat(60_000) })
  expect(JSON.stringify(now()).length).toBeLessThan(1_000_000)
  expect(now().messages).toHaveLength(21)
})

test('the prepared e-mails arrive: some with what must never run, one of them long', () => {
  const seen = EMAILS.map((email) => Workitem.parse(aLiveText(asWritten(email)).item).messages[0])
  expect(seen.map((message) => message?.bodyUrl !== undefined)).toEqual([false, false, false, true, false])
  const html = String(seen[2]?.bodyParts?.['text/html'])
  for (const part of ['<script', 'onerror=', '<form', 'https://evil.example/pixel.gif', '="javascript:'])
    expect(html).toContain(part)
})
