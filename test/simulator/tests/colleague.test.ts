import { expect, test } from 'vitest'
import { TIDY_MS, WRITES_MS } from '../core/colleague.ts'
import { aLiveCall, behave, call, workOf } from './calls.ts'
import { aKey, openHall } from './hall.ts'
import { aLiveText } from './written.ts'

const toIvo = (workitemId: string) => `POST ${call(workitemId)}/usertransfer/u_ivo`

test('a simulated colleague is seen as there, or as away, and takes nothing from a queue by itself', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  const ivo = () => ana.ask('GET /data/api/types/user/u_ivo').body
  expect(ivo()).toMatchObject({ presence: 'available', category: 'available' })
  behave(hall, 'u_ivo', { whenRung: 'away' })
  expect(ivo()).toMatchObject({ presence: 'away', category: 'away' })
  behave(hall, 'u_ivo', { whenRung: 'answer' })
  hall.call()
  hall.clock.advance(60_000)
  expect(workOf(hall, 'u_ivo')).toEqual([])
})

test('a real client takes the seat for good: once it has gone, nobody answers there', () => {
  const { hall, done, item } = aLiveCall()
  const ivo = hall.as('ivo')
  const device = ivo.connect('device-2')
  device.leave()
  hall.clock.advance(30_000)
  expect(ivo.agent().category).toBe('offline')
  done(toIvo(item.workitemId))
  expect(workOf(hall, 'u_ivo')[0]).toMatchObject({ endReason: 'noAnswer', missedStatus: 0 })
})

test('who takes the seat of a simulated colleague has not been idle before', () => {
  const hall = openHall()
  const [ana, ivo] = [hall.as('ana'), hall.as('ivo')]
  hall.clock.advance(5_000)
  ana.connect()
  hall.clock.advance(5_000)
  ivo.connect('device-2')
  expect(ivo.agent().since).toBe(hall.clock.now())
  hall.call()
  expect(ana.offer().state).toBe('pending')
})

test('an offer that rings at a simulated colleague is there for the real one who comes in', () => {
  const { hall, done, item } = aLiveCall()
  done(toIvo(item.workitemId))
  const ivo = hall.as('ivo')
  const device = ivo.connect('device-2')
  expect(device.last('snapshot')?.['offers']).toMatchObject([{ state: 'pending', direct: true }])
  hall.clock.advance(5_000)
  expect(ivo.offer().state).toBe('pending')
})

test('a colleague who let it ring is No Answer, and back after a while', () => {
  const { hall, done, item } = aLiveCall()
  behave(hall, 'u_ivo', { whenRung: 'ignore' })
  done(toIvo(item.workitemId))
  hall.clock.advance(20_000)
  const category = () => hall.inside(({ world }) => world.users.get('u_ivo')?.agent.category)
  expect(category()).toBe('noAnswer')
  hall.clock.advance(15_000)
  expect(category()).toBe('available')
})

test.each(['InboundEmail', 'Chat', 'InboundSMS'] as const)(
  'a simulated colleague closes the %s that was handed over, and wraps it up',
  (type) => {
    const { hall, ana, item } = aLiveText({ type })
    ana.ask(toIvo(item.workitemId), { key: aKey() })
    hall.clock.advance(2_000)
    expect(workOf(hall, 'u_ivo')[0]).toMatchObject({ type, state: 'active' })
    hall.clock.advance(WRITES_MS)
    expect(workOf(hall, 'u_ivo')[0]).toMatchObject({ state: 'wrapup', endReason: 'closed' })
    hall.clock.advance(TIDY_MS)
    expect(workOf(hall, 'u_ivo')[0]).toMatchObject({ state: 'terminated', dispositionId: 'disp_followup' })
  },
)
