import { describe, expect, it } from 'vitest'
import { aWorkitem, anAgent, anOffer } from '../../fixtures.ts'
import { promised, settle } from '../../ports.ts'
import { aTalk, event, hello, POSITION, snapshot, welcome } from './talk.ts'

describe('a first connection', () => {
  it('identifies with the ticket and the stored cursor', async () => {
    const { say, sent } = aTalk({ cursor: 'c7' })
    await say(hello())
    expect(sent).toEqual([{ type: 'identify', ticket: 't1', deviceId: 'd1', cursor: 'c7' }])
  })

  it('without a cache identifies without a cursor', async () => {
    const { say, sent } = aTalk()
    await say(hello())
    expect(sent).toEqual([{ type: 'identify', ticket: 't1', deviceId: 'd1' }])
  })

  it('is fresh with page 1, once what it says is known, and not a moment before', async () => {
    const known = promised()
    const { say, told } = aTalk({ taking: () => known.promise })
    await say(hello(), welcome(), snapshot({ more: true }))
    expect(told).toEqual([])
    known.keep()
    await settle()
    expect(told).toEqual(['fresh'])
  })

  it('takes agent, offers and open work from page 1 as the whole of it', async () => {
    const { say, heard } = aTalk()
    const page = { agent: anAgent(), offers: [anOffer()], openIds: ['w1'], workitems: [aWorkitem()] }
    await say(hello(), welcome(), snapshot({ ...page, cursor: 'c1' }))
    expect(heard).toEqual([{ heard: { ...page, allOffers: true }, road: { cursor: 'c1' } }])
  })

  it('takes later pages as history, which may be written later', async () => {
    const { say, heard } = aTalk()
    const old = [aWorkitem({ state: 'terminated' })]
    await say(
      hello(),
      welcome(),
      snapshot({ more: true }),
      snapshot({ page: 2, workitems: old, cursor: 'c1' }),
    )
    expect(heard[1]).toEqual({ heard: { workitems: old }, road: { bulk: true, cursor: 'c1' } })
  })

  it('stores no cursor before the last page, though every page names it', async () => {
    const { say, heard } = aTalk()
    await say(
      hello(),
      welcome(),
      snapshot({ more: true, cursor: 'c1' }),
      event(11, { cursor: 'c2' }),
      snapshot({ page: 2, more: true, cursor: 'c1' }),
      snapshot({ page: 3, cursor: 'c1' }),
    )
    expect(heard.map(({ road }) => road.cursor)).toEqual([undefined, undefined, undefined, 'c1'])
  })

  it('asks about the open work that page 1 does not name', async () => {
    const { say, told } = aTalk({ openIds: ['w1', 'w2'] })
    await say(hello(), welcome(), snapshot({ openIds: ['w2'] }))
    expect(told).toContain('unsure w1')
  })

  it('of an odd item in a page loses that item only', async () => {
    const { say, heard, told } = aTalk()
    await say(hello(), welcome(), snapshot({ workitems: [{ state: 'active' }, aWorkitem(), null, 'x'] }))
    expect(heard[0]?.heard.workitems).toEqual([aWorkitem()])
    expect(told).toEqual(['fresh'])
  })

  it('hears events between the pages, each after the one before', async () => {
    const { say, heard, told } = aTalk()
    await say(hello(), welcome(), snapshot({ more: true }), event(11), snapshot({ page: 2 }), event(12))
    expect(heard.flatMap(({ heard: { workitems } }) => workitems?.map((w) => w.version) ?? [])).toEqual([
      11, 12,
    ])
    expect(told).toEqual(['fresh'])
  })

  it('after a snapshot that had not ended identifies with its cursor instead of resuming', async () => {
    const { say, sent } = aTalk({
      memory: { position: POSITION, complete: false, badFrames: 0 },
      cursor: 'c1',
    })
    await say(hello())
    expect(sent[0]).toMatchObject({ type: 'identify', cursor: 'c1' })
  })
})

describe('a snapshot out of order', () => {
  it.each([
    ['begins with its second page', [snapshot({ page: 2 })]],
    ['skips a page', [snapshot({ more: true }), snapshot({ page: 3 })]],
    ['goes on after its last page', [snapshot(), snapshot({ page: 2 })]],
  ])('that %s is asked for anew, and vouches for nothing', async (_, pages) => {
    const { say, told, memory, heard } = aTalk()
    await say(hello(), welcome(), ...pages.map((page) => ({ ...page, cursor: 'c9' })))
    expect(told.at(-1)).toBe('over: page out of order, identify')
    expect(memory.complete && pages.length === 1).toBe(false)
    expect(heard.at(-1)?.road.bulk).toBeUndefined()
  })
})

describe('a server that says nothing more', () => {
  it.each([
    ['hello', []],
    ['welcome', [hello()]],
    ['snapshot', [hello(), welcome()]],
  ])('while %s is awaited is given up after 8 s', async (word, frames) => {
    const { say, clock, told } = aTalk()
    await say(...frames)
    for (let s = 0; s < 8; s += 1) {
      await clock.advance(999)
      await say(...(frames.length > 1 ? [{ type: 'heartbeatAck', serverTime: 0, seq: 0 }] : []))
    }
    expect(told).toEqual([])
    await clock.advance(8)
    expect(told).toEqual([`over: no ${word}`])
    expect(clock.pending()).toBe(0)
  })

  it('has no effect after stop: every timer is gone', async () => {
    for (const frames of [[], [hello()], [hello(), welcome()], [hello(), welcome(), snapshot()]]) {
      const { say, talk, clock, told } = aTalk()
      await say(...frames)
      talk.stop()
      await say(welcome(), snapshot())
      expect(clock.pending()).toBe(0)
      expect(told.filter((word) => word !== 'fresh')).toEqual([])
    }
  })
})
