import { describe, expect, test } from 'vitest'
import type { Moment } from '../../../main/recorder/entry.ts'
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
