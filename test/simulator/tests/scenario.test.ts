import { expect, test } from 'vitest'
import type { Settings } from '../core/shapes.ts'
import { answerCall, openHall } from './hall.ts'

/** Twenty minutes of a scenario with ana at her desk, who answers nothing; everything that happened, and each event. */
function aTrace(seed: number, scenario: 'morning' | 'busy' = 'busy') {
  const hall = openHall({ scenario, seed })
  const device = hall.as('ana').connect()
  hall.clock.advance(1_200_000)
  return { trace: [...hall.happened, ...device.frames.map((frame) => JSON.stringify(frame))], hall, device }
}

test('the same seed gives the same day, to the letter', () => {
  expect(aTrace(7).trace).toEqual(aTrace(7).trace)
})

test('another seed gives another day', () => {
  expect(aTrace(7).trace).not.toEqual(aTrace(8).trace)
})

test('who signs in when does not change who calls', () => {
  const callers = (signIns: number) => {
    const hall = openHall({ scenario: 'busy', seed: 3 })
    for (let n = 0; n < signIns; n += 1) hall.as('ivo')
    hall.as('ana').connect()
    hall.clock.advance(60_000)
    return hall.happened.filter((line) => line.includes(' calls '))
  }
  expect(callers(0)).toEqual(callers(5))
})

test('in the morning the first call rings 3 s after the first agent is available, wherever that agent is', () => {
  for (const name of ['ana', 'eva']) {
    const hall = openHall({ scenario: 'morning' })
    hall.clock.advance(100_000)
    const device = hall.as(name).connect()
    hall.clock.advance(2_500)
    expect(device.events('OfferNotification')).toHaveLength(0)
    hall.clock.advance(750)
    expect(device.events('OfferNotification')).toHaveLength(1)
  }
})

test.each(['morning', 'mixed'] as const)(
  'a %s day does not flood: never more than two calls wait',
  (scenario) => {
    const hall = openHall({ scenario })
    hall.as('ana').connect()
    for (let minute = 0; minute < 50; minute += 1) {
      hall.clock.advance(60_000)
      const waiting = hall.inside((core) =>
        [...core.world.calls.values()].filter((one) => one.stage !== 'ended' && !one.text),
      )
      expect(waiting.length).toBeLessThanOrEqual(2)
    }
  },
)

test('what nobody answers in writing keeps no caller away', () => {
  const hall = openHall({ scenario: 'mixed' })
  const ana = hall.as('ana')
  ana.connect()
  const count = (written: boolean) =>
    hall.inside(
      (core) => [...core.world.calls.values()].filter((one) => Boolean(one.text) === written).length,
    )
  const halfAnHour = () => {
    for (let turn = 0; turn < 180; turn += 1) {
      hall.clock.advance(10_000)
      ana.ask('PUT /users/api/acd/status', { body: { statusId: 'st_available' } })
    }
  }
  halfAnHour()
  expect(count(true)).toBeGreaterThan(2)
  const before = count(false)
  halfAnHour()
  expect(count(false)).toBeGreaterThan(before + 5)
})

test('calls keep coming to an agent who works', () => {
  const hall = openHall({ scenario: 'morning', settings: { dispositionRequired: false, wrapupSeconds: 5 } })
  const ana = hall.as('ana')
  const device = ana.connect()
  let answered = 0
  for (let second = 0; second < 1_800; second += 1) {
    hall.clock.advance(1_000)
    const ringing = ana.workitems().find((item) => item.state === 'offered')
    if (ringing) {
      const { workitemId } = answerCall(ana)
      ana.ask(`POST /users/api/calls/${workitemId}/hangup`)
      answered += 1
    }
  }
  expect(answered).toBeGreaterThan(10)
  expect(device.events('OfferAcceptedNotification')).toHaveLength(answered)
})

test('quiet stays quiet', () => {
  const hall = openHall({ scenario: 'quiet' })
  hall.as('ana').connect()
  hall.clock.advance(600_000)
  expect(hall.inside((core) => core.world.calls.size)).toBe(0)
})

test('in the scenario auto the tenant lets phones answer by themselves; elsewhere it does not', () => {
  const seconds = (scenario: 'auto' | 'morning') => {
    const session = openHall({ scenario })
      .as('ana')
      .ask('POST /users/api/session', { body: { deviceId: 'd' } })
    return (session.body['settings'] as Settings).autoAnswerSeconds
  }
  expect([seconds('auto'), seconds('morning')]).toEqual([3, null])
})
