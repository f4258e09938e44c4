import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { aWorkitem } from '../../fixtures.ts'
import { anaAtHerDesk, isLive } from '../../situation.ts'
import { ADA, aPlace } from './place.ts'

const many = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    aWorkitem({
      workitemId: `w${i}`,
      state: i < 3 ? 'hold' : 'terminated',
      endedAt: i,
      subject: 'x'.repeat(900),
    }),
  )

/** A cache that is too large to be read at a start, closed in good order; then a part of its file is spoilt. */
async function aSpoiltPlace(from: number, to: number) {
  const place = aPlace()
  const cache = await place.open(ADA)
  await cache.save({ workitems: many(12_000), cursor: 'c1' })
  await cache.close()
  const bytes = readFileSync(place.file())
  expect(bytes.length).toBeGreaterThan(8 * 1024 * 1024)
  bytes.fill(0xa5, Math.floor(bytes.length * from), Math.floor(bytes.length * to))
  writeFileSync(place.file(), bytes)
  return place
}

describe('a large cache file that is damaged', () => {
  it('opens, is begun anew where the damage is met, and says so once', async () => {
    const place = await aSpoiltPlace(0.3, 0.6)
    let rebuilt = 0
    const cache = await place.open(ADA, () => (rebuilt += 1))
    expect([cache.opened, (await cache.open()).length, rebuilt]).toEqual(['kept', 3, 0])
    await expect(cache.find('w6000')).rejects.toThrow(/malformed/)
    expect([rebuilt, await cache.find('w6000'), (await cache.open()).length]).toEqual([1, undefined, 0])
    expect(place.files().some((name) => name.endsWith('.odd'))).toBe(true)
    await cache.save({ workitems: many(5) })
    expect([(await cache.open()).length, rebuilt]).toEqual([3, 1])
    await cache.close()
  })

  it('vouches for nothing by a cursor that was asked for before', async () => {
    const place = await aSpoiltPlace(0.3, 0.6)
    const cache = await place.open(ADA)
    expect(await cache.cursor()).toBe('c1')
    await expect(cache.save({ workitems: many(12_000), cursor: 'c2' })).rejects.toThrow(/malformed/)
    await cache.save({ workitems: many(5), cursor: 'c3' })
    expect(await cache.cursor()).toBeUndefined()
    await cache.save({ workitems: many(5), cursor: 'c4' })
    expect(await cache.cursor()).toBe('c4')
    await cache.close()
  })

  it('and was not closed in good order is read through before it is used', async () => {
    const place = await aSpoiltPlace(0.3, 0.6)
    writeFileSync(`${place.file()}-wal`, '')
    const cache = await place.open(ADA)
    expect([cache.opened, await cache.cursor()]).toEqual(['rebuilt', undefined])
    await cache.close()
  })
})

describe('a phone whose cache is found damaged', () => {
  it('says so, keeps the call it is in, and asks for everything again', async () => {
    let told: () => void = () => undefined
    const place = aPlace()
    const here = await anaAtHerDesk(
      { scenario: 'quiet' },
      {
        openCache(owner, rebuilt) {
          told = rebuilt ?? told
          return place.open(owner)
        },
      },
    )
    here.centre.control('call', {})
    await here.phone.until((state) => state.offers.length === 1)
    const { since } = here.phone.state().connection
    told()
    told()
    const state = await here.phone.until((now) => isLive(now) && now.connection.since !== since)
    expect(state.notices.filter((notice) => notice === 'cacheRebuilt')).toHaveLength(1)
    expect([state.workitems.length, state.offers.length]).toEqual([1, 1])
  })
})
