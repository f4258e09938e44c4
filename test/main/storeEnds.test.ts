import { describe, expect, it } from 'vitest'
import { createStore } from '../../main/store.ts'
import { aWorkitem } from '../fixtures.ts'
import { memoryCache, virtualClock } from '../ports.ts'

async function aStore() {
  const store = createStore({ clock: virtualClock(), log: () => undefined })
  const cache = memoryCache('kept', [
    aWorkitem({ version: 3, state: 'hold' }),
    aWorkitem({ workitemId: 'w2' }),
  ])
  await store.open(cache)
  return { store, cache }
}
const openInCache = async (cache: ReturnType<typeof memoryCache>) =>
  (await cache.open()).map(({ workitemId }) => workitemId)

describe('a call that ended while the app was away', () => {
  it('is not on the screen at the next start without a network', async () => {
    const { store, cache } = await aStore()
    await store.apply({ workitems: [], openIds: ['w2'] })
    expect(await openInCache(cache)).toEqual(['w2'])
  })

  it('is ended in the cache too when the server does not have it any more', async () => {
    const { store, cache } = await aStore()
    await store.apply({ goneId: 'w1' })
    expect(await openInCache(cache)).toEqual(['w2'])
    expect((await store.recent(5))[0]).toMatchObject({ workitemId: 'w1', state: 'terminated', actions: [] })
  })

  it('keeps what the server says of its end, when that comes with the list', async () => {
    const { store, cache } = await aStore()
    const ended = aWorkitem({ version: 4, state: 'terminated', endReason: 'callerHungUp' })
    await store.apply({ workitems: [ended], openIds: ['w2'] })
    expect(cache.writes.at(-1)?.workitems).toEqual([ended])
  })

  it('is open again, here and there, when the list was older than what was known', async () => {
    const { store, cache } = await aStore()
    await store.apply({ workitems: [], openIds: ['w2'] })
    await store.apply({ workitems: [aWorkitem({ version: 3, state: 'hold' })] })
    expect(store.known().workitems.has('w1')).toBe(true)
    expect(await openInCache(cache)).toEqual(['w1', 'w2'])
  })
})

describe('a cache that is opened', () => {
  it('has a past that can be read from now on, which is told', async () => {
    const store = createStore({ clock: virtualClock(), log: () => undefined })
    let told = 0
    store.onHistory(() => (told += 1))
    await store.open(memoryCache('kept', [aWorkitem({ state: 'terminated' })]))
    expect(told).toBe(1)
  })

  it('does what an earlier run has put off', async () => {
    const clock = virtualClock()
    const cache = memoryCache('kept')
    let tidied = 0
    cache.tidy = async () => (tidied += 1) < 3
    await createStore({ clock, log: () => undefined }).open(cache)
    await clock.advance(1_000)
    expect(tidied).toBe(3)
  })
})
