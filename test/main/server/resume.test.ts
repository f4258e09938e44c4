import { describe, expect, it } from 'vitest'
import { promised, settle, T0 } from '../../ports.ts'
import { ack, aLiveTalk, aTalk, event, hello, POSITION, resumed, snapshot, welcome } from './talk.ts'

const dropped = (seq = 10) => ({ position: { ...POSITION, seq }, complete: true, badFrames: 0 })
const RESUME = { type: 'resume', deviceId: 'd1', sessionId: 's1', epoch: 'e1', lastSeq: 10 }

describe('after a drop', () => {
  it('the client resumes where it was, with its new ticket', async () => {
    const { say, sent } = aTalk({ memory: dropped() })
    await say(hello())
    expect(sent).toEqual([{ ...RESUME, ticket: 't1' }])
  })

  it('the missed events are taken in, and only then is it fresh', async () => {
    const known = promised()
    const { say, told, heard, memory } = aTalk({ memory: dropped(), taking: () => known.promise })
    await say(hello(), event(11), event(12))
    expect([heard.length, told.length]).toEqual([2, 0])
    await say(resumed(11, 12))
    expect(told).toEqual([])
    known.keep()
    await settle()
    expect([told, memory.position?.seq]).toEqual([['fresh'], 12])
  })

  it('with nothing missed it is fresh at once', async () => {
    const { say, told } = aTalk({ memory: dropped() })
    await say(hello(), resumed(11, 10))
    expect(told).toEqual(['fresh'])
  })

  it('events follow as if nothing had been', async () => {
    const { say, heard } = aTalk({ memory: dropped() })
    await say(hello(), event(11), resumed(11, 11), event(12))
    expect(heard).toHaveLength(2)
  })

  it('what it had already is dropped', async () => {
    const { say, heard, told } = aTalk({ memory: dropped() })
    await say(hello(), event(9), event(10), event(11), event(11), resumed(11, 11))
    expect([heard.length, told]).toEqual([1, ['fresh']])
  })

  it('a resume that brings only a part is not believed', async () => {
    const { say, told } = aTalk({ memory: dropped() })
    await say(hello(), event(11), resumed(11, 13))
    expect(told).toEqual(['over: resumed in part, identify'])
  })

  it('a resume that is never answered is given up', async () => {
    const { say, told, clock } = aTalk({ memory: dropped() })
    await say(hello())
    await clock.advance(8_000)
    expect(told).toEqual(['over: no answer to resume'])
  })

  it('longer ago than the server keeps events, by its own clock, the client comes with its cursor instead', async () => {
    const away = async (until: number, ...acks: object[]) => {
      const { memory, say: first } = await aLiveTalk()
      await first(...acks)
      const { say, sent } = aTalk({ memory, cursor: 'c7' })
      await say({ ...hello(), serverTime: until })
      return sent[0]?.type
    }
    const later = { ...ack(10), serverTime: T0 + 4_000 }
    expect([await away(T0 + 180_000), await away(T0 + 180_001)]).toEqual(['resume', 'identify'])
    expect([await away(T0 + 184_000, later), await away(T0 + 184_001, later)]).toEqual(['resume', 'identify'])
  })

  it('where it cannot be resumed a snapshot comes, whole, and what was asked before is forgotten', async () => {
    const { say, told, heard, memory } = aTalk({ memory: dropped() })
    await say(hello(), { type: 'resync', reason: 'window' })
    expect([told, memory.position]).toEqual([['stale'], undefined])
    await say(event(11))
    expect(heard).toEqual([])
    await say(welcome(50, 'e2'), snapshot({ epoch: 'e2', seq: 50 }), event(51, { epoch: 'e2' }))
    expect([told, memory.position]).toEqual([['stale', 'fresh'], { ...POSITION, epoch: 'e2', seq: 51 }])
  })

  it('a drop between resync and welcome ends in a new identify', async () => {
    const memory = dropped()
    await aTalk({ memory }).say(hello(), { type: 'resync', reason: 'epoch' })
    const next = aTalk({ memory })
    await next.say(hello())
    expect(next.sent[0]).toMatchObject({ type: 'identify' })
  })
})

describe('on a living socket', () => {
  it.each([
    ['a number is missing', event(12)],
    ['another epoch begins', event(11, { epoch: 'e2' })],
    ['an acknowledgement is ahead', ack(11)],
  ])('where %s it stops and resumes, without a ticket', async (_, frame) => {
    const { say, sent, told, heard } = await aLiveTalk()
    await say(frame)
    expect([sent, told, heard]).toEqual([[RESUME], ['stale'], []])
  })

  it('it asks once, drops what is too far ahead, and takes it in when it comes in its turn', async () => {
    const { say, sent, told, memory } = await aLiveTalk()
    await say(event(12), event(13), ack(13), event(11), event(12), event(13), resumed(11, 13), event(14))
    expect([sent.length, told, memory.position?.seq]).toEqual([1, ['stale', 'fresh'], 14])
  })

  it('a second gap later is a second resume', async () => {
    const { say, sent } = await aLiveTalk()
    await say(event(12), event(11), event(12), resumed(11, 12), event(14))
    expect(sent).toEqual([RESUME, { ...RESUME, lastSeq: 12 }])
  })

  it('a gap before the last page starts over with the cursor', async () => {
    const { say, told } = aTalk()
    await say(hello(), welcome(), snapshot({ more: true }))
    await say(event(12))
    expect(told).toEqual(['fresh', 'stale', 'over: gap before the snapshot ended, identify'])
  })

  it('page 1 that is known only after a gap has opened does not lift the staleness', async () => {
    const known = promised()
    const { say, told } = aTalk({ taking: () => known.promise })
    await say(hello(), welcome(), snapshot(), event(12))
    known.keep()
    await settle()
    expect(told).toEqual(['stale'])
    await say(event(11), event(12), resumed(11, 12))
    expect(told).toEqual(['stale', 'fresh'])
  })

  it('nor does it after a resync of its own', async () => {
    const known = promised()
    const { say, told } = aTalk({ taking: () => known.promise })
    await say(hello(), welcome(), snapshot(), { type: 'resync', reason: 'epoch' }, welcome(3, 'e2'))
    known.keep()
    await settle()
    expect(told).toEqual(['stale'])
  })

  it('an acknowledgement that is behind or level is none of this', async () => {
    const { say, told, sent } = await aLiveTalk()
    await say(ack(9), ack(10))
    expect([told, sent]).toEqual([[], []])
  })

  it('events before the snapshot are not taken for news', async () => {
    const { say, heard, told } = aTalk()
    await say(hello(), welcome(), event(11))
    expect([heard, told]).toEqual([[], []])
  })
})
