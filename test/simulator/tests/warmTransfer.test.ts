import { expect, test } from 'vitest'
import { aLiveCall, behave, call, parties, workOf } from './calls.ts'
import { answerCall } from './hall.ts'

const WARM = 'POST /users/api/conferences/current/warmtransfer'
const CREATE = 'POST /users/api/conferences'

/** The way of PROTOCOL 4: dial the target, conference of both, all three talk. */
function threeWayMoment(settings = {}) {
  const desk = aLiveCall(settings)
  const target = desk.dial('u_ivo', { option: 'user' })
  const held = desk.fetch(desk.item.workitemId).state
  const workitemIds = [desk.item.workitemId, target.workitemId]
  const conference = desk.done(CREATE, { addMe: true, workitemIds })
  return { ...desk, target, held, conference, workitemIds }
}

test('a warm transfer: the customer is held, all three talk, then the target has the customer', () => {
  const { hall, done, fetch, held, conference, item, target, workitemIds, ana } = threeWayMoment()
  expect(held).toBe('hold')
  expect(parties(conference)).toHaveLength(3)
  const body = {
    workitemIds,
    dispositionId: 'disp_followup',
    eventName: 'Ivo knows',
    recording: 'startRecording',
  }
  expect(done(WARM, body)).toMatchObject({
    workitemId: conference.workitemId,
    state: 'terminated',
    endReason: 'transferred',
  })
  expect(fetch(item.workitemId)).toMatchObject({
    state: 'wrapup',
    endReason: 'transferred',
    dispositionId: 'disp_followup',
    timeEvents: expect.arrayContaining([expect.objectContaining({ name: 'Ivo knows' })]) as unknown,
  })
  expect(fetch(target.workitemId)).toMatchObject({ state: 'terminated', endReason: 'transferred' })
  const [taken, leg] = workOf(hall, 'u_ivo')
  expect(taken).toMatchObject({
    state: 'active',
    type: 'InboundCall',
    originWorkitemId: item.workitemId,
    callId: item.callId,
    record: 1,
  })
  expect(taken && parties(taken)).toEqual(['customer +14805550134 connected', 'agent u_ivo connected'])
  expect(leg).toMatchObject({ state: 'terminated', endReason: 'transferred' })
  expect(ana.agent().category).toBe('wrapup')
})

test('the stored disposition waits in the wrap-up, whose deadline runs, and takes effect with its end', () => {
  const { hall, done, fetch, item, workitemIds } = threeWayMoment({ wrapupSeconds: 60 })
  done(WARM, { workitemIds, dispositionId: 'disp_followup' })
  expect(fetch(item.workitemId).wrapupExpiresAt).toBe(hall.clock.now() + 60_000)
  hall.clock.advance(60_000)
  expect(fetch(item.workitemId)).toMatchObject({ state: 'terminated', dispositionId: 'disp_followup' })
})

test('with extended work the wrap-up has no deadline', () => {
  const { hall, done, fetch, item } = threeWayMoment({ dispositionRequired: false })
  done(WARM, { extendedWork: true, surveyResult: { mood: 'good' } })
  hall.clock.advance(600_000)
  expect(fetch(item.workitemId)).toMatchObject({ state: 'wrapup', surveyResult: { mood: 'good' } })
})

test('without a conference, or below three parties, there is nothing to transfer', () => {
  const { send, done } = aLiveCall()
  expect(send(WARM)).toMatchObject({ status: 409, body: { code: 'ACTION_NOT_ALLOWED' } })
  const { workitemId } = done(CREATE)
  expect(send(WARM)).toMatchObject({ status: 409, body: { workitem: { workitemId } } })
})

test('who is named must be in the conference, two at least, and the payload right; else nothing happens', () => {
  const { send, conference, item, fetch } = threeWayMoment()
  for (const [body, param] of [
    [{ workitemIds: [item.workitemId] }, 'workitemIds'],
    [{ workitemIds: [item.workitemId, 'wi_none'] }, 'workitemIds'],
    [{ dispositionId: 'disp_payment' }, 'dispositionId'],
    [{ recording: 7 }, 'recording'],
    [{ extendedWork: 'yes' }, 'extendedWork'],
    [{ eventName: 7 }, 'eventName'],
  ] as const) {
    expect(send(WARM, body)).toMatchObject({ status: 422, body: { param } })
  }
  expect(fetch(conference.workitemId).version).toBe(conference.version)
})

test('who is not named is released, the others go on', () => {
  const { done, dial, fetch, workitemIds, conference } = threeWayMoment()
  const extra = dial('+14805550170', { conferenceWorkitemId: conference.workitemId })
  done(WARM, { workitemIds })
  expect(fetch(extra.workitemId)).toMatchObject({ state: 'wrapup', endReason: 'hangUp' })
})

test('a colleague takes over several as a conference of the own', () => {
  const { hall, done, dial, conference, item } = threeWayMoment()
  const extra = dial('+14805550170', { conferenceWorkitemId: conference.workitemId })
  done(WARM)
  const own = workOf(hall, 'u_ivo').filter(({ state }) => state !== 'terminated')
  const made = own.find(({ type }) => type === 'Conference')
  expect(made).toMatchObject({ state: 'conference' })
  expect(made && parties(made)).toHaveLength(3)
  const members = own.filter(({ conferenceWorkitemId }) => conferenceWorkitemId === made?.workitemId)
  expect(members.map(({ originWorkitemId }) => originWorkitemId).sort()).toEqual(
    [item.workitemId, extra.workitemId].sort(),
  )
})

test('a target with a real client hears of it: the own leg ends, the customer is there, as muted as before', () => {
  const desk = aLiveCall()
  const ivo = desk.hall.as('ivo')
  const device = ivo.connect('device-2')
  const { workitemId } = desk.done('POST /users/api/calls', { to: 'u_ivo', option: 'user' })
  const leg = answerCall(ivo)
  expect(leg).toMatchObject({ type: 'InboundCall', from: 'u_ana', name: 'Ana Ruiz', state: 'active' })
  expect(desk.fetch(workitemId)).toMatchObject({ type: 'OutboundCall', state: 'active', name: 'Ivo Marin' })
  ivo.ask(`POST ${call(leg.workitemId)}/mute`)
  desk.done(CREATE, { addMe: true, workitemIds: [desk.item.workitemId, workitemId] })
  desk.done(WARM)
  expect(ivo.open()).toMatchObject({ state: 'active', mute: 1, originWorkitemId: desk.item.workitemId })
  expect(ivo.open().participants.map(({ muted }) => muted)).toEqual([false, true])
  const live = device.events('WorkitemStateChangeNotification').map((event) => event['message'] as typeof leg)
  expect(live.filter(({ state }) => state === 'active').map((one) => one.workitemId)).toEqual([
    leg.workitemId,
    leg.workitemId,
    ivo.open().workitemId,
  ])
})

test.each([
  [{ whenRung: 'decline' }, 'rejected', 2_000],
  [{ whenRung: 'ignore' }, 'noAnswer', 20_000],
  [{ whenRung: 'away' }, 'noAnswer', 2_000],
  [{ whenRung: 'busy' }, 'busy', 2_000],
] as const)(
  'a consulted colleague with %j: the own leg ends without a wrap-up, the customer is still held',
  (how, endReason, ms) => {
    const { hall, done, fetch, item } = aLiveCall()
    behave(hall, 'u_ivo', how)
    const { workitemId } = done('POST /users/api/calls', { to: 'ivo', option: 'user' })
    expect(fetch(item.workitemId).state).toBe('hold')
    hall.clock.advance(ms)
    hall.clock.advance(0)
    expect(fetch(workitemId)).toMatchObject({ state: 'terminated', endReason })
    expect(fetch(item.workitemId).state).toBe('hold')
  },
)

test('either side of a colleague’s call may hang up, and neither has a wrap-up', () => {
  for (const byMe of [true, false]) {
    const { hall, ana, dial, fetch } = aLiveCall()
    behave(hall, 'u_ivo', byMe ? {} : { talkMs: 9_000 })
    const { workitemId } = dial('u_ivo', { option: 'user' })
    if (byMe) ana.ask(`POST ${call(workitemId)}/hangup`)
    else hall.clock.advance(9_000)
    expect(fetch(workitemId)).toMatchObject({ state: 'terminated', endReason: byMe ? 'hangUp' : 'farEnd' })
    expect(workOf(hall, 'u_ivo')[0]).toMatchObject({
      state: 'terminated',
      endReason: byMe ? 'farEnd' : 'hangUp',
    })
  }
})
