import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createWorkitemCache } from '../../../main/cache/workitems.ts'
import { MIGRATIONS } from '../../../main/cache/migrations.ts'
import { migrate } from '../../../main/sqlite.ts'
import { createStore } from '../../../main/store.ts'
import { aWorkitem } from '../../fixtures.ts'
import { virtualClock } from '../../ports.ts'
import { ADA, aPlace, behindTheBack } from './place.ts'

const many = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => aWorkitem({ workitemId: `w${from + i}`, subject: 'x'.repeat(500) }))

/** A place with a cache of 200 open calls in it, closed. */
async function aUsedPlace() {
  const place = aPlace()
  const cache = await place.open(ADA)
  await cache.save({ workitems: many(200), cursor: 'c1' })
  await cache.close()
  return place
}
/** Opens what is there, uses it, and answers what came of it and how many calls it still held. */
async function openAndUse(place: ReturnType<typeof aPlace>) {
  const cache = await place.open(ADA)
  const held = (await cache.open()).length
  const cursor = await cache.cursor()
  await cache.save({ workitems: [aWorkitem({ workitemId: 'new' })], cursor: 'c2' })
  expect((await cache.open()).map(({ workitemId }) => workitemId)).toContain('new')
  await cache.close()
  return { opened: cache.opened, held, cursor }
}
const begunAnew = (opened: string) => ({ opened, held: 0, cursor: undefined })

describe('a cache file', () => {
  it('full of something else is set aside, and a new one begun', async () => {
    const place = await aUsedPlace()
    writeFileSync(place.file(), 'not a database, but long enough to look like one\n'.repeat(100))
    expect(await openAndUse(place)).toEqual(begunAnew('rebuilt'))
    expect(place.files().some((name) => name.endsWith('.odd'))).toBe(true)
    expect(await openAndUse(place)).toEqual({ opened: 'kept', held: 1, cursor: 'c2' })
  })

  it('damaged in its middle is begun anew', async () => {
    const place = await aUsedPlace()
    const bytes = readFileSync(place.file())
    bytes.fill(0xa5, 4_096, bytes.length - 4_096)
    writeFileSync(place.file(), bytes)
    expect(await openAndUse(place)).toEqual(begunAnew('rebuilt'))
  })

  it('cut off anywhere opens: whole, or begun anew, and never vouching for rows that are gone', async () => {
    const { length } = readFileSync((await aUsedPlace()).file())
    for (let part = 0; part < 12; part += 1) {
      const place = await aUsedPlace()
      truncateSync(place.file(), Math.floor((length * part) / 12))
      const { held, cursor } = await openAndUse(place)
      expect(held === 200 || cursor === undefined).toBe(true)
    }
  })

  it('from a later app is set aside', async () => {
    const place = await aUsedPlace()
    behindTheBack(place.file(), 'PRAGMA user_version = 99')
    expect(await openAndUse(place)).toEqual(begunAnew('newer'))
  })

  it.each([
    ['without a version', ['PRAGMA user_version = 0']],
    ['of our version', ['DROP TABLE workitems', 'CREATE TABLE workitems (something TEXT)']],
    ['with a table missing', ['DROP TABLE facts']],
  ])('of another make, %s, is begun anew', async (_, statements) => {
    const place = await aUsedPlace()
    behindTheBack(place.file(), ...statements)
    expect(await openAndUse(place)).toEqual(begunAnew('rebuilt'))
  })

  it('twice odd in a row is twice begun anew', async () => {
    const place = await aUsedPlace()
    for (let n = 0; n < 2; n += 1) {
      writeFileSync(place.file(), 'odd'.repeat(1_000))
      expect((await openAndUse(place)).opened).toBe('rebuilt')
    }
  })

  it('whose log is gone after a crash is older, and says so by its cursor', async () => {
    const place = await aUsedPlace()
    const crashed = await place.open(ADA)
    await crashed.save({ workitems: many(1, 900), cursor: 'c9' })
    const main = readFileSync(place.file())
    await crashed.close()
    for (const end of ['-wal', '-shm']) rmSync(place.file() + end, { force: true })
    writeFileSync(place.file(), main)
    expect(await openAndUse(place)).toEqual({ opened: 'kept', held: 200, cursor: 'c1' })
  })

  it('beside a log of nonsense opens all the same', async () => {
    const place = await aUsedPlace()
    writeFileSync(`${place.file()}-wal`, Buffer.alloc(10_000, 0x5a))
    expect((await openAndUse(place)).held).toBe(200)
  })

  it('that is a folder cannot be had, and is left alone', async () => {
    const place = await aUsedPlace()
    const file = place.file()
    rmSync(file)
    mkdirSync(join(file, 'inside'), { recursive: true })
    await expect(place.open(ADA)).rejects.toThrow()
  })
})

describe('a file that another program holds', () => {
  it('is not waited for longer than a moment, and is not thrown away', async () => {
    const place = await aUsedPlace()
    const other = new Database(place.file())
    onTestFinished(() => void other.close())
    other.pragma('locking_mode = EXCLUSIVE')
    other.exec('BEGIN EXCLUSIVE')
    const began = performance.now()
    await expect(place.open(ADA)).rejects.toThrow(/locked/)
    expect(performance.now() - began).toBeLessThan(2_000)
    expect(place.files().some((name) => name.endsWith('.odd'))).toBe(false)
    other.exec('ROLLBACK')
    other.close()
    expect((await openAndUse(place)).held).toBe(200)
  })
})

describe('a full disk', () => {
  it('writes nothing of what did not fit, and stops neither memory nor a ring', async () => {
    const db = new Database(':memory:')
    migrate(db, MIGRATIONS)
    const cache = createWorkitemCache(db, 'fresh')
    const store = createStore({ clock: virtualClock(), log: () => undefined })
    await store.open(cache)
    await store.apply({ workitems: many(5) }, { cursor: 'c1' })
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`)
    let told = 0
    store.onChanges(() => (told += 1))
    await store.apply({ workitems: many(100, 5) }, { cursor: 'c2' })
    expect([told, store.known().workitems.size, store.behind()]).toEqual([1, 105, true])
    expect([(await cache.open()).length, await cache.cursor()]).toEqual([5, 'c1'])
  })
})
