import { describe, expect, it } from 'vitest'
import { createStore } from '../../main/store.ts'
import type { Change } from '../../preload/lifecycle.ts'
import { anOffer, aWorkitem } from '../fixtures.ts'
import { memoryCache, memoryLog, promised, settle, virtualClock } from '../ports.ts'

async function aStore(cache = memoryCache()) {
  const clock = virtualClock()
  const { log, phrases } = memoryLog()
  const store = createStore({ clock, log })
  await store.open(cache)
  const told: Change[] = []
  store.onChanges((changes) => told.push(...changes))
  return { store, cache, clock, told, phrases }
}

describe('news', () => {
  it('is saved, then known, then told', async () => {
    const { store, cache, told } = await aStore()
    const disk = promised()
    cache.disk = () => disk.promise
    const order: string[] = []
    store.onChanges(() => order.push(`told, known: ${store.known().workitems.size}`))
    const applied = store.apply({ workitems: [aWorkitem()] })
    await settle()
    expect([cache.writes.length, store.known().workitems.size, told.length]).toEqual([1, 0, 0])
    disk.keep()
    await applied
    expect(order).toEqual(['told, known: 1'])
    expect(cache.rows.has('w1')).toBe(true)
  })

  it('that is not new is told to nobody', async () => {
    const { store, told } = await aStore()
    await store.apply({ workitems: [aWorkitem()] })
    await store.apply({ workitems: [aWorkitem()] })
    expect(told).toHaveLength(1)
  })

  it('is taken in one after the other, whatever the disk does between', async () => {
    const { store, cache, told } = await aStore()
    const first = promised()
    const waits = [first.promise, Promise.resolve()]
    cache.disk = () => waits.shift() ?? Promise.resolve()
    void store.apply({ workitems: [aWorkitem()] })
    const second = store.apply({ workitems: [aWorkitem({ version: 2, state: 'active' })] })
    await settle()
    first.keep()
    await second
    expect(told.map((c) => c.kind === 'workitem' && c.after?.state)).toEqual(['offered', 'active'])
  })

  it('that comes in one turn is written once, and told one after the other as it became true', async () => {
    const { store, cache, told } = await aStore()
    const states: (string | undefined)[] = []
    store.onChanges(() => states.push(store.known().workitems.get('w1')?.state))
    const offered = store.apply({ workitems: [aWorkitem()] }, { cursor: 'c1' })
    const answered = store.apply(
      { workitems: [aWorkitem({ version: 2, state: 'active' })] },
      { cursor: 'c2' },
    )
    const over = store.apply({ workitems: [aWorkitem({ version: 3, state: 'terminated' })] })
    await Promise.all([offered, answered, over])
    expect(states).toEqual(['offered', 'active', undefined])
    expect(told).toHaveLength(3)
    expect(
      cache.writes.map(({ workitems, cursor }) => [workitems.map(({ version }) => version), cursor]),
    ).toEqual([[[3], 'c2']])
  })

  it('that comes in one turn is told once to whoever only looks at what is known then', async () => {
    const { store, told } = await aStore()
    const looks: [string | undefined, number, number][] = []
    store.onSettled((changes) =>
      looks.push([store.known().workitems.get('w1')?.state, changes.length, told.length]),
    )
    const news = [aWorkitem(), aWorkitem({ version: 2, state: 'active' }), aWorkitem({ version: 1 })]
    await Promise.all(news.map((item) => store.apply({ workitems: [item] })))
    await store.apply({ workitems: news })
    expect(looks).toEqual([['active', 2, 2]])
  })

  it('that comes in a flood is gathered for a turn, and soon afterwards is not', async () => {
    const { store, cache, clock } = await aStore()
    let version = 0
    const say = () => store.apply({ workitems: [aWorkitem({ version: (version += 1) })] })
    await Promise.all(Array.from({ length: 20 }, say))
    const first = say()
    await settle()
    const second = say()
    await settle()
    expect(cache.writes).toHaveLength(1)
    await clock.advance(0)
    await Promise.all([first, second])
    expect(cache.writes.map(({ workitems }) => workitems.map((item) => item.version))).toEqual([[20], [22]])
    await clock.advance(100)
    await say()
    expect(cache.writes).toHaveLength(3)
  })

  it('for another cache than the last is not written into that', async () => {
    const { store, cache } = await aStore()
    const hers = memoryCache()
    void store.apply({ workitems: [aWorkitem()] })
    void store.open(hers)
    await store.apply({ workitems: [aWorkitem({ workitemId: 'w2' })] })
    expect([[...cache.rows.keys()], [...hers.rows.keys()]]).toEqual([['w1'], ['w2']])
  })

  it('reaches everybody, and so does the next, when one listener throws', async () => {
    const { store, told } = await aStore()
    const undo = store.onChanges(() => {
      throw new Error('a notification that cannot be shown')
    })
    const last: Change[] = []
    store.onChanges((changes) => last.push(...changes))
    await store.apply({ workitems: [aWorkitem()] })
    await store.apply({ offers: [anOffer()] })
    expect([told.length, last.length]).toEqual([2, 2])
    undo()
  })

  it('is not told to a listener that left', async () => {
    const { store } = await aStore()
    const heard: Change[] = []
    store.onChanges((changes) => heard.push(...changes))()
    let history = 0
    store.onHistory(() => (history += 1))()
    await store.apply({ workitems: [aWorkitem({ state: 'terminated' })] })
    expect([heard.length, history]).toEqual([0, 0])
  })
})

describe('a cache', () => {
  it('that is not there, or whose disk is broken, is not one in which nothing was found', async () => {
    const anything = { terms: [], exact: [], rows: 1, start: 0 }
    const refused = { ok: false, failure: { code: 'UNAVAILABLE' } }
    const { store, cache } = await aStore()
    expect(await store.search(anything)).toMatchObject({ ok: true })
    cache.disk = () => Promise.reject(new Error('no disk'))
    expect(await store.search(anything)).toMatchObject(refused)
    await store.open(undefined)
    expect(await store.search(anything)).toMatchObject(refused)
  })

  it('is known as soon as it is opened', async () => {
    const { store } = await aStore(memoryCache('kept', [aWorkitem({ state: 'hold' })]))
    expect(store.known().workitems.get('w1')?.state).toBe('hold')
  })

  it('with calls in it is told once to whoever only looks at what is known, and one with none is not', async () => {
    const { store } = await aStore()
    const looked: number[] = []
    store.onSettled((changes) => looked.push(changes.length))
    await store.open(memoryCache('kept', [aWorkitem(), aWorkitem({ workitemId: 'w2' })]))
    await store.open(memoryCache('kept', [aWorkitem(), aWorkitem({ workitemId: 'w2' })]))
    await store.open(memoryCache())
    await store.open(memoryCache())
    expect(looked).toEqual([2, 2, 2])
  })

  it('of another person takes the place of the first, which is written and closed', async () => {
    const { store, cache, clock, told } = await aStore()
    await store.apply({ workitems: [aWorkitem()], offers: [anOffer()] })
    await store.apply({ workitems: [aWorkitem({ workitemId: 'w2' })] }, { bulk: true, cursor: 'c1' })
    const opened = store.open(memoryCache('kept', [aWorkitem({ workitemId: 'hers' })]))
    await clock.advance(10)
    await opened
    expect([cache.rows.size, cache.vouched, cache.closed]).toEqual([2, 'c1', true])
    expect([...store.known().workitems.keys()]).toEqual(['hers'])
    expect(store.known().offers.size).toBe(0)
    expect(told.filter(({ kind }) => kind === 'offer')).toHaveLength(2)
  })

  it('that cannot be read leaves an empty beginning, no cursor and no history', async () => {
    const cache = memoryCache('kept', [aWorkitem()])
    cache.disk = () => Promise.reject(new Error('unreadable'))
    const { store } = await aStore(cache)
    expect(store.known().workitems.size).toBe(0)
    expect(await store.cursor()).toBeUndefined()
    expect(await store.recent(5)).toEqual([])
  })

  it('that is missing altogether stops nothing', async () => {
    const { store, told } = await aStore()
    await store.open(undefined)
    await store.apply({ workitems: [aWorkitem()], offers: [anOffer()] }, { cursor: 'c1' })
    await store.apply({ workitems: [aWorkitem({ workitemId: 'w2' })] }, { bulk: true })
    expect(told).toHaveLength(3)
    expect([await store.cursor(), await store.recent(5), store.behind()]).toEqual([undefined, [], true])
  })
})
