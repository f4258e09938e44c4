import { expect, test } from 'vitest'
import { aKey, answerCall, openHall } from './hall.ts'

const aLiveCall = (options: Parameters<typeof openHall>[0] = {}, caller = {}) => {
  const hall = openHall(options)
  const ana = hall.as('ana')
  const device = ana.connect()
  const callId = hall.call({ caller })
  const item = answerCall(ana)
  const at = `/users/api/calls/${item.workitemId}`
  return { hall, ana, device, callId, item, at }
}

test('a call from a queue is told as a workitem first, then as an offer', () => {
  const hall = openHall()
  const device = hall.as('ana').connect()
  hall.call()
  const names = device.events().map((event) => [event['name'], (event['message'] as { state: string }).state])
  expect(names).toEqual([
    ['WorkitemStateChangeNotification', 'inqueue'],
    ['WorkitemStateChangeNotification', 'offered'],
    ['OfferNotification', 'pending'],
  ])
})

test('answering, holding, retrieving, muting and hanging up are told as they are answered', () => {
  const { ana, device, item, at } = aLiveCall()
  expect(item).toMatchObject({
    state: 'active',
    inboxId: 'q_sales',
    name: 'Ben Ode',
    userId: 'u_ana',
    mute: 0,
  })
  for (const [route, state, mute] of [
    [`POST ${at}/mute`, 'active', 1],
    [`POST ${at}/hold`, 'hold', 1],
    [`POST ${at}/bridge`, 'active', 1],
    [`DELETE ${at}/mute`, 'active', 0],
    [`POST ${at}/hangup`, 'wrapup', 0],
  ] as const) {
    const { status, body, headers } = ana.ask(route)
    expect([status, body['state'], body['mute']]).toEqual([200, state, mute])
    const event = device.events('WorkitemStateChangeNotification').at(-1)
    expect(event?.['message']).toEqual(body)
    expect(event?.['cause']).toEqual({ requestId: headers['x-request-id'] })
  }
})

test('the version of a workitem rises with every change', () => {
  const { ana, device, at } = aLiveCall()
  ana.ask(`POST ${at}/hold`)
  ana.ask(`POST ${at}/bridge`)
  ana.ask(`POST ${at}/hangup`)
  const versions = device
    .events('WorkitemStateChangeNotification')
    .map((event) => (event['message'] as { version: number }).version)
  expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
})

test('a verb without a key whose state holds already changes nothing', () => {
  const { ana, device, at, item } = aLiveCall()
  const before = device.frames.length
  for (const route of [`POST ${at}/bridge`, `DELETE ${at}/mute`]) {
    const { status, body } = ana.ask(route)
    expect([status, body['version']]).toEqual([200, item.version])
  }
  ana.ask(`POST ${at}/hangup`)
  const ended = device.frames.length
  expect(ana.ask(`POST ${at}/hangup`).status).toBe(200)
  expect([before < ended, device.frames.length]).toEqual([true, ended])
})

test('a verb that is not listed is refused with the workitem as it is', () => {
  const { ana, at } = aLiveCall()
  const held = ana.ask(`POST ${at}/hold`).body
  const { status, body } = ana.ask(`POST ${at}/mute`)
  expect(status).toBe(409)
  expect(body).toMatchObject({ type: 'conflict', code: 'ACTION_NOT_ALLOWED', workitem: held })
  expect(body['requestId']).toEqual(expect.any(String))
})

test('keys reach a phone menu in their order, and it reacts', () => {
  const { hall, ana, at, callId } = aLiveCall({}, { onDigit: { '#': { press: '5' }, 9: { hangUp: true } } })
  expect(ana.ask(`POST ${at}/dtmf/%23`, { key: aKey() }).status).toBe(200)
  hall.clock.advance(1_000)
  expect(ana.open().timeEvents.map((event) => event.name)).toContain('farEndDtmf:5')
  expect(ana.ask(`POST ${at}/dtmf/9`, { key: aKey() }).status).toBe(200)
  hall.clock.advance(1_000)
  expect(ana.open()).toMatchObject({ state: 'wrapup', endReason: 'farEnd' })
  expect(hall.inside((core) => core.world.calls.get(callId)?.pressed)).toBe('#9')
})

test('a key that no dial pad has is refused', () => {
  const { ana, at } = aLiveCall()
  expect(ana.ask(`POST ${at}/dtmf/x`, { key: aKey() })).toMatchObject({
    status: 422,
    body: { param: 'digit' },
  })
})

test('a caller talks, presses keys and hangs up in its own time', () => {
  const { hall, ana } = aLiveCall({}, { talkMs: 9_000, presses: [{ afterMs: 2_000, digit: '1' }] })
  hall.clock.advance(2_000)
  expect(ana.open().timeEvents.map((event) => event.name)).toContain('farEndDtmf:1')
  hall.clock.advance(7_000)
  expect(ana.open()).toMatchObject({ state: 'wrapup', endReason: 'farEnd' })
})

test('answering a second call holds the first', () => {
  const { hall, ana, item } = aLiveCall()
  hall.call({ userId: 'u_ana', from: '+14805550135' })
  const second = answerCall(ana)
  const states = Object.fromEntries(ana.workitems().map((one) => [one.workitemId, one.state]))
  expect(states).toEqual({ [item.workitemId]: 'hold', [second.workitemId]: 'active' })
  ana.ask(`POST /users/api/calls/${item.workitemId}/bridge`)
  expect(
    ana
      .workitems()
      .map((one) => one.state)
      .sort(),
  ).toEqual(['active', 'hold'])
})

test('active on a ringing workitem takes its offer', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  const device = ana.connect()
  hall.call()
  const { workitemId } = ana.offer()
  expect(ana.ask(`POST /users/api/calls/${workitemId}/bridge`).body['state']).toBe('active')
  expect(device.events('OfferAcceptedNotification')).toHaveLength(1)
})

test('a wrap-up without a required disposition ends by its deadline', () => {
  const { hall, ana, at } = aLiveCall({ settings: { dispositionRequired: false, wrapupSeconds: 60 } })
  const ended = ana.ask(`POST ${at}/hangup`).body
  expect(ended['wrapupExpiresAt']).toBe(hall.clock.now() + 60_000)
  hall.clock.advance(59_999)
  expect(ana.open().state).toBe('wrapup')
  hall.clock.advance(1)
  expect(ana.workitems()[0]).toMatchObject({ state: 'terminated', endReason: 'hangUp' })
  expect(ana.workitems()[0]).not.toHaveProperty('wrapupExpiresAt')
})

test('a wrap-up that needs a disposition has no deadline', () => {
  const { hall, ana, at } = aLiveCall()
  expect(ana.ask(`POST ${at}/hangup`).body).not.toHaveProperty('wrapupExpiresAt')
  hall.clock.advance(1_800_000)
  expect(ana.workitems()[0]?.state).toBe('wrapup')
})

test('nobody sees or touches the workitem of another agent', () => {
  const { hall, item, at } = aLiveCall()
  const zoe = hall.as('zoe')
  expect(zoe.ask(`GET /users/api/workitems/${item.workitemId}`).status).toBe(404)
  expect(zoe.ask(`POST ${at}/hangup`)).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } })
  expect(zoe.workitems()).toEqual([])
})
