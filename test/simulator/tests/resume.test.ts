import { expect, test } from 'vitest'
import { newEpoch } from '../core/centre.ts'
import { emit } from '../core/socket/stream.ts'
import type { Device } from './device.ts'
import { openDevice } from './device.ts'
import { openHall } from './hall.ts'
import type { Hall, Person } from './hall.ts'

/** Comes back on a new socket from where `device` was. */
function comeBack(hall: Hall, person: Person, device: Device, change: object = {}): Device {
  const { sessionId, epoch }: Record<string, unknown> = device.last('welcome') ?? {}
  const lastSeq = Number(device.events().at(-1)?.['seq'] ?? 1)
  const next = openDevice(hall.centre, hall.clock)
  next.say({
    type: 'resume',
    ticket: person.ticket(),
    deviceId: 'device-1',
    sessionId,
    epoch,
    lastSeq,
    ...change,
  })
  return next
}

const types = (device: Device) => device.frames.map((frame) => frame.type)

function aLostDevice() {
  const hall = openHall({ settings: { offerSeconds: 600 } })
  const ana = hall.as('ana')
  const device = ana.connect()
  device.leave()
  return { hall, ana, device }
}

test('what was missed is sent, then `resumed`; a call offered meanwhile comes once', () => {
  const { hall, ana, device } = aLostDevice()
  hall.call()
  const next = comeBack(hall, ana, device)
  expect(types(next)).toEqual(['hello', 'event', 'event', 'event', 'resumed'])
  expect(next.events().map((event) => event['seq'])).toEqual([2, 3, 4])
  expect(next.last('resumed')).toEqual({ type: 'resumed', fromSeq: 2, toSeq: 4 })
  expect(next.events('OfferNotification')).toHaveLength(1)
  hall.call({ userId: 'u_ana' })
  expect(next.events().map((event) => event['seq'])).toEqual([2, 3, 4, 5, 6])
})

test('nothing missed is `fromSeq = toSeq + 1`', () => {
  const { hall, ana, device } = aLostDevice()
  expect(comeBack(hall, ana, device).last('resumed')).toEqual({ type: 'resumed', fromSeq: 2, toSeq: 1 })
})

test('a gap on a living socket is resumed on it, without a ticket', () => {
  const hall = openHall()
  const device = hall.as('ana').connect()
  hall.inside((core) => core.lines.get('u_ana')?.mishaps.push('drop'))
  hall.call()
  expect(device.events().map((event) => event['seq'])).toEqual([3, 4])
  const { sessionId, epoch }: Record<string, unknown> = device.last('welcome') ?? {}
  device.say({ type: 'resume', deviceId: 'device-1', sessionId, epoch, lastSeq: 1 })
  expect(device.events().map((event) => event['seq'])).toEqual([3, 4, 2, 3, 4])
  expect(device.last('resumed')).toEqual({ type: 'resumed', fromSeq: 2, toSeq: 4 })
  expect(device.ended).toBeUndefined()
})

test.each([
  ['epoch', (hall: Hall) => hall.inside(newEpoch), {}],
  ['epoch', () => undefined, { epoch: 'ep_other' }],
  ['session', () => undefined, { sessionId: 'ss_other' }],
  ['session', () => undefined, { deviceId: 'device-2' }],
  ['ahead', () => undefined, { lastSeq: 9 }],
  ['window', (hall: Hall) => hall.clock.advance(180_001), {}],
  [
    'window',
    (hall: Hall) =>
      hall.inside((core) => {
        for (let n = 0; n <= 1_000; n += 1) emit(core, 'u_ana', 'WeatherNotification', {})
      }),
    {},
  ],
])(
  'resync (%s): a new welcome and a snapshot, and no part of what was missed',
  (reason, meanwhile, change) => {
    const { hall, ana, device } = aLostDevice()
    hall.call()
    meanwhile(hall)
    const next = comeBack(hall, ana, device, change)
    expect(types(next)).toEqual(['hello', 'resync', 'welcome', 'snapshot'])
    expect(next.last('resync')?.['reason']).toBe(reason)
    expect(next.last('snapshot')?.['openIds']).toHaveLength(1)
    expect(next.last('welcome')?.['sessionId']).not.toBe(device.last('welcome')?.['sessionId'])
  },
)

test('the window of a resume is 180 s, and 1,000 events fit into it', () => {
  const { hall, ana, device } = aLostDevice()
  hall.clock.advance(1)
  hall.inside((core) => {
    for (let n = 0; n < 998; n += 1) emit(core, 'u_ana', 'WeatherNotification', {})
  })
  hall.clock.advance(179_999)
  const next = comeBack(hall, ana, device)
  // Offline after 30 s is one event, coming back another.
  expect(next.last('resumed')).toEqual({ type: 'resumed', fromSeq: 2, toSeq: 1_001 })
})

test('events of the last 180 s only are kept: one that is older cannot be resumed', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  const device = ana.connect()
  hall.call()
  hall.clock.advance(180_001)
  const { sessionId, epoch }: Record<string, unknown> = device.last('welcome') ?? {}
  device.say({ type: 'resume', deviceId: 'device-1', sessionId, epoch, lastSeq: 1 })
  expect(device.last('resync')).toMatchObject({ reason: 'window' })
})

test('a session that was told not to resume starts anew', () => {
  const { hall, ana, device } = aLostDevice()
  hall.inside((core) => core.sessions.delete(String(device.last('welcome')?.['sessionId'])))
  expect(comeBack(hall, ana, device).last('resync')).toMatchObject({ reason: 'session' })
})

test('a session that was replaced has the same window, counted from then', () => {
  for (const [ms, type] of [
    [180_000, 'resumed'],
    [180_001, 'resync'],
  ] as const) {
    const hall = openHall()
    const ana = hall.as('ana')
    const device = ana.connect('device-1')
    ana.connect('device-2')
    hall.clock.advance(ms)
    expect(comeBack(hall, ana, device).last(type)).toBeDefined()
  }
})
