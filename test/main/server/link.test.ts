import { describe, expect, it } from 'vitest'
import { SUB_PROTOCOL } from '../../../preload/contract.ts'
import { promised, settle } from '../../ports.ts'
import { aLink, aLiveLink, aRefusal, aTicket } from './link.ts'
import { ack, event, snapshot, welcome } from './talk.ts'

describe('a start', () => {
  it('is let in, connects and becomes live with page 1', async () => {
    const { link, told, last, begun, say } = aLink()
    link.start()
    await begun()
    expect([last().url, last().protocol]).toEqual(['wss://centre.example/events', SUB_PROTOCOL])
    expect(told.map((s) => s.link)).toEqual(['connecting', 'syncing'])
    await say(welcome(), snapshot())
    expect(told.at(-1)).toEqual({ link: 'live' })
  })

  it.each([
    ['WRONG_PASSWORD', 'signedOut'],
    ['BAD_ADDRESS', 'signedOut'],
    ['SIGN_IN_EXPIRED', 'expired'],
  ])('that is refused with %s ends %s, and is not tried again', async (code, state) => {
    const { link, door, now, clock } = aLink()
    door.admit = () => Promise.resolve(aRefusal(code))
    link.start()
    await clock.advance(120_000)
    expect([door.asked, now().link, now().problem?.code]).toEqual([1, state, code])
    expect(clock.pending()).toBe(0)
  })

  it('that nobody has signed in for is no error', async () => {
    const { link, door, now } = aLink()
    door.admit = () => Promise.resolve(aRefusal('SIGNED_OUT'))
    link.start()
    await settle()
    expect(now()).toEqual({ link: 'signedOut' })
  })

  it('that no server answers is tried again, and says why and when', async () => {
    const { link, door, now, clock, lines } = aLink()
    door.admit = () => Promise.resolve(aRefusal('UNREACHABLE'))
    link.start()
    await settle()
    expect(now()).toMatchObject({ link: 'connecting', retryInMs: 250, problem: { code: 'UNREACHABLE' } })
    door.admit = () => Promise.resolve(aTicket('t'))
    await clock.advance(250)
    expect(lines).toHaveLength(1)
  })

  it('waits as long as the server says, however often', async () => {
    const { link, door, clock } = aLink()
    door.admit = () => Promise.resolve(aRefusal('UNAVAILABLE', { retryAfterMs: 7_000 }))
    link.start()
    await clock.advance(20_999)
    expect(door.asked).toBe(3)
    await clock.advance(1)
    expect(door.asked).toBe(4)
  })

  it('whose way in throws is tried again all the same', async () => {
    const { link, door, clock, now } = aLink()
    door.admit = () => Promise.reject(new Error('a bug'))
    link.start()
    await settle()
    expect(now()).toMatchObject({ link: 'connecting', problem: { code: 'INTERNAL' } })
    await clock.advance(1_000)
    expect(door.asked).toBeGreaterThan(1)
  })
})

describe('an end', () => {
  it('while it is being let in is not overtaken by the answer', async () => {
    const { link, clock, lines, door, now } = aLink()
    const admitted = promised<ReturnType<typeof aTicket>>()
    door.admit = () => admitted.promise
    link.start()
    link.stop({ link: 'signedOut' })
    admitted.keep(aTicket('late'))
    await settle()
    expect([now().link, lines.length, clock.pending()]).toEqual(['signedOut', 0, 0])
  })

  it('closes a socket that is opening, and one that is live', async () => {
    const opening = aLink()
    opening.link.start()
    await settle()
    for (const { link, last, clock, now } of [opening, await aLiveLink()]) {
      link.stop({ link: 'signedOut' })
      expect([last().left, now().link, clock.pending()]).toEqual([1000, 'signedOut', 0])
    }
  })

  it('while it waits to try again, or to leave, is the end of that as well', async () => {
    const { link, last, clock, door, say } = await aLiveLink()
    await say({ type: 'goaway', reason: 'deploy', withinMs: 10_000, resumable: true })
    last().drop(1006)
    link.stop({ link: 'signedOut' })
    await clock.advance(120_000)
    expect([clock.pending(), door.asked]).toEqual([0, 1])
  })

  it('is not undone by a wake-up', async () => {
    const { link, door, clock } = await aLiveLink()
    link.stop({ link: 'signedOut' })
    link.wake()
    await clock.advance(60_000)
    expect(door.asked).toBe(1)
  })
})

describe('a wake-up', () => {
  it('gives the old socket up and connects at once, and resumes', async () => {
    const { link, lines, live, first, now } = await aLiveLink()
    link.wake()
    expect([lines[0]?.left, now().link]).toEqual([1001, 'reconnecting'])
    await live()
    expect([lines.length, first()?.type, now().link]).toEqual([2, 'resume', 'live'])
  })

  it('does not wait for the rest of a pause', async () => {
    const { link, lines, last } = await aLiveLink()
    last().drop(1006)
    link.wake()
    await settle()
    expect(lines).toHaveLength(2)
  })

  it('trusts no connection that was open before, also while being let in; nor does a loss', async () => {
    const { link, last, again, live, distrusted } = await aLiveLink()
    expect(distrusted()).toBe(0)
    last().drop(1006)
    await again()
    expect(distrusted()).toBe(1)
    link.wake()
    expect(distrusted()).toBe(2)
    await live()
    expect(distrusted()).toBe(2)
  })

  it('and does so once: while nothing new was heard there is nothing more to distrust', async () => {
    const { link, door, again, distrusted } = await aLiveLink()
    door.admit = () => Promise.resolve(aRefusal('UNREACHABLE'))
    link.wake()
    await settle()
    for (let turn = 0; turn < 3; turn += 1) await again()
    expect(distrusted()).toBe(1)
  })

  it('while it is being let in uses the new way only', async () => {
    const { link, door, lines, live, now } = aLink()
    const slow = promised<ReturnType<typeof aTicket>>()
    door.admit = () => slow.promise
    link.start()
    await settle()
    door.admit = () => Promise.resolve(aTicket('second'))
    link.wake()
    await settle()
    slow.keep(aTicket('first'))
    await live()
    expect([lines.length, lines[0]?.sent[0]?.['ticket'], now().link]).toEqual([1, 'second', 'live'])
  })

  it('makes the old conversation deaf', async () => {
    const { link, lines, now } = await aLiveLink()
    link.wake()
    lines[0]?.say(event(11))
    lines[0]?.drop(4003)
    await settle()
    expect(now().link).not.toBe('replaced')
  })
})

describe('a link that answers no more', () => {
  it('is given up within 6 s while idle', async () => {
    const { clock, now } = await aLiveLink()
    await clock.advance(5_999)
    expect(now().link).toBe('live')
    await clock.advance(1)
    expect(now().link).toBe('reconnecting')
  })

  it('is kept while it does', async () => {
    const { clock, now, say } = await aLiveLink()
    for (let t = 0; t < 60; t += 1) {
      await clock.advance(1_000)
      await say(ack(10))
    }
    expect(now().link).toBe('live')
  })
})

describe('a gap', () => {
  it('is shown as not live until it is closed', async () => {
    const { say, told } = await aLiveLink()
    await say(event(12))
    await say(event(11), event(12), { type: 'resumed', fromSeq: 11, toSeq: 12 })
    expect(told.map((s) => s.link).slice(-3)).toEqual(['live', 'syncing', 'live'])
  })
})

describe('somebody who sits down again', () => {
  it('keeps a link that answers at once', async () => {
    const { link, lines, last, say, clock, now } = await aLiveLink()
    link.check()
    expect(last().sent.at(-1)?.type).toBe('heartbeat')
    await say({ type: 'heartbeatAck', serverTime: 0, seq: 0 })
    await clock.advance(1_500)
    expect([lines.length, now().link]).toEqual([1, 'live'])
  })

  it('has a dead one made anew after a second', async () => {
    const { link, lines, clock, now } = await aLiveLink()
    link.check()
    await clock.advance(1_000)
    expect([lines[0]?.left, now().link]).toEqual([1001, 'reconnecting'])
  })

  it('leaves an attempt alone that is under way already', async () => {
    const { link, door, lines } = await aLiveLink()
    const { asked } = door
    link.wake()
    link.check()
    link.check()
    await settle()
    expect([door.asked - asked, lines.length]).toEqual([1, 2])
  })

  it('does not wait for the rest of a pause; and who has signed out is not signed in', async () => {
    const { link, lines, last, door } = await aLiveLink()
    last().drop(1006)
    link.check()
    await settle()
    expect(lines).toHaveLength(2)
    link.stop({ link: 'signedOut' })
    const { asked } = door
    link.check()
    await settle()
    expect(door.asked).toBe(asked)
  })
})
