import { expect, test } from 'vitest'
import type { Happening, Place } from '../../../main/recorder/entry.ts'
import { createStreamPlace } from '../../../main/recorder/place.ts'

const frame = (json: object, socket = 1): Happening => ({ kind: 'in', socket, text: JSON.stringify(json) })
const event = (seq: number, socket = 1) => frame({ type: 'event', seq, epoch: 'e1' }, socket)
const page = (page: number, more: boolean) =>
  frame({ type: 'snapshot', page, epoch: 'e1', seq: 10, workitems: [], more })
const welcome = frame({ type: 'welcome', sessionId: 's1', epoch: 'e1', seq: 10 })
const resume = { type: 'resume', ticket: '', deviceId: 'd', sessionId: 's1', epoch: 'e1', lastSeq: 7 }
const said: Happening = { kind: 'out', socket: 2, text: JSON.stringify(resume) }

/** Where the stream of a socket stands after all this. */
function after(happenings: readonly Happening[], socket = 1): Place | undefined {
  const place = createStreamPlace()
  for (const one of happenings) place.note(one)
  return place.of(socket)
}

test('is that of the last frame that has one; an acknowledgement may be ahead of it', () => {
  const ack = frame({ type: 'heartbeatAck', seq: 15 })
  expect(after([welcome, page(1, false)])).toEqual({ sessionId: 's1', epoch: 'e1', seq: 10 })
  expect(after([welcome, page(1, false), event(11), event(12), ack])).toMatchObject({ seq: 12 })
})

test('is unknown while the whole list is still coming, and that of what came between its pages afterwards', () => {
  const midway = [welcome, page(1, true), event(11), page(2, true), event(12)]
  for (let count = 1; count <= midway.length; count += 1)
    expect(after(midway.slice(0, count))).toBeUndefined()
  expect(after([...midway, page(3, false)])).toEqual({ sessionId: 's1', epoch: 'e1', seq: 12 })
})

test('is, on a socket that resumes, that of the session which goes on there', () => {
  expect(after([welcome, said], 2)).toEqual({ sessionId: 's1', epoch: 'e1', seq: 7 })
  expect(after([said, event(8, 2), event(9, 2)], 2)).toMatchObject({ seq: 9 })
  const anew = frame({ type: 'welcome', sessionId: 's2', epoch: 'e2', seq: 40 }, 2)
  const whole = frame({ type: 'snapshot', page: 1, epoch: 'e2', seq: 40, more: false }, 2)
  expect(after([said, event(8, 2), anew, whole], 2)).toEqual({ sessionId: 's2', epoch: 'e2', seq: 40 })
})

test('is unknown where nobody has said it, and of no other socket', () => {
  expect(after([event(11)])).toBeUndefined()
  expect(after([])).toBeUndefined()
  expect(after([welcome, page(1, false)], 2)).toBeUndefined()
  expect(after([welcome, page(1, false), event(50, 2)])).toMatchObject({ seq: 10 })
})
