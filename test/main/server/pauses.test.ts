import { describe, expect, it } from 'vitest'
import { aLiveLink } from './link.ts'
import { ack } from './talk.ts'

describe('the pause before another attempt', () => {
  it('doubles from half a second to thirty, each time anywhere below', async () => {
    const { last, again, told } = await aLiveLink({ random: 0.999 })
    for (let n = 0; n < 9; n += 1) {
      last().drop(1006)
      await again()
    }
    const pauses = told.flatMap(({ retryInMs }) => retryInMs ?? [])
    expect(pauses.map((ms) => Math.round(ms / 0.999))).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
    ])
  })

  it('may be none at all: chance begins at nothing', async () => {
    const { last, now } = await aLiveLink({ random: 0 })
    last().drop(1006)
    expect(now().retryInMs).toBe(0)
  })

  it('is short again after 60 s of a healthy link, and not before', async () => {
    const healthy = async (seconds: number) => {
      const { last, clock, again, live, say, now } = await aLiveLink()
      for (let n = 0; n < 4; n += 1) {
        last().drop(1006)
        await again()
        await live()
      }
      for (let t = 0; t < seconds; t += 1) {
        await clock.advance(1_000)
        await say(ack(10))
      }
      last().drop(1006)
      return now().retryInMs
    }
    expect([await healthy(59), await healthy(60)]).toEqual([4_000, 250])
  })

  it('does not count a minute with a gap in it as healthy', async () => {
    const { last, clock, say, now } = await aLiveLink()
    last().drop(1006)
    await clock.advance(250)
    last().open()
    await say(
      { type: 'hello', heartbeatMs: 15_000, serverTime: 0 },
      { type: 'resumed', fromSeq: 11, toSeq: 10 },
    )
    for (let t = 0; t < 59; t += 1) {
      await clock.advance(1_000)
      await say(ack(10))
    }
    await say(ack(12))
    await clock.advance(1_500)
    last().drop(1006)
    expect(now().retryInMs).toBe(500)
  })
})
