import { describe, expect, test } from 'vitest'
import type { Moment } from '../../../main/recorder/entry.ts'
import { placeAfter } from '../../../main/recorder/place.ts'
import { createTape } from '../../../main/recorder/tape.ts'
import { aState } from '../../renderer/fixtures.ts'

const frame = (at: number, json: object, socket = 1): Moment => ({
  at,
  kind: 'in',
  socket,
  text: JSON.stringify(json),
})
const checkpoint = (at: number, more: object = {}): Moment => ({
  at,
  kind: 'checkpoint',
  state: aState(),
  ...more,
})
const event = (at: number, seq: number, socket = 1) => frame(at, { type: 'event', seq, epoch: 'e1' }, socket)

describe('the tape', () => {
  test('holds at most what it may, in entries and in characters, however long the day', () => {
    for (const text of ['', 'x'.repeat(400)]) {
      const tape = createTape(100, 20_000)
      tape.turn(checkpoint(0))
      let most = { entries: 0, characters: 0 }
      for (let at = 1; at < 2_000; at += 1) {
        tape.add(frame(at, { text }))
        if (tape.full() !== 'no') tape.turn(checkpoint(at))
        const moments = tape.moments()
        expect(moments[0]?.kind).toBe('checkpoint')
        expect(moments.at(-1)?.at).toBe(at)
        const characters = moments.reduce(
          (sum, one) => sum + ('text' in one ? (one.text?.length ?? 0) : 0),
          0,
        )
        most = {
          entries: Math.max(most.entries, moments.length),
          characters: Math.max(most.characters, characters),
        }
      }
      expect(most.entries).toBeLessThanOrEqual(102)
      expect(most.characters).toBeLessThan(21_000)
    }
  })

  test('says when it cannot wait any longer for a good moment to turn', () => {
    const tape = createTape(10, 100_000)
    for (let at = 0; at < 5; at += 1) tape.add(event(at, at))
    expect(tape.full()).toBe('full')
    for (let at = 0; at < 5; at += 1) tape.add(event(at, at))
    expect(tape.full()).toBe('overfull')
    for (let at = 0; at < 30; at += 1) tape.add(event(at, at))
    expect(tape.full()).toBe('bursting')
  })
})

describe('the place of a stream', () => {
  const welcome = frame(1, { type: 'welcome', sessionId: 's1', epoch: 'e1', seq: 10 })

  test('is that of the last frame that has one; an acknowledgement may be ahead of it', () => {
    const moments = [welcome, event(2, 11), event(3, 12), frame(4, { type: 'heartbeatAck', seq: 15 })]
    expect(placeAfter(moments, 1)).toEqual({ sessionId: 's1', epoch: 'e1', seq: 12 })
  })

  test('goes on from the checkpoint before, on the same socket only', () => {
    const from = checkpoint(0, { socket: 1, position: { sessionId: 's1', epoch: 'e1', seq: 7 } })
    expect(placeAfter([from, event(1, 8)], 1)).toEqual({ sessionId: 's1', epoch: 'e1', seq: 8 })
    expect(placeAfter([from, event(1, 8, 2)], 2)).toBeUndefined()
    expect(placeAfter([from, event(1, 8), event(2, 50, 2)], 1)).toEqual({
      sessionId: 's1',
      epoch: 'e1',
      seq: 8,
    })
  })

  test('is, on a socket that resumes, that of the session which goes on there', () => {
    const resume = { type: 'resume', ticket: '', deviceId: 'd', sessionId: 's1', epoch: 'e1', lastSeq: 7 }
    const said: Moment = { at: 1, kind: 'out', socket: 2, text: JSON.stringify(resume) }
    expect(placeAfter([welcome, said], 2)).toEqual({ sessionId: 's1', epoch: 'e1', seq: 7 })
    expect(placeAfter([said, event(2, 8, 2), event(3, 9, 2)], 2)).toMatchObject({ seq: 9 })
    const anew = frame(3, { type: 'welcome', sessionId: 's2', epoch: 'e2', seq: 40 }, 2)
    expect(placeAfter([said, event(2, 8, 2), anew], 2)).toEqual({ sessionId: 's2', epoch: 'e2', seq: 40 })
  })

  test('is unknown where nobody has said it', () => {
    expect(placeAfter([event(2, 11)], 1)).toBeUndefined()
    expect(placeAfter([], 1)).toBeUndefined()
  })
})
