import { expect, test } from 'vitest'
import { aLiveCall, call, member, parties, workOf } from './calls.ts'
import type { Desk } from './calls.ts'

const CREATE = 'POST /users/api/conferences'
const UNKNOWN = '+14805550170'

/** Customer, colleague and Ana in one conference. */
function threeTalk(desk: Desk = aLiveCall()) {
  const ivo = desk.dial('u_ivo', { option: 'user' })
  const workitemIds = [desk.item.workitemId, ivo.workitemId]
  const conference = desk.done(CREATE, { addMe: true, workitemIds })
  return { ...desk, ivo, conference }
}

test('a conference takes the live call in, and its member points to it', () => {
  const { done, fetch, item } = aLiveCall()
  const conference = done(CREATE)
  expect(conference).toMatchObject({ type: 'Conference', state: 'conference', channelType: 'voice' })
  expect(parties(conference)).toEqual(['agent u_ana connected', 'customer +14805550134 connected'])
  expect(conference.participants[1]?.workitemId).toBe(item.workitemId)
  expect(fetch(item.workitemId)).toMatchObject({
    state: 'conference',
    conferenceWorkitemId: conference.workitemId,
    actions: expect.arrayContaining([
      'removeFromConference',
      'hangUp',
      'mute',
      'dtmf',
      'disposition',
    ]) as unknown,
  })
})

test('a conference may wait empty, held calls are added to it, and a second one is refused', () => {
  const { done, send, fetch, item, ana } = aLiveCall()
  ana.ask(`POST ${call(item.workitemId)}/hold`)
  expect(fetch(item.workitemId).actions).not.toContain('addToConference')
  const empty = done(CREATE)
  expect(parties(empty)).toEqual(['agent u_ana connected'])
  expect(fetch(item.workitemId).actions).toContain('addToConference')
  expect(send(CREATE)).toMatchObject({ status: 409, body: { workitem: { workitemId: empty.workitemId } } })
  expect(done(`POST ${member(item.workitemId)}`)).toMatchObject({ state: 'conference' })
  expect(fetch(empty.workitemId).participants).toHaveLength(2)
})

test('at no moment is a call live beside a live conference', () => {
  const { device, done, item } = threeTalk()
  done(`POST ${call(item.workitemId)}/dtmf/1`)
  const live = new Map<string, string>()
  for (const event of device.events('WorkitemStateChangeNotification')) {
    const { workitemId, state, type } = event['message'] as Desk['item']
    live.set(
      workitemId,
      state === 'active' || (type === 'Conference' && state === 'conference') ? 'live' : '',
    )
    expect([...live.values()].filter((one) => one === 'live').length).toBeLessThanOrEqual(1)
  }
})

test('three talk: each party is listed once, by its kind', () => {
  const { conference } = threeTalk()
  expect(parties(conference)).toEqual([
    'agent u_ana connected',
    'customer +14805550134 connected',
    'agent u_ivo connected',
  ])
  expect(conference.actions).toContain('warmTransfer')
})

test('who is called from a conference is external where no contact has the number', () => {
  const { dial, done } = aLiveCall()
  const conference = done(CREATE)
  const called = dial(UNKNOWN, { conferenceWorkitemId: conference.workitemId })
  expect(called).toMatchObject({ state: 'conference', conferenceWorkitemId: conference.workitemId })
  expect(called.participants.map(({ kind }) => kind)).toEqual(['external', 'agent'])
})

test('the agent leaves the audio and comes back while the others talk on', () => {
  const { ana, conference, fetch, states, item } = threeTalk()
  const held = ana.ask(`POST ${call(conference.workitemId)}/hold`).body
  expect(held).toMatchObject({
    state: 'hold',
    actions: ['active', 'hangUp', 'saveSurveyResult', 'assignContact', 'notes'],
  })
  expect(parties(fetch(conference.workitemId))[0]).toBe('agent u_ana held')
  expect(states()[item.workitemId]).toBe('conference')
  expect(ana.ask(`POST ${call(conference.workitemId)}/bridge`).body['state']).toBe('conference')
  expect(ana.ask(`POST ${call(conference.workitemId)}/bridge`).status).toBe(200)
})

test('muting a member silences that party, muting the conference silences the agent', () => {
  const { ana, conference, item, fetch } = threeTalk()
  ana.ask(`POST ${call(item.workitemId)}/mute`)
  const muted = () => fetch(conference.workitemId).participants.map((one) => one.muted)
  expect(muted()).toEqual([false, true, false])
  expect(fetch(conference.workitemId).mute).toBe(0)
  ana.ask(`POST ${call(conference.workitemId)}/mute`)
  ana.ask(`DELETE ${call(item.workitemId)}/mute`)
  expect(muted()).toEqual([true, false, false])
})

test('a member is held, made active with the agent behind it, or hung up, one by one', () => {
  const { ana, conference, item, ivo, fetch } = threeTalk()
  const remove = (id: string, action: string) => ana.ask(`DELETE ${member(id)}?action=${action}`).body
  expect(remove(item.workitemId, 'hold')).toMatchObject({ state: 'hold' })
  expect(fetch(conference.workitemId)).toMatchObject({ state: 'conference' })
  expect(fetch(item.workitemId)).not.toHaveProperty('conferenceWorkitemId')
  ana.ask(`POST ${member(item.workitemId)}`, { key: '00000000-0000-4000-9000-000000000001' })
  expect(remove(item.workitemId, 'active')).toMatchObject({ state: 'active' })
  expect(fetch(conference.workitemId)).toMatchObject({ state: 'hold' })
  expect(remove(item.workitemId, 'active')).toMatchObject({ state: 'active' })
  expect(remove(ivo.workitemId, 'hangup')).toMatchObject({ state: 'terminated', endReason: 'hangUp' })
  expect(fetch(conference.workitemId)).toMatchObject({ state: 'terminated', endReason: 'closed' })
  expect(ana.ask(`DELETE ${member(item.workitemId)}?action=louder`)).toMatchObject({
    status: 422,
    body: { param: 'action' },
  })
})

test('removing the target leaves the agent with the customer, in a conference of two', () => {
  const { ana, conference, ivo, fetch } = threeTalk()
  ana.ask(`DELETE ${member(ivo.workitemId)}?action=hangup`)
  expect(fetch(conference.workitemId)).toMatchObject({ state: 'conference' })
  expect(fetch(conference.workitemId).actions).not.toContain('warmTransfer')
  expect(parties(fetch(conference.workitemId))).toContain('agent u_ivo left')
})

test('below two connected parties the conference dissolves, and no call can be added any more', () => {
  const { hall, callId, fetch, done, dial } = aLiveCall()
  const conference = done(CREATE)
  const other = dial(UNKNOWN)
  expect(other.actions).toContain('addToConference')
  hall.callerHangsUp(callId)
  expect(fetch(conference.workitemId)).toMatchObject({ state: 'terminated', endReason: 'closed' })
  expect(fetch(other.workitemId)).toMatchObject({ state: 'active' })
  expect(fetch(other.workitemId).actions).not.toContain('addToConference')
})

test('who joins with music hears it first, then a beep says so, and joins muted and recorded as asked', () => {
  const { hall, done, fetch, dial } = aLiveCall()
  const conference = done(CREATE)
  const other = dial(UNKNOWN)
  const musicURL = 'https://music.example/waltz.mp3'
  const options = { beep: true, music: true, musicURL, muted: true, record: true }
  const joining = done(`POST ${member(other.workitemId)}`, options)
  expect(joining).toMatchObject({ state: 'conference', mute: 1 })
  expect(joining.timeEvents.at(-1)?.name).toBe(`music:${musicURL}`)
  expect(parties(fetch(conference.workitemId)).at(-1)).toBe(`external ${UNKNOWN} held`)
  hall.clock.advance(3_000)
  const joined = fetch(conference.workitemId)
  expect(joined).toMatchObject({ state: 'conference', record: 1 })
  expect(joined.participants.at(-1)).toMatchObject({ address: UNKNOWN, state: 'connected', muted: true })
  expect(joined.timeEvents.at(-1)?.name).toBe('beep')
})

test('options of a wrong kind, music from nowhere and a forbidden recording are refused by name', () => {
  const { done, send, dial } = aLiveCall({ recordingAllowed: false })
  done(CREATE)
  const other = dial(UNKNOWN)
  for (const [body, param] of [
    [{ beep: 1 }, 'beep'],
    [{ music: 'yes' }, 'music'],
    [{ musicURL: 'file:///etc/passwd' }, 'musicURL'],
    [{ record: true }, 'record'],
  ] as const) {
    expect(send(`POST ${member(other.workitemId)}`, body)).toMatchObject({ status: 422, body: { param } })
  }
})

test('addMe false joins the two and leaves the agent as a transfer does', () => {
  const desk = aLiveCall()
  const ivo = desk.dial('u_ivo', { option: 'user' })
  const workitemIds = [desk.item.workitemId, ivo.workitemId]
  const conference = desk.done(CREATE, { addMe: false, workitemIds })
  expect(conference).toMatchObject({ type: 'Conference', state: 'terminated', endReason: 'transferred' })
  expect(desk.fetch(desk.item.workitemId)).toMatchObject({ state: 'wrapup', endReason: 'transferred' })
  expect(desk.fetch(ivo.workitemId)).toMatchObject({ state: 'terminated', endReason: 'transferred' })
  expect(workOf(desk.hall, 'u_ivo')[0]).toMatchObject({
    state: 'active',
    originWorkitemId: desk.item.workitemId,
    from: '+14805550134',
  })
})

test('what a conference is made of is checked, part by part', () => {
  const { send, item } = aLiveCall()
  const { workitemId } = item
  for (const [body, param] of [
    [{ addMe: true }, 'workitemIds'],
    [{ workitemIds: [workitemId] }, 'addMe'],
    [{ addMe: true, workitemIds: [] }, 'workitemIds'],
    [{ addMe: true, workitemIds: [workitemId, workitemId] }, 'workitemIds'],
    [{ addMe: true, workitemIds: ['wi_none'] }, 'workitemIds'],
    [{ addMe: false, workitemIds: [workitemId] }, 'workitemIds'],
  ] as const) {
    expect(send(CREATE, body)).toMatchObject({ status: 422, body: { code: 'VALIDATION_FAILED', param } })
  }
})

test('hanging up a conference of two ends the call, of three leaves the others talking', () => {
  const two = aLiveCall()
  const small = two.done(CREATE)
  expect(two.ana.ask(`POST ${call(small.workitemId)}/hangup`).body).toMatchObject({ state: 'terminated' })
  expect(two.fetch(two.item.workitemId)).toMatchObject({ state: 'wrapup', endReason: 'hangUp' })
  const three = threeTalk()
  three.ana.ask(`POST ${call(three.conference.workitemId)}/hangup`)
  expect(three.fetch(three.item.workitemId)).toMatchObject({ state: 'wrapup', endReason: 'hangUp' })
  expect(workOf(three.hall, 'u_ivo')[0]).toMatchObject({ state: 'active', name: 'Ben Ode' })
})

test('two outside parties talk on without an agent, until one of them has enough', () => {
  const { ana, done, dial, hall, callId } = aLiveCall()
  const conference = done(CREATE)
  const other = dial(UNKNOWN, { conferenceWorkitemId: conference.workitemId })
  ana.ask(`POST ${call(conference.workitemId)}/hangup`)
  const stages = () =>
    hall.inside(({ world }) => [callId, other.callId ?? ''].map((id) => world.calls.get(id)?.stage))
  expect(stages()).toEqual(['bridged', 'bridged'])
  hall.callerHangsUp(callId)
  expect(stages()).toEqual(['ended', 'ended'])
})

test('a recording goes into the conference with its call, and out again as files', () => {
  const { ana, hall, done, fetch, item, callId } = aLiveCall()
  ana.ask(`POST ${call(item.workitemId)}/recording`)
  hall.clock.advance(4_000)
  const conference = done(CREATE)
  expect(conference.record).toBe(1)
  expect(fetch(item.workitemId)).toMatchObject({ record: 0, recordings: [{ durationMs: 4_000 }] })
  hall.clock.advance(6_000)
  hall.callerHangsUp(callId)
  expect(fetch(conference.workitemId).recordings).toMatchObject([{ durationMs: 6_000 }])
})
