import { describe, expect, it } from 'vitest'
import { readQuery } from '../../../main/cache/query.ts'
import type { Cache } from '../../../main/ports.ts'
import { aWorkitem } from '../../fixtures.ts'
import { ADA, aPlace } from './place.ts'

/** What has ended, the n-th as it was after so many changes. */
const past = (n: number, change = 1) =>
  aWorkitem({ workitemId: `w${n}`, version: change, state: 'terminated', name: `Caller ${n} of ${change}` })
const pasts = (count: number, change = 1) => Array.from({ length: count }, (_, n) => past(n, change))

/** How many are found by these words, and of how many it is not known. */
async function found(cache: Cache, q: string) {
  const query = readQuery({ q })
  if (!query.ok) throw new Error(query.failure.message)
  const { total, takingIn } = await cache.search(query.value)
  return { total, takingIn }
}
const opened = async () => aPlace().open(ADA)

describe('while much that has come is still taken in', () => {
  it('a search answers from what there is, and says how many rows it does not know', async () => {
    const cache = await opened()
    await cache.save({ workitems: pasts(2_000) })
    expect(await found(cache, 'caller')).toEqual({ total: 0, takingIn: 2_000 })
    await cache.tidy()
    expect(await found(cache, 'caller')).toEqual({ total: 64, takingIn: 1_936 })
  })

  it('and asking takes nothing in, so that no answer is later than another', async () => {
    const cache = await opened()
    await cache.save({ workitems: pasts(600) })
    for (const _ of [1, 2, 3]) expect(await found(cache, 'caller')).toEqual({ total: 0, takingIn: 600 })
  })

  it('and once it is done each is found, and nothing is said of it', async () => {
    const cache = await opened()
    await cache.save({ workitems: pasts(600) })
    while (await cache.tidy());
    expect(await found(cache, '599')).toEqual({ total: 1, takingIn: undefined })
  })

  it('what was known before is found by what it said then', async () => {
    const cache = await opened()
    await cache.save({ workitems: pasts(600) })
    while (await cache.tidy());
    await cache.save({ workitems: pasts(600, 2) })
    expect(await found(cache, 'caller 7')).toMatchObject({ takingIn: 600 })
    expect((await found(cache, 'caller 599')).total).toBe(1)
  })
})

it('the few of a busy minute are found by whoever asks at once', async () => {
  const cache = await opened()
  await cache.save({ workitems: pasts(512) })
  expect(await found(cache, 'caller')).toEqual({ total: 512, takingIn: undefined })
})
