import { describe, expect, it } from 'vitest'
import { ack, aLiveTalk, aTalk, event, hello, resumed, snapshot, welcome } from './talk.ts'

describe('a living conversation', () => {
  it('beats with the number it is at, and takes a silent server for dead', async () => {
    const { say, clock, sent, told } = await aLiveTalk()
    await say(event(11))
    await clock.advance(4_000)
    expect(sent).toEqual([{ type: 'heartbeat', lastSeq: 11 }])
    await say(ack(11))
    await clock.advance(6_000)
    expect(told).toEqual(['over: no acknowledgement'])
    expect(clock.pending()).toBe(0)
  })

  it('beats before it has taken anything in, and says so', async () => {
    const { say, clock, sent } = aTalk()
    await say(hello(), welcome())
    await clock.advance(4_000)
    expect(sent.at(-1)).toEqual({ type: 'heartbeat', lastSeq: 0 })
  })

  it('that brings events is alive, though its acknowledgement comes behind them', async () => {
    const { say, clock, told } = await aLiveTalk()
    await clock.advance(5_500)
    await say(event(11))
    await clock.advance(1_500)
    await say(event(12), ack(12))
    await clock.advance(1_000)
    expect(told).toEqual([])
  })

  it('hears an event that comes twice once, and makes nothing of it', async () => {
    const { say, heard, told, sent } = await aLiveTalk()
    await say(event(11), event(11), event(10), event(12))
    expect([heard.length, told, sent]).toEqual([2, [], []])
  })

  it('beats faster once a call is up', async () => {
    let urgent = false
    const { talk, clock, sent } = await aLiveTalk({ urgent: () => urgent })
    await clock.advance(1_000)
    urgent = true
    talk.quicken()
    await clock.advance(1_000)
    expect(sent).toHaveLength(1)
  })

  it('says it has a new ticket', async () => {
    const { talk, sent } = await aLiveTalk()
    talk.reauth('t2')
    expect(sent).toEqual([{ type: 'reauth', ticket: 't2' }])
  })

  it('says so only after it has been let in', async () => {
    const { talk, say, sent } = aTalk()
    talk.reauth('t2')
    await say(hello())
    talk.reauth('t3')
    expect(sent.map(({ type }) => type)).toEqual(['identify'])
    await say(welcome())
    expect(sent.at(-1)).toEqual({ type: 'reauth', ticket: 't3' })
  })

  it('says so after a resume as well, and says it once', async () => {
    const position = { sessionId: 's1', epoch: 'e1', seq: 10 }
    const { talk, say, sent } = aTalk({ memory: { position, complete: true, badFrames: 0 } })
    talk.reauth('t2')
    await say(hello(), resumed(11, 10), event(12), event(11), event(12), resumed(11, 12))
    expect(sent.filter(({ type }) => type === 'reauth')).toHaveLength(1)
  })

  it('says nothing after it is over', async () => {
    const { talk, sent } = await aLiveTalk()
    talk.stop()
    talk.reauth('t2')
    talk.quicken()
    expect(sent).toEqual([])
  })

  it('passes on that the server is leaving', async () => {
    const { say, told } = await aLiveTalk()
    await say({ type: 'goaway', reason: 'deploy', withinMs: 5_000, resumable: true })
    expect(told).toEqual(['goaway 5000 true'])
  })

  it('writes down what the server complains about, and goes on', async () => {
    const { say, told, lines } = await aLiveTalk()
    await say({ type: 'error', code: 'BUSY', message: 'later' }, event(11))
    expect([told, lines.at(-2)]).toEqual([[], { phrase: 'the server says', facts: { code: 'BUSY' } }])
  })

  it('takes a second snapshot on the same socket after a resync', async () => {
    const { say, told, memory } = await aLiveTalk()
    await say(event(12), { type: 'resync', reason: 'window' }, welcome(40, 'e2'))
    expect(memory.complete).toBe(false)
    await say(snapshot({ epoch: 'e2', seq: 40 }))
    expect(told).toEqual(['stale', 'stale', 'fresh'])
    expect([memory.complete, memory.position?.epoch]).toEqual([true, 'e2'])
  })
})
