import { describe, expect, it } from 'vitest'
import { createStore } from '../../main/store.ts'
import { aWorkitem } from '../fixtures.ts'
import { memoryCache, memoryLog, promised, settle, virtualClock } from '../ports.ts'

const call = (n: number) => ({ workitems: [aWorkitem({ workitemId: `w${n}` })] })
const page = (rows: number) => ({
  workitems: Array.from({ length: rows }, (_, i) =>
    aWorkitem({ workitemId: `old${i}`, state: 'terminated' }),
  ),
})

async function aStore() {
  const clock = virtualClock()
  const { log, phrases } = memoryLog()
  const store = createStore({ clock, log })
  const cache = memoryCache()
  await store.open(cache)
  return { store, cache, clock, phrases }
}

describe('the cursor', () => {
  it('is written together with the rows that it vouches for', async () => {
    const { store, cache } = await aStore()
    await store.apply(call(1), { cursor: 'c1' })
    expect(cache.writes).toEqual([{ workitems: call(1).workitems, cursor: 'c1' }])
    expect(await store.cursor()).toBe('c1')
  })

  it('of news without rows is written as well', async () => {
    const { store, cache } = await aStore()
    await store.apply({}, { cursor: 'c1' })
    expect(cache.vouched).toBe('c1')
  })

  it('of a long page comes with its last rows, not before', async () => {
    const { store, cache, clock } = await aStore()
    await store.apply(page(300), { bulk: true, cursor: 'c1' })
    await clock.advance(100)
    const { length } = cache.writes
    expect(length).toBeGreaterThan(2)
    expect(cache.writes.map(({ cursor }) => cursor)).toEqual([
      ...Array.from({ length: length - 1 }, () => undefined),
      'c1',
    ])
    expect(cache.rows.size).toBe(300)
  })

  it('of an event waits for the history rows that came before it', async () => {
    const { store, cache, clock } = await aStore()
    await store.apply(page(300), { bulk: true, cursor: 'page' })
    await store.apply(call(1), { cursor: 'event' })
    expect([cache.rows.has('w1'), cache.vouched]).toEqual([true, undefined])
    await clock.advance(100)
    expect(cache.vouched).toBe('event')
    expect(cache.writes.flatMap(({ cursor }) => cursor ?? [])).toEqual(['event'])
  })
})

describe('after a write that failed', () => {
  it('no later cursor is stored: the rows that are missing must come again', async () => {
    const { store, cache } = await aStore()
    await store.apply(call(1), { cursor: 'c1' })
    cache.disk = () => Promise.reject(new Error('disk full'))
    await store.apply(call(2), { cursor: 'c2' })
    cache.disk = () => Promise.resolve()
    await store.apply(call(3), { cursor: 'c3' })
    expect([cache.vouched, store.behind(), store.known().workitems.size]).toEqual(['c1', true, 3])
    expect(cache.rows.has('w3')).toBe(true)
  })

  it('a cursor that was waiting behind it is not stored either', async () => {
    const { store, cache, clock } = await aStore()
    const slow = promised()
    const waits: Promise<void>[] = [slow.promise]
    cache.disk = () => waits.shift() ?? Promise.resolve()
    void store.apply(call(1), { cursor: 'c1' })
    await settle()
    void store.apply(call(2), { cursor: 'c2' })
    await clock.advance(200)
    slow.break(new Error('disk full, said late'))
    await settle()
    expect(cache.rows.has('w2')).toBe(true)
    expect(cache.vouched).toBeUndefined()
  })

  it('history rows go on being written, without their cursor', async () => {
    const { store, cache, clock } = await aStore()
    cache.disk = () => (cache.writes.length === 1 ? Promise.reject(new Error('once')) : Promise.resolve())
    await store.apply(page(300), { bulk: true, cursor: 'c1' })
    await clock.advance(100)
    expect([cache.rows.size, cache.vouched]).toEqual([300 - 64, undefined])
  })

  it('an empty last page does not stop the writing of what comes later', async () => {
    const { store, cache, clock } = await aStore()
    cache.disk = () => (cache.writes.length === 1 ? Promise.reject(new Error('once')) : Promise.resolve())
    await store.apply(call(1))
    await store.apply(page(0), { bulk: true, cursor: 'c1' })
    await store.apply(page(10), { bulk: true })
    await clock.advance(100)
    expect(cache.rows.size).toBe(10)
  })

  it('a whole list makes it good: everything since the stored cursor has come again', async () => {
    const { store, cache } = await aStore()
    cache.disk = () => Promise.reject(new Error('disk full'))
    await store.apply(call(1), { cursor: 'c1' })
    cache.disk = () => Promise.resolve()
    await store.apply({ ...call(1), openIds: ['w1'] }, { cursor: 'c2' })
    expect([cache.vouched, store.behind(), cache.rows.size]).toEqual(['c2', false, 1])
  })

  it('it is said once, not with every write', async () => {
    const { store, cache, phrases } = await aStore()
    cache.disk = () => Promise.reject(new Error('disk full'))
    for (let n = 1; n < 5; n += 1) await store.apply(call(n), { cursor: `c${n}` })
    expect(phrases()).toEqual(['cache write failed'])
  })
})
