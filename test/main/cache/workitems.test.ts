import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { aWorkitem } from '../../fixtures.ts'
import { T0 } from '../../ports.ts'
import { ADA, aPlace, behindTheBack } from './place.ts'

const ended = (id: string, at: number, version = 2) =>
  aWorkitem({ workitemId: id, version, state: 'terminated', endedAt: at })
const ids = (items: { workitemId: string }[]) => items.map(({ workitemId }) => workitemId)

describe('the cache', () => {
  it('of a new person is empty', async () => {
    const cache = await aPlace().open(ADA)
    expect([cache.opened, await cache.cursor(), await cache.open(), await cache.recent(9)]).toEqual([
      'fresh',
      undefined,
      [],
      [],
    ])
  })

  it('has open and recent work, and the cursor, at the next start', async () => {
    const place = aPlace()
    const first = await place.open(ADA)
    await first.save({ workitems: [aWorkitem(), ended('w2', T0)], cursor: 'c1' })
    await first.close()
    const next = await place.open(ADA)
    expect(next.opened).toBe('kept')
    expect([await next.open(), await next.recent(9), await next.cursor()]).toEqual([
      [aWorkitem()],
      [ended('w2', T0)],
      'c1',
    ])
  })

  it('has it also after a process that never closed it', async () => {
    const place = aPlace()
    await (await place.open(ADA)).save({ workitems: [aWorkitem()], cursor: 'c1' })
    expect(ids(await (await place.open(ADA)).open())).toEqual(['w1'])
  })

  it('keeps the newer version, whichever comes last', async () => {
    const cache = await aPlace().open(ADA)
    await cache.save({ workitems: [aWorkitem({ version: 2, state: 'active' })] })
    await cache.save({ workitems: [aWorkitem({ version: 1 })] })
    expect((await cache.open()).map(({ version, state }) => [version, state])).toEqual([[2, 'active']])
  })

  it('moves a call that ended from the open ones to the recent ones', async () => {
    const cache = await aPlace().open(ADA)
    await cache.save({ workitems: [aWorkitem({ version: 2, state: 'active' })] })
    await cache.save({ workitems: [ended('w1', T0, 2)] })
    expect([ids(await cache.open()), ids(await cache.recent(9))]).toEqual([[], ['w1']])
  })

  it('lists the recent ones newest first, as many as asked for', async () => {
    const cache = await aPlace().open(ADA)
    const { endedAt: _, ...undated } = ended('w3', 0)
    await cache.save({
      workitems: [ended('w1', T0 + 1), ended('w2', T0 + 3), { ...undated, modifiedAt: T0 + 2 }],
    })
    expect(ids(await cache.recent(2))).toEqual(['w2', 'w3'])
  })

  it('stores a cursor without rows', async () => {
    const cache = await aPlace().open(ADA)
    await cache.save({ workitems: [], cursor: 'c1' })
    await cache.save({ workitems: [], cursor: 'c2' })
    expect(await cache.cursor()).toBe('c2')
  })

  it('is one for each server, tenant and user, and named after none of them', async () => {
    const place = aPlace()
    await (await place.open(ADA)).save({ workitems: [aWorkitem()] })
    for (const other of [{ userId: 'grace' }, { tenantId: 't2' }, { server: 'https://b.example' }])
      expect(await (await place.open({ ...ADA, ...other })).open()).toEqual([])
    expect(place.files().filter((name) => name.endsWith('.sqlite'))).toHaveLength(4)
    expect(place.files().join()).not.toMatch(/ada|grace|t1|example/)
    expect(statSync(place.folder).mode & 0o077).toBe(0)
  })

  it('takes the words of what it keeps in when there is time, a little in one go', async () => {
    const place = aPlace()
    const cache = await place.open(ADA)
    await cache.save({ workitems: Array.from({ length: 100 }, (_, i) => aWorkitem({ workitemId: `w${i}` })) })
    const indexed = () => {
      const db = new Database(place.file(), { readonly: true })
      const count = db.prepare('SELECT count(*) FROM search_rows').pluck().get()
      db.close()
      return count
    }
    expect([indexed(), await cache.tidy(), indexed()]).toEqual([0, true, 64])
    expect([await cache.tidy(), indexed()]).toEqual([false, 100])
  })

  it('loses a row that it cannot read, and no more', async () => {
    const place = aPlace()
    const first = await place.open(ADA)
    await first.save({
      workitems: [aWorkitem(), aWorkitem({ workitemId: 'w2' }), aWorkitem({ workitemId: 'w3' })],
    })
    await first.close()
    behindTheBack(
      place.file(),
      "UPDATE workitems SET body = '{' WHERE id = 'w1'",
      "UPDATE workitems SET body = '{}' WHERE id = 'w2'",
    )
    expect(ids(await (await place.open(ADA)).open())).toEqual(['w3'])
  })
})
