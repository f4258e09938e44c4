import { expect, test } from 'vitest'
import { aLiveCall, call } from './calls.ts'

test('recording starts and stops with nothing in the answer, the truth follows by event, and a file is there', () => {
  const { hall, ana, device, item, fetch } = aLiveCall({}, { says: 'Good morning.' })
  const record = `${call(item.workitemId)}/recording`
  const started = ana.ask(`POST ${record}`)
  expect([started.status, started.body]).toEqual([204, {}])
  const event = device.events('WorkitemStateChangeNotification').at(-1)
  expect(event?.['message']).toMatchObject({ record: 1, recordings: [] })
  const startedAt = hall.clock.now()
  hall.clock.advance(7_000)
  expect(ana.ask(`DELETE ${record}`).status).toBe(204)
  const { recordings, record: flag } = fetch(item.workitemId)
  expect([flag, recordings]).toMatchObject([0, [{ startedAt, durationMs: 7_000 }]])
  expect(hall.inside(({ world }) => [...world.sounds.values()])).toEqual([
    { durationMs: 7_000, spoken: [{ atMs: 300, text: 'Good morning.' }] },
  ])
})

test('asked for what holds already it changes nothing, and tells nobody', () => {
  const { ana, device, item } = aLiveCall()
  const before = device.frames.length
  expect(ana.ask(`DELETE ${call(item.workitemId)}/recording`).status).toBe(204)
  expect(device.frames).toHaveLength(before)
  expect(ana.ask(`POST ${call(item.workitemId)}/hangup`).body['recordings']).toEqual([])
})

test('a tenant may forbid it', () => {
  const { ana, item } = aLiveCall({ recordingAllowed: false })
  expect(item.actions).not.toContain('startRecording')
  expect(ana.ask(`POST ${call(item.workitemId)}/recording`)).toMatchObject({
    status: 409,
    body: { code: 'ACTION_NOT_ALLOWED' },
  })
})

test('it outlives hold, and ends with the call; each time it was on is a file of its own', () => {
  const { hall, ana, item, fetch, callId } = aLiveCall()
  const at = call(item.workitemId)
  ana.ask(`POST ${at}/recording`)
  hall.clock.advance(1_000)
  ana.ask(`DELETE ${at}/recording`)
  ana.ask(`POST ${at}/recording`)
  ana.ask(`POST ${at}/hold`)
  expect(fetch(item.workitemId).record).toBe(1)
  hall.clock.advance(2_000)
  hall.callerHangsUp(callId)
  expect(fetch(item.workitemId)).toMatchObject({
    state: 'wrapup',
    record: 0,
    recordings: [{ durationMs: 1_000 }, { durationMs: 2_000 }],
  })
})

test('what the other side says in the meantime is in the file, in its place', () => {
  const { hall, ana, send, item } = aLiveCall(
    {},
    { says: 'Hi.', onDigit: { 1: { say: 'Your balance is 42.' } } },
  )
  ana.ask(`POST ${call(item.workitemId)}/recording`)
  hall.clock.advance(4_000)
  send(`POST ${call(item.workitemId)}/dtmf/1`)
  hall.clock.advance(5_000)
  ana.ask(`DELETE ${call(item.workitemId)}/recording`)
  expect(hall.inside(({ world }) => [...world.sounds.values()][0]?.spoken)).toEqual([
    { atMs: 300, text: 'Hi.' },
    { atMs: 5_000, text: 'Your balance is 42.' },
  ])
})

test('in the recording of a conference everybody is heard, from when they joined', () => {
  const { hall, ana, done, dial, fetch, item } = aLiveCall({}, { says: 'Good morning.' })
  hall.inside(({ world }) => world.farEnds.set('+14805550171', { says: 'The bank here.' }))
  const bank = dial('+14805550171')
  const conference = done('POST /users/api/conferences', { addMe: true, workitemIds: [item.workitemId] })
  ana.ask(`POST ${call(conference.workitemId)}/recording`)
  hall.clock.advance(8_000)
  done(`POST /users/api/conferences/current/members/${bank.workitemId}`)
  hall.clock.advance(8_000)
  ana.ask(`DELETE ${call(conference.workitemId)}/recording`)
  expect(fetch(conference.workitemId).recordings).toMatchObject([{ durationMs: 16_000 }])
  expect(hall.inside(({ world }) => [...world.sounds.values()].at(-1)?.spoken)).toEqual([
    { atMs: 300, text: 'Good morning.' },
    { atMs: 8_300, text: 'The bank here.' },
  ])
})
