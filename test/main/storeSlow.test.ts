import { describe, expect, it } from 'vitest'
import { createStore } from '../../main/store.ts'
import { anOffer, aWorkitem } from '../fixtures.ts'
import { memoryCache, memoryLog, promised, settle, virtualClock } from '../ports.ts'

const never = () => new Promise<never>(() => undefined)
const history = (rows: number) =>
  Array.from({ length: rows }, (_, i) => aWorkitem({ workitemId: `old${i}`, state: 'terminated' }))

async function aStore(cache = memoryCache()) {
  const clock = virtualClock()
  const { log, phrases } = memoryLog()
  const store = createStore({ clock, log })
  const opened = store.open(cache)
  await clock.advance(2_000)
  await opened
  let histories = 0
  store.onHistory(() => (histories += 1))
  return { store, cache, clock, phrases, histories: () => histories }
}

describe('a disk that takes nothing', () => {
  it('silences no ring', async () => {
    const { store, cache } = await aStore()
    const told: unknown[] = []
    store.onChanges((changes) => told.push(...changes))
    cache.disk = () => Promise.reject(new Error('full'))
    await store.apply({ workitems: [aWorkitem()] })
    await store.apply({ offers: [anOffer()] })
    expect([store.known().workitems.size, store.known().offers.size, told.length]).toEqual([1, 1, 2])
  })
})

describe('a disk that hangs', () => {
  it('holds a ring up for a moment only', async () => {
    const { store, cache, clock, phrases } = await aStore()
    cache.disk = never
    void store.apply({ workitems: [aWorkitem()] })
    void store.apply({ offers: [anOffer()] })
    await clock.advance(50)
    expect(store.known().offers.size).toBe(1)
    expect(phrases()).toEqual(['cache is slow'])
  })

  it('is waited for once, not by every piece of news', async () => {
    const { store, cache, clock } = await aStore()
    cache.disk = never
    for (let n = 0; n < 100; n += 1) void store.apply({ workitems: [aWorkitem({ workitemId: `w${n}` })] })
    await clock.advance(60)
    expect(store.known().workitems.size).toBe(100)
  })

  it('is waited for again once it has woken up', async () => {
    const { store, cache, clock } = await aStore()
    const disk = promised()
    cache.disk = () => disk.promise
    void store.apply({ workitems: [aWorkitem()] })
    await clock.advance(60)
    disk.keep()
    await settle()
    const later = promised()
    cache.disk = () => later.promise
    void store.apply({ workitems: [aWorkitem({ workitemId: 'w2' })] })
    await settle()
    expect(store.known().workitems.has('w2')).toBe(false)
    later.keep()
    await settle()
    expect(store.known().workitems.has('w2')).toBe(true)
  })

  it('does not keep the phone from starting without what it holds', async () => {
    const cache = memoryCache('kept', [aWorkitem()])
    cache.disk = never
    const { store, clock } = await aStore(cache)
    const cursor = store.cursor()
    const recent = store.recent(5)
    await clock.advance(2_000)
    expect([await cursor, await recent]).toEqual([undefined, []])
    expect(store.known().workitems.size).toBe(0)
  })

  it('does not keep the phone from leaving it', async () => {
    const { store, cache, clock } = await aStore()
    cache.disk = never
    void store.apply({ workitems: [aWorkitem()] }, { bulk: true })
    let isLeft = false
    void store.open(undefined).then(() => (isLeft = true))
    await clock.advance(10_000)
    expect(isLeft).toBe(true)
    expect(store.known().workitems.size).toBe(0)
  })

  it('is given ten seconds to be searched, and not one more', async () => {
    const { store, cache, clock } = await aStore()
    cache.search = never
    let found: unknown
    void store.search({ terms: [], exact: [], rows: 1, start: 0 }).then((answer) => (found = answer))
    await clock.advance(9_999)
    expect(found).toBeUndefined()
    await clock.advance(1)
    expect(found).toMatchObject({ ok: false, failure: { code: 'UNAVAILABLE' } })
  })

  it('and fails after it was left has nothing to say about the next', async () => {
    const { store, cache, clock } = await aStore()
    const disk = promised()
    cache.disk = () => disk.promise
    void store.apply({ workitems: [aWorkitem()] })
    const left = store.open(memoryCache())
    await clock.advance(10_000)
    await left
    disk.break(new Error('too late'))
    await settle()
    expect(store.behind()).toBe(false)
  })
})

describe('a long history', () => {
  it('does not delay a ring: its rows are still to be written when the offer is known', async () => {
    const { store, cache } = await aStore()
    await store.apply({ workitems: history(5_000) }, { bulk: true, cursor: 'c1' })
    await store.apply({ workitems: [aWorkitem()], offers: [anOffer()] })
    expect(store.known().offers.size).toBe(1)
    expect(cache.rows.has('w1')).toBe(true)
    expect(cache.rows.size).toBeLessThan(1_000)
  })

  it('is written to its end before its cache is left', async () => {
    const { store, cache, clock } = await aStore()
    await store.apply({ workitems: history(1_000) }, { bulk: true, cursor: 'c1' })
    void store.open(undefined)
    await clock.advance(1_000)
    expect([cache.rows.size, cache.vouched, cache.closed]).toEqual([1_000, 'c1', true])
  })

  it('is told when its rows can be read, once', async () => {
    const { store, clock, histories } = await aStore()
    await store.apply({ workitems: history(1_000) }, { bulk: true, cursor: 'c1' })
    expect(histories()).toBe(0)
    await clock.advance(100)
    expect(histories()).toBe(1)
  })

  it('leaves the graves of this shift alone', async () => {
    const { store } = await aStore()
    await store.apply({ workitems: [aWorkitem({ version: 5, state: 'terminated' })] })
    await store.apply({ workitems: history(6_000) }, { bulk: true })
    await store.apply({ workitems: [aWorkitem({ version: 4, state: 'active' })] })
    expect(store.known().workitems.size).toBe(0)
  })

  it('ends what was thought open', async () => {
    const { store } = await aStore()
    await store.apply({ workitems: [aWorkitem({ workitemId: 'old1' })] })
    await store.apply(
      { workitems: [aWorkitem({ workitemId: 'old1', version: 2, state: 'terminated' })] },
      { bulk: true },
    )
    await store.apply({ workitems: [aWorkitem({ workitemId: 'old1' })] })
    expect(store.known().workitems.size).toBe(0)
  })
})

describe('a call that ended', () => {
  it('is told to the history once it can be found there', async () => {
    const { store, cache, clock, histories } = await aStore()
    const disk = promised()
    cache.disk = () => disk.promise
    void store.apply({ workitems: [aWorkitem({ state: 'terminated' })] })
    await clock.advance(60)
    expect(histories()).toBe(0)
    disk.keep()
    await settle()
    expect(histories()).toBe(1)
  })
})
