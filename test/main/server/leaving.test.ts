import { describe, expect, it } from 'vitest'
import { settle } from '../../ports.ts'
import { aLiveLink, aRefusal, aTicket } from './link.ts'

describe('a server that is leaving', () => {
  const goaway = (more: object) => ({
    type: 'goaway',
    reason: 'deploy',
    withinMs: 10_000,
    resumable: true,
    ...more,
  })

  it('is left at a moment within its time, and resumed elsewhere', async () => {
    const { say, clock, lines, begun, first } = await aLiveLink()
    await say(goaway({}))
    await clock.advance(4_999)
    expect(lines[0]?.left).toBeUndefined()
    await clock.advance(1)
    expect(lines[0]?.left).toBe(1001)
    await begun()
    expect(first()?.type).toBe('resume')
  })

  it('and remembers nothing of us is asked for a snapshot', async () => {
    const { say, clock, begun, first } = await aLiveLink()
    await say(goaway({ resumable: false }))
    await clock.advance(5_000)
    await begun()
    expect(first()?.type).toBe('identify')
  })

  it('and goes before we do is not bothered sooner than we meant to leave', async () => {
    const { say, clock, last, lines, now, begun, first } = await aLiveLink()
    await say(goaway({ resumable: false }))
    await clock.advance(1_000)
    last().drop(1001)
    expect(now()).toMatchObject({ retryInMs: 4_000, problem: { code: 'GOING_AWAY' } })
    await clock.advance(4_000)
    expect(lines).toHaveLength(2)
    await begun()
    expect(first()?.type).toBe('identify')
  })

  it('twice is left once, at the moment that it named last', async () => {
    const { say, clock, lines } = await aLiveLink()
    await say(goaway({ withinMs: 1_000 }), goaway({ withinMs: 2_000 }))
    await clock.advance(999)
    expect(lines[0]?.left).toBeUndefined()
    await clock.advance(1)
    await settle()
    expect(lines).toHaveLength(2)
  })
})

describe('what has been told to forget', () => {
  it('the stream begins with a snapshot', async () => {
    const { link, begun, first } = await aLiveLink()
    link.forget()
    link.start()
    await begun()
    expect(first()?.type).toBe('identify')
  })
})

describe('what is known and cannot be true', () => {
  it('is asked for anew at once, whole, on a new connection', async () => {
    const { link, lines, begun, first } = await aLiveLink()
    link.resync()
    await begun()
    expect(lines).toHaveLength(2)
    expect(first()?.type).toBe('identify')
  })

  it('is not asked for while nobody is to be connected', async () => {
    const { link, lines } = await aLiveLink()
    link.stop({ link: 'signedOut' })
    link.resync()
    await settle()
    expect(lines).toHaveLength(1)
  })
})

describe('a new token', () => {
  it('is shown to the living connection as a new ticket', async () => {
    const { link, last } = await aLiveLink()
    link.reauth()
    await settle()
    expect(last().sent.at(-1)).toEqual({ type: 'reauth', ticket: 't2' })
  })

  it('without a connection is nobody’s business: no ticket is fetched that nobody would use', async () => {
    const { link, last, door } = await aLiveLink()
    let fetched = 0
    door.ticket = () => {
      fetched += 1
      return Promise.resolve(aTicket('unused'))
    }
    last().drop(1006)
    link.reauth()
    await settle()
    expect([fetched, last().sent.length]).toEqual([0, 1])
  })

  it('whose ticket cannot be had, or comes for a connection that is gone, changes nothing', async () => {
    const { link, last, door, lines } = await aLiveLink()
    door.ticket = () => Promise.resolve(aRefusal('UNREACHABLE'))
    link.reauth()
    await settle()
    door.ticket = () => settle().then(() => aRefusal('UNREACHABLE'))
    link.reauth()
    link.wake()
    await settle()
    await settle()
    expect(lines.flatMap(({ sent }) => sent).filter(({ type }) => type === 'reauth')).toEqual([])
    expect(last().left).toBeUndefined()
  })
})
