import { expect, test } from 'vitest'
import { speakingMs } from '../core/media.ts'
import { aLiveCall, behave, call, workOf } from './calls.ts'
import { aKey, openHall } from './hall.ts'

const SENTENCE = 'This is Ben, and the machine has stopped again.'

test('a ringing caller is sent to voicemail: answered at once, the file follows with the caller’s own sentence', () => {
  const hall = openHall()
  const [ana, ivo] = [hall.as('ana'), hall.as('ivo')]
  const device = ana.connect()
  hall.clock.advance(1)
  ivo.connect('device-2')
  hall.call({ caller: { says: SENTENCE } })
  const { workitemId } = ana.offer()
  const answered = ana.ask(`POST ${call(workitemId)}/voicemail`, { key: aKey() })
  expect(answered).toMatchObject({ status: 200, body: { state: 'terminated', endReason: 'voicemail' } })
  expect(answered.body).not.toHaveProperty('voicemailFile')
  expect(device.events('OfferRemovedNotification')).toHaveLength(1)
  expect(ivo.workitems()[0]).toMatchObject({ state: 'terminated', endReason: 'answeredElsewhere' })
  hall.clock.advance(1_000 + speakingMs(SENTENCE))
  expect(device.events('WorkitemStateChangeNotification').at(-1)?.['message']).toMatchObject({
    workitemId,
    vmStatus: 0,
    transcriptionMessage: SENTENCE,
    voicemailFile: { durationMs: speakingMs(SENTENCE) },
    actions: ['voicemailPlayed'],
  })
})

test('every caller has a sentence of the own, with the name and the number', () => {
  const hall = openHall()
  const said = ['+14805550134', '+14805550135', 'anonymous'].map((from) => {
    const callId = hall.call({ from })
    return hall.inside(({ world }) => world.calls.get(callId)?.caller.says)
  })
  expect(new Set(said).size).toBe(3)
  expect(said[0]).toContain('this is Ben Ode')
  expect(said[0]).toContain('1 4 8 0 5 5 5 0 1 3 4')
  expect(said[2]).not.toMatch(/call me back/)
})

test('a message is dropped on a call that still rings, or is live: the file is there, the agent is out', () => {
  for (const ms of [0, 2_000]) {
    const { hall, done, item, ana } = aLiveCall()
    ana.ask(`POST ${call(item.workitemId)}/hangup`)
    const { workitemId, callId } = done('POST /users/api/calls', { to: '+14805550170' })
    hall.clock.advance(ms)
    const dropped = done(`POST ${call(workitemId)}/voicemail`)
    const message = hall.inside(({ world }) => world.tenants.get('t_demo')?.voicemailMessage)
    expect(dropped).toMatchObject({
      state: 'wrapup',
      endReason: 'voicemail',
      transcriptionMessage: message,
      voicemailFile: { durationMs: speakingMs(message ?? '') },
    })
    expect(dropped).not.toHaveProperty('vmStatus')
    expect(hall.inside(({ world }) => world.calls.get(callId ?? '')?.stage)).toBe('ended')
  }
})

test('an inbound call that was answered has no voicemail', () => {
  const { send, item } = aLiveCall()
  expect(item.actions).not.toContain('voicemail')
  expect(send(`POST ${call(item.workitemId)}/voicemail`)).toMatchObject({ status: 409 })
})

test('a colleague who does not answer finds the message, unplayed', () => {
  const { hall, done } = aLiveCall()
  behave(hall, 'u_ivo', { whenRung: 'ignore' })
  const { workitemId } = done('POST /users/api/calls', { to: 'u_ivo', option: 'user' })
  expect(done(`POST ${call(workitemId)}/voicemail`)).toMatchObject({ state: 'terminated' })
  expect(workOf(hall, 'u_ivo')[0]).toMatchObject({
    state: 'terminated',
    endReason: 'voicemail',
    vmStatus: 0,
    voicemailFile: { signedUrl: expect.stringContaining('/media/') as unknown },
  })
})

test('the caller may give up before, and a machine answers nobody who has gone', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  ana.connect()
  const callId = hall.call()
  const { workitemId } = ana.offer()
  hall.callerHangsUp(callId)
  expect(ana.ask(`POST ${call(workitemId)}/voicemail`, { key: aKey() }).status).toBe(409)
})
