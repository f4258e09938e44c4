import { expect, test } from 'vitest'
import { aLiveCall, behave, call, parties, workOf } from './calls.ts'
import { answerCall } from './hall.ts'

const toAgent = (id: string, userId: string) => `POST ${call(id)}/usertransfer/${userId}`
const toInbox = (id: string, inboxId: string) => `POST ${call(id)}/queuetransfer/${inboxId}`
const outside = (id: string) => `POST ${call(id)}/externaltransfer`

test('a blind transfer ends this agent’s work and rings at a simulated colleague, who answers', () => {
  const { hall, done, item } = aLiveCall()
  const body = { eventName: 'Over to Ivo', recording: true, survey: 'survey-1' }
  expect(done(toAgent(item.workitemId, 'u_ivo'), body)).toMatchObject({
    state: 'wrapup',
    endReason: 'transferred',
    timeEvents: expect.arrayContaining([expect.objectContaining({ name: 'Over to Ivo' })]) as unknown,
  })
  const origin = { originWorkitemId: item.workitemId, surveyId: 'survey-1', callId: item.callId }
  expect(workOf(hall, 'u_ivo')[0]).toMatchObject({ state: 'offered', ...origin })
  hall.clock.advance(2_000)
  expect(workOf(hall, 'u_ivo')[0]).toMatchObject({ state: 'active', record: 1, ...origin })
})

test.each([
  ['keepCurrent', 1],
  ['stopRecording', 0],
  [false, 0],
])('recording %j decides what becomes of a running recording', (recording, record) => {
  const { hall, ana, done, item } = aLiveCall()
  ana.ask(`POST ${call(item.workitemId)}/recording`)
  hall.clock.advance(3_000)
  const left = done(toAgent(item.workitemId, 'u_ivo'), { recording })
  expect(left).toMatchObject({ record: 0, recordings: [{ durationMs: 3_000 }] })
  hall.clock.advance(2_000)
  expect(workOf(hall, 'u_ivo')[0]).toMatchObject({ state: 'active', record })
})

test.each([
  [{ whenRung: 'decline' }, 'rejected', 2_000],
  [{ whenRung: 'ignore' }, 'expired', 20_000],
  [{ whenRung: 'away' }, 'noAnswer', 0],
  [{ whenRung: 'busy' }, 'busy', 0],
] as const)(
  'a colleague with %j misses it, and the caller waits in the queue again',
  (how, endReason, ms) => {
    const { hall, done, item, callId } = aLiveCall()
    behave(hall, 'u_ivo', how)
    done(toAgent(item.workitemId, 'u_ivo'))
    hall.clock.advance(ms)
    hall.clock.advance(0)
    expect(workOf(hall, 'u_ivo').find((one) => one.endReason === endReason)).toMatchObject({
      state: 'terminated',
      missedStatus: 0,
      originWorkitemId: item.workitemId,
    })
    expect(hall.inside(({ world }) => world.calls.get(callId)?.stage)).toBe('waiting')
  },
)

test('a call that came directly has no queue to go back to, and ends', () => {
  const { hall, done, ana, item } = aLiveCall()
  ana.ask(`POST ${call(item.workitemId)}/hangup`)
  const direct = hall.call({ userId: 'u_ana', from: '+14805550135' })
  const { workitemId } = answerCall(ana)
  behave(hall, 'u_ivo', { whenRung: 'away' })
  done(toAgent(workitemId, 'u_ivo'))
  hall.clock.advance(0)
  expect(hall.inside(({ world }) => world.calls.get(direct)?.stage)).toBe('ended')
})

test('a colleague with a real client gets the offer, and decides as a person does', () => {
  const { hall, done, item } = aLiveCall()
  const ivo = hall.as('ivo')
  ivo.connect('device-2')
  done(toAgent(item.workitemId, 'u_ivo'))
  hall.clock.advance(10_000)
  expect(ivo.offer()).toMatchObject({ direct: true, state: 'pending' })
  expect(answerCall(ivo)).toMatchObject({ state: 'active', originWorkitemId: item.workitemId })
})

test('nobody is transferred to oneself, to a stranger or to another tenant', () => {
  const { send, item } = aLiveCall()
  for (const userId of ['u_ana', 'u_nobody', 'u_zoe']) {
    expect(send(toAgent(item.workitemId, userId))).toMatchObject({ status: 422, body: { param: 'userId' } })
  }
  expect(send(toInbox(item.workitemId, 'q_other_sales'))).toMatchObject({
    status: 422,
    body: { param: 'inboxId' },
  })
  expect(send(toAgent(item.workitemId, 'u_ivo'), { recording: 'louder' })).toMatchObject({
    status: 422,
    body: { param: 'recording' },
  })
})

test('an inbox transfer is claimed by somebody else', () => {
  const { hall, done, item, fetch, ana } = aLiveCall()
  behave(hall, 'u_eva', { claimAfterMs: 8_000 })
  expect(done(toInbox(item.workitemId, 'q_billing'))).toMatchObject({ state: 'wrapup' })
  const waiting = ana.workitems().find(({ state }) => state === 'inqueue')
  expect(waiting).toMatchObject({ inboxId: 'q_billing', originWorkitemId: item.workitemId })
  hall.clock.advance(8_000)
  expect(workOf(hall, 'u_eva')[0]).toMatchObject({ state: 'active', originWorkitemId: item.workitemId })
  expect(fetch(waiting?.workitemId ?? '')).toMatchObject({ endReason: 'answeredElsewhere' })
  expect(fetch(item.workitemId).state).toBe('wrapup')
})

test('ringAll rings at every available agent at once; the first wins, for the others it is removed', () => {
  const { hall, done, item } = aLiveCall()
  behave(hall, 'u_eva', { whenRung: 'ignore' })
  const ivo = hall.as('ivo')
  const device = ivo.connect('device-2')
  done(toInbox(item.workitemId, 'q_support'), { ringAll: true })
  expect(ivo.offer()).toMatchObject({ direct: false, inboxId: 'q_support' })
  expect(workOf(hall, 'u_eva')[0]?.state).toBe('offered')
  behave(hall, 'u_eva', { whenRung: 'answer' })
  hall.clock.advance(4_000)
  expect(workOf(hall, 'u_eva')[0]?.state).toBe('active')
  expect(device.events('OfferRemovedNotification').at(-1)?.['message']).toMatchObject({ state: 'removed' })
  expect(ivo.workitems()[0]).toMatchObject({ state: 'terminated', endReason: 'answeredElsewhere' })
})

test('an agent who declines a colleague in a queue leaves the call, and the colleague stays in it', () => {
  const { hall, done, dial } = aLiveCall()
  behave(hall, 'u_ivo', {})
  behave(hall, 'u_eva', { whenRung: 'decline' })
  const { workitemId } = dial('u_ivo', { option: 'user' })
  done(toInbox(workitemId, 'q_support'), { ringAll: true })
  const atEva = () => workOf(hall, 'u_eva').map((one) => [one.state, ...parties(one)])
  expect(atEva()).toEqual([['offered', 'agent u_ivo ringing', 'agent u_eva ringing']])
  hall.clock.advance(2_000)
  expect(atEva()).toEqual([['inqueue', 'agent u_ivo ringing']])
})

test('when everybody who was rung declines it waits like any other', () => {
  const { hall, done, item, callId } = aLiveCall()
  behave(hall, 'u_ivo', { whenRung: 'decline' })
  behave(hall, 'u_eva', { whenRung: 'decline', afterMs: 3_000 })
  done(toInbox(item.workitemId, 'q_support'), { ringAll: true })
  const stage = () => hall.inside(({ world }) => world.calls.get(callId)?.stage)
  hall.clock.advance(2_000)
  expect(stage()).toBe('offered')
  hall.clock.advance(1_000)
  expect(stage()).toBe('waiting')
})

test('an external transfer releases the call; extended work keeps the wrap-up without a deadline', () => {
  for (const [extendedWork, deadline] of [
    [false, true],
    [true, false],
  ]) {
    const { done, hall, item, callId, states } = aLiveCall({ dispositionRequired: false })
    const body = { number: '+1 480 555 0199', extendedWork, campaignId: 'cp_1' }
    const left = done(outside(item.workitemId), body)
    expect(left).toMatchObject({ state: 'wrapup', endReason: 'transferred', campaignId: 'cp_1' })
    expect('wrapupExpiresAt' in left).toBe(deadline)
    expect(hall.inside(({ world }) => world.calls.get(callId)?.stage)).toBe('ended')
    hall.clock.advance(600_000)
    expect(states()[item.workitemId]).toBe(deadline ? 'terminated' : 'wrapup')
  }
})

test('a disposition and survey answers come with the transfer, or nothing happens at all', () => {
  const { send, done, item, fetch } = aLiveCall()
  const number = '+14805550199'
  for (const [body, param] of [
    [{}, 'number'],
    [{ number: 'mother' }, 'number'],
    [{ number, dispositionId: 'disp_payment', surveyResult: { mood: 'bad' } }, 'dispositionId'],
    [{ number, dispositionId: 'disp_followup', surveyResult: 7 }, 'surveyResult'],
  ] as const) {
    expect(send(outside(item.workitemId), body)).toMatchObject({ status: 422, body: { param } })
  }
  expect(fetch(item.workitemId).version).toBe(item.version)
  const body = { number, dispositionId: 'disp_followup', surveyResult: { mood: 'good' } }
  expect(done(outside(item.workitemId), body)).toMatchObject({
    state: 'wrapup',
    dispositionId: 'disp_followup',
    surveyResult: { mood: 'good' },
  })
})

test('a colleague’s call is handed on: whoever stays talks to whoever takes it', () => {
  const { hall, dial, done } = aLiveCall()
  const ivo = dial('u_ivo', { option: 'user' })
  expect(done(toAgent(ivo.workitemId, 'u_eva'))).toMatchObject({
    state: 'terminated',
    endReason: 'transferred',
  })
  hall.clock.advance(4_000)
  const [kept, taken] = [workOf(hall, 'u_ivo')[0], workOf(hall, 'u_eva')[0]]
  expect(taken).toMatchObject({ state: 'active', from: 'u_ivo', name: 'Ivo Marin' })
  expect(kept && parties(kept)).toEqual([
    'agent u_ana left',
    'agent u_ivo connected',
    'agent u_eva connected',
  ])
})

test('the caller may hang up while the transferred call rings, and was missed', () => {
  const { hall, done, item, callId } = aLiveCall()
  done(toAgent(item.workitemId, 'u_ivo'))
  hall.callerHangsUp(callId)
  expect(workOf(hall, 'u_ivo')[0]).toMatchObject({ endReason: 'callerHungUp', missedStatus: 0 })
})

test('a simulated colleague wraps up, and is available again', () => {
  const { hall, done, item, callId } = aLiveCall()
  done(toAgent(item.workitemId, 'u_ivo'))
  hall.clock.advance(2_000)
  const category = () => hall.inside(({ world }) => world.users.get('u_ivo')?.agent.category)
  expect(category()).toBe('busy')
  hall.callerHangsUp(callId)
  expect(category()).toBe('wrapup')
  hall.clock.advance(4_000)
  expect(category()).toBe('available')
  expect(workOf(hall, 'u_ivo')[0]).toMatchObject({ state: 'terminated', dispositionId: 'disp_followup' })
})
