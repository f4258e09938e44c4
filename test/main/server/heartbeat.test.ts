import { describe, expect, it } from 'vitest'
import { createHeartbeat } from '../../../main/server/heartbeat.ts'
import { virtualClock } from '../../ports.ts'

function aHeart({ heartbeatMs = 15_000, urgent = false, answers = true } = {}) {
  const clock = virtualClock()
  const beats: number[] = []
  const dead: number[] = []
  const state = { urgent, answers }
  const heart = createHeartbeat({
    clock,
    heartbeatMs,
    urgent: () => state.urgent,
    beat() {
      beats.push(clock.now())
      if (state.answers) clock.after(100, () => heart.ack())
    },
    dead: () => dead.push(clock.now()),
  })
  return { clock, heart, beats, dead, state }
}

describe('the heartbeat', () => {
  it('beats every 4 s while all is calm', async () => {
    const { clock, beats, dead } = aHeart()
    await clock.advance(12_000)
    expect([beats, dead]).toEqual([[4_000, 8_000, 12_000], []])
  })

  it('beats as often as the server wants it, if that is more often', async () => {
    const { clock, beats } = aHeart({ heartbeatMs: 1_500 })
    await clock.advance(4_500)
    expect(beats).toEqual([1_500, 3_000, 4_500])
  })

  it('beats every second while a call is up', async () => {
    const { clock, beats } = aHeart({ urgent: true })
    await clock.advance(3_000)
    expect(beats).toEqual([1_000, 2_000, 3_000])
  })

  it('beats as often as the server wants it also then', async () => {
    const { clock, beats } = aHeart({ urgent: true, heartbeatMs: 400 })
    await clock.advance(1_200)
    expect(beats).toEqual([400, 800, 1_200])
  })

  it('does not sleep through a call that begins between two beats', async () => {
    const { clock, heart, beats, state } = aHeart()
    await clock.advance(500)
    state.urgent = true
    heart.quicken()
    await clock.advance(1_500)
    expect(beats).toEqual([1_500])
  })

  it('does not put a beat off because of news', async () => {
    const { clock, heart, beats } = aHeart({ urgent: true })
    for (let i = 0; i < 30; i += 1) {
      await clock.advance(100)
      heart.quicken()
    }
    expect(beats).toEqual([1_000, 2_000, 3_000])
  })

  it('finds the link dead 2 s after a beat that nobody acknowledged', async () => {
    const { clock, dead } = aHeart({ answers: false })
    await clock.advance(5_999)
    expect(dead).toEqual([])
    await clock.advance(1)
    expect(dead).toEqual([6_000])
  })

  it('finds it dead within 3 s during a call, though it goes on beating', async () => {
    const { clock, dead, state } = aHeart({ urgent: true })
    await clock.advance(1_500)
    state.answers = false
    await clock.advance(3_000)
    expect(dead).toEqual([4_000])
  })

  it('waits for an acknowledgement that comes behind much else, and not for ever', async () => {
    const { clock, heart, dead } = aHeart({ answers: false })
    await clock.advance(4_000)
    for (let i = 0; i < 9; i += 1) {
      await clock.advance(1_000)
      heart.heard()
    }
    expect(dead).toEqual([])
    await clock.advance(1_000)
    expect(dead).toEqual([14_000])
  })

  it('finds it dead 2 s after the last of what came, where the acknowledgement did not', async () => {
    const { clock, heart, dead } = aHeart({ answers: false })
    await clock.advance(4_000)
    await clock.advance(500)
    heart.heard()
    await clock.advance(60_000)
    expect(dead).toEqual([6_500])
  })

  it('reads what has arrived before it finds the link dead, however long the program was held up', async () => {
    const { clock, heart, dead } = aHeart({ answers: false })
    // What the socket holds is read in the same turn as the timer that comes late, and after it.
    clock.after(6_000, () => clock.after(0, () => heart.ack()))
    await clock.advance(7_999)
    expect(dead).toEqual([])
  })

  it('never finds a quiet but answering link dead', async () => {
    const { clock, dead } = aHeart()
    await clock.advance(3_600_000)
    expect(dead).toEqual([])
  })

  it('beats at once when it is checked, and finds a silent link dead a second later, not two', async () => {
    const { clock, heart, beats, dead, state } = aHeart()
    await clock.advance(500)
    heart.check()
    await clock.advance(1_500)
    expect([beats, dead]).toEqual([[500], []])
    state.answers = false
    heart.check()
    await clock.advance(999)
    expect([beats, dead]).toEqual([[500, 2_000], []])
    await clock.advance(1)
    expect(dead).toEqual([3_000])
  })

  it('finds a silent link dead a second after the first check, however often it is checked again', async () => {
    const { clock, heart, dead } = aHeart({ answers: false })
    heart.check()
    for (let i = 0; i < 9; i += 1) {
      await clock.advance(300)
      heart.check()
    }
    expect(dead[0]).toBe(1_000)
  })

  it('waits not a moment longer for a beat that was unanswered when it was checked, nor less than a second', async () => {
    const late = aHeart({ answers: false })
    await late.clock.advance(5_800)
    late.heart.check()
    await late.clock.advance(1_000)
    expect(late.dead).toEqual([6_000])
    const early = aHeart({ answers: false })
    await early.clock.advance(4_100)
    early.heart.check()
    await early.clock.advance(2_000)
    expect(early.dead).toEqual([5_100])
  })

  it('is as patient as ever once a check was answered', async () => {
    const { clock, heart, dead, state } = aHeart()
    heart.check()
    await clock.advance(100)
    state.answers = false
    await clock.advance(5_899)
    expect(dead).toEqual([])
    await clock.advance(1)
    expect(dead).toEqual([6_000])
  })

  it('leaves no timer behind when it stops', async () => {
    const { clock, heart, beats } = aHeart({ answers: false })
    await clock.advance(4_000)
    heart.stop()
    expect(clock.pending()).toBe(0)
    await clock.advance(60_000)
    expect(beats).toEqual([4_000])
  })
})
