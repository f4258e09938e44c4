import { expect, test } from 'vitest'
import { openDevice } from './device.ts'
import { answerCall, openHall } from './hall.ts'
import type { Hall } from './hall.ts'

const openSocket = (hall: Hall) => openDevice(hall.centre, hall.clock)

test('a socket is greeted, welcomed and given page 1 of its snapshot', () => {
  const hall = openHall()
  const device = hall.as('ana').connect()
  const serverTime = hall.clock.now()
  const [hello, welcome, snapshot] = device.frames
  expect(hello).toEqual({ type: 'hello', heartbeatMs: 4_000, serverTime })
  const window = { resumeWindowMs: 180_000, bufferSize: 1_000 }
  expect(welcome).toMatchObject({ type: 'welcome', seq: 1, ...window, serverTime })
  expect(snapshot).toMatchObject({
    type: 'snapshot',
    page: 1,
    seq: 1,
    offers: [],
    openIds: [],
    workitems: [],
    more: false,
  })
  expect(snapshot).toMatchObject({
    epoch: welcome?.['epoch'],
    agent: { userId: 'u_ana', category: 'available' },
  })
})

test('a beat is acknowledged with the place of the stream', () => {
  const hall = openHall()
  const device = hall.as('ana').connect()
  hall.call()
  device.say({ type: 'heartbeat', lastSeq: 1 })
  expect(device.last('heartbeatAck')).toEqual({ type: 'heartbeatAck', serverTime: hall.clock.now(), seq: 4 })
})

test('who is silent for three heartbeats is dropped, before and after identifying', () => {
  const hall = openHall()
  const devices = [openSocket(hall), hall.as('ana').connect()]
  for (const device of devices) device.fallSilent()
  hall.clock.advance(11_999)
  expect(devices.map((device) => device.ended)).toEqual([undefined, undefined])
  hall.clock.advance(1)
  expect(devices.map((device) => device.ended)).toEqual(Array(2).fill({ code: 4002, reason: 'silent' }))
})

test('a ticket serves one connection, within 30 s, while its sign-in is good', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  const used = ana.ticket()
  const late = ana.ticket()
  const identify = (ticket: string) => {
    const device = openSocket(hall)
    device.say({ type: 'identify', ticket, deviceId: 'device-1' })
    return device.ended
  }
  expect(identify(used)).toBeUndefined()
  expect(identify(used)).toMatchObject({ code: 4001 })
  hall.clock.advance(30_000)
  expect(identify(late)).toMatchObject({ code: 4001 })
  const last = ana.ticket()
  ana.ask('DELETE /users/api/session')
  expect(identify(last)).toMatchObject({ code: 4001 })
})

test('another device replaces with 4003, the same device’s older socket ends with 1000', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  const older = ana.connect('device-1')
  const newer = ana.connect('device-1')
  const other = ana.connect('device-2')
  expect(older.ended).toMatchObject({ code: 1000 })
  expect(newer.ended).toMatchObject({ code: 4003 })
  hall.call()
  expect([newer.events().length, other.events().length]).toEqual([0, 3])
  expect(hall.happened.some((line) => line.includes('has lost'))).toBe(false)
})

test('a sign-in that ends closes its socket with 4001, unless a new token came in time', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  const [kept, ended] = [ana.connect(), hall.as('ivo').connect('device-2')]
  hall.clock.advance(1_800_000)
  kept.say({ type: 'reauth', ticket: hall.as('ana').ticket() })
  hall.clock.advance(1_800_000)
  expect([kept.ended, ended.ended]).toMatchObject([undefined, { code: 4001 }])
  kept.say({ type: 'reauth', ticket: hall.as('ivo').ticket() })
  expect(kept.ended).toMatchObject({ code: 4001 })
})

test.each([
  '',
  '{',
  '[]',
  '{}',
  '{"type":"identify"}',
  '{"type":"identify","ticket":"t"}',
  '{"type":"heartbeat"}',
])('a frame of %j is a protocol error: 4004', (frame) => {
  const device = openSocket(openHall())
  device.say(frame)
  expect(device.last('error')).toMatchObject({ code: 'PROTOCOL_ERROR' })
  expect(device.ended).toMatchObject({ code: 4004 })
})

test('a resume without a ticket is for sockets that have identified', () => {
  const device = openSocket(openHall())
  device.say({ type: 'resume', deviceId: 'd', sessionId: 's', epoch: 'e', lastSeq: 0 })
  expect(device.ended).toMatchObject({ code: 4004 })
})

test('a frame of an unknown type costs only itself', () => {
  const device = openHall().as('ana').connect()
  device.say({ type: 'weatherReport' })
  expect([device.last('error')?.['code'], device.ended]).toEqual(['UNKNOWN_TYPE', undefined])
})

test('events count from 1 without gaps, and carry the place up to which everything was told', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  const device = ana.connect()
  hall.call()
  const { workitemId } = answerCall(ana)
  ana.ask(`POST /users/api/calls/${workitemId}/hold`)
  expect(device.events().map((event) => event['seq'])).toEqual([2, 3, 4, 5, 6, 7, 8])
  const cursors = device.events().map((event) => String(event['cursor']))
  expect(new Set(cursors).size).toBe(cursors.length)
  const ids = device.events().map((event) => event['id'])
  expect(new Set(ids).size).toBe(ids.length)
  expect(device.events()[0]).toMatchObject({ result: 'SUCCESS', createdAt: hall.clock.now() })
})
