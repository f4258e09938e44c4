import { describe, expect, it } from 'vitest'
import { failure } from '../../../preload/contract.ts'
import { aLiveLink, aRefusal } from './link.ts'
import { ack } from './talk.ts'

describe('a socket that closes', () => {
  it.each([4001, 4002, 1001, 1006, 1011, 1000])('with %i is connected again and resumed', async (code) => {
    const { last, clock, begun, first, now } = await aLiveLink()
    last().drop(code)
    expect(now()).toMatchObject({ link: 'reconnecting', retryInMs: 250 })
    await clock.advance(250)
    await begun()
    expect(first()).toMatchObject({ type: 'resume', sessionId: 's1', lastSeq: 10, ticket: 't2' })
  })

  it.each([1009, 1007])('because of a frame that cannot be taken (%i) asks for a snapshot', async (code) => {
    const { last, clock, begun, first } = await aLiveLink()
    last().drop(code)
    await clock.advance(250)
    await begun()
    expect(first()).toMatchObject({ type: 'identify', cursor: 'c1' })
  })

  it('before it ever opened says why', async () => {
    const { last, now, reasons } = await aLiveLink()
    const problem = failure('SOCKET_REFUSED', 'The event connection was refused (403).')
    last().drop(1006, problem)
    expect(now()).toMatchObject({ link: 'reconnecting', problem })
    expect(reasons()).toEqual(['SOCKET_REFUSED'])
  })

  it('with 4003 has been replaced: it says so and does not fight', async () => {
    const { last, clock, now, lines, link } = await aLiveLink()
    last().drop(4003)
    link.wake()
    await clock.advance(600_000)
    expect([now(), lines.length, clock.pending()]).toEqual([{ link: 'replaced' }, 1, 0])
  })

  it('with 4003 comes back when the person asks for it', async () => {
    const { last, live, now, link } = await aLiveLink()
    last().drop(4003)
    link.start()
    await live()
    expect(now().link).toBe('live')
  })

  it('with 4001 while the sign-in has expired ends there', async () => {
    const { last, clock, door, now, reasons } = await aLiveLink()
    door.admit = () => Promise.resolve(aRefusal('SIGN_IN_EXPIRED'))
    last().drop(4001)
    expect(reasons()).toEqual([])
    await clock.advance(60_000)
    expect([now().link, door.asked, reasons()]).toEqual(['expired', 2, ['SIGN_IN_EXPIRED']])
  })
})

describe('a server that calls us out of order (4004)', () => {
  it('is identified to anew three times, and no more', async () => {
    const { last, clock, again, begun, first, now, lines } = await aLiveLink()
    for (let n = 0; n < 3; n += 1) {
      last().drop(4004)
      await again()
      await begun()
      expect(first()?.type).toBe('identify')
    }
    last().drop(4004)
    await clock.advance(600_000)
    expect(lines).toHaveLength(4)
    expect(now().problem?.code).toBe('PROTOCOL_ERROR')
  })

  it('is forgiven after 60 s of a healthy link', async () => {
    const { last, clock, again, live, begun, say, lines } = await aLiveLink()
    for (let n = 0; n < 6; n += 1) {
      last().drop(4004)
      await again()
      if (n === 2) {
        await live()
        for (let t = 0; t < 61; t += 1) {
          await clock.advance(1_000)
          await say(ack(10))
        }
      } else await begun()
    }
    expect(lines).toHaveLength(7)
  })
})
