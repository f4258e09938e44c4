import { expect, test } from 'vitest'
import { control } from '../control/answer.ts'
import type { Plane } from '../control/plane.ts'
import type { Workitem } from '../core/shapes.ts'
import { createFaults } from '../net/faults.ts'
import type { Device } from './device.ts'
import { aKey, answerCall, openHall } from './hall.ts'
import type { Hall } from './hall.ts'

const planeOf = ({ centre, clock }: Hall): Plane => ({
  centre,
  clock,
  faults: createFaults(),
  log: [],
  page: new Map(),
})
const pages = (device: Device) => device.frames.filter((frame) => frame.type === 'snapshot')
const itemsOf = (device: Device) => pages(device).flatMap((page) => page['workitems'] as Workitem[])
const cursorOf = (device: Device) => String(device.frames.findLast((frame) => 'cursor' in frame)?.['cursor'])

function aLongHistory(count = 3_000) {
  const hall = openHall()
  control(planeOf(hall), 'history', { user: 'ana', count })
  return { hall, ana: hall.as('ana') }
}

test('a long history comes in pages of a few hundred kB, all at one place of the stream', () => {
  const { hall, ana } = aLongHistory()
  const device = ana.connect()
  expect(pages(device)).toHaveLength(1)
  hall.clock.advance(1_000)
  const all = pages(device)
  expect(all.map((page) => page['page'])).toEqual(all.map((_, n) => n + 1))
  expect(all.map((page) => page['more'])).toEqual(all.map((_, n) => n < all.length - 1))
  expect(new Set(all.map((page) => page['seq'])).size).toBe(1)
  for (const page of all) expect(JSON.stringify(page).length).toBeLessThan(300 * 1024)
  expect(new Set(itemsOf(device).map((item) => item.workitemId)).size).toBe(3_000)
})

test('open work is on page 1, ahead of all history', () => {
  const { hall, ana } = aLongHistory()
  hall.call()
  const device = ana.connect()
  const { openIds, workitems, offers }: Record<string, unknown> = pages(device)[0] ?? {}
  expect(openIds).toEqual([ana.offer().workitemId])
  expect(workitems).toMatchObject([{ state: 'offered' }])
  expect(offers).toMatchObject([{ state: 'pending' }])
})

test('open work that does not fit goes on in the next pages, and page 1 names all of it', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  ana.connect().leave()
  for (let n = 0; n < 700; n += 1) hall.call({ inboxId: 'q_billing', from: `+1480666${1000 + n}` })
  const device = ana.connect()
  hall.clock.advance(10)
  const [first] = pages(device)
  expect(first?.['openIds']).toHaveLength(700)
  expect((first?.['workitems'] as object[]).length).toBeLessThan(700)
  expect(new Set(itemsOf(device).map((item) => item.workitemId)).size).toBe(700)
})

test('with a cursor only what changed since is told', () => {
  const { hall, ana } = aLongHistory(500)
  const device = ana.connect()
  hall.clock.advance(100)
  hall.call()
  const { workitemId } = answerCall(ana)
  const cursor = cursorOf(device)
  device.leave()
  ana.ask(`POST /users/api/calls/${workitemId}/hangup`)
  ana.ask(`POST /users/api/workitems/${workitemId}/disposition`, {
    key: aKey(),
    body: { dispositionId: 'disp_sale' },
  })
  const next = ana.connect('device-1', cursor)
  hall.clock.advance(100)
  expect(itemsOf(next)).toMatchObject([{ workitemId, state: 'terminated' }])
  expect(itemsOf(ana.connect('device-1', cursorOf(next)))).toEqual([])
})

test('a snapshot that broke off goes on from the cursor of its last page', () => {
  const { hall, ana } = aLongHistory()
  const device = ana.connect()
  hall.clock.advance(1)
  device.leave()
  const seen = itemsOf(device).length
  expect(seen).toBeLessThan(3_000)
  const next = ana.connect('device-1', cursorOf(device))
  hall.clock.advance(1_000)
  expect(seen + itemsOf(next).length).toBe(3_000)
})

test('without a cursor, or with one that cannot be read, the last 30 days are told', () => {
  const hall = openHall()
  control(planeOf(hall), 'history', { user: 'ana', count: 60, days: 60 })
  for (const cursor of [undefined, 'nonsense', 'v1.zzzzzzzzzz']) {
    const device = hall.as('ana').connect('device-1', cursor)
    hall.clock.advance(100)
    expect(itemsOf(device)).toHaveLength(29)
  }
})

test('events come between the later pages, and carry no cursor before the last has gone out', () => {
  const { hall, ana } = aLongHistory()
  const device = ana.connect()
  hall.call()
  hall.clock.advance(1_000)
  hall.call({ userId: 'u_ana' })
  const kinds = device.frames
    .map((frame) => frame.type)
    .filter((type) => type === 'event' || type === 'snapshot')
  expect(kinds.slice(0, 5)).toEqual(['snapshot', 'event', 'event', 'event', 'snapshot'])
  const withCursor = device.events().map((event) => 'cursor' in event)
  expect(withCursor).toEqual([false, false, false, true, true])
})

test('a snapshot that had not ended cannot be resumed', () => {
  const { hall, ana } = aLongHistory()
  const device = ana.connect()
  const { sessionId, epoch }: Record<string, unknown> = device.last('welcome') ?? {}
  device.say({ type: 'resume', deviceId: 'device-1', sessionId, epoch, lastSeq: 1 })
  expect(device.last('resync')).toMatchObject({ reason: 'snapshot' })
  hall.clock.advance(1_000)
  expect(pages(device).at(-1)?.['more']).toBe(false)
})

test('an odd item is put into one snapshot and costs no other', () => {
  const { hall, ana } = aLongHistory(1)
  control(planeOf(hall), 'oddItem')
  const device = ana.connect()
  hall.clock.advance(100)
  expect(itemsOf(device).map((item) => typeof item.workitemId)).toEqual(['number', 'string'])
  expect(itemsOf(ana.connect())).toHaveLength(0)
})
