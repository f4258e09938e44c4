import { rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migrate } from '../../../main/sqlite.ts'
import { MIGRATIONS } from '../../../main/cache/migrations.ts'
import { readQuery } from '../../../main/cache/query.ts'
import type { Workitem } from '../../../preload/contract.ts'
import { aWorkitem } from '../../fixtures.ts'
import { ADA, aPlace } from './place.ts'

const version = (db: Database.Database) => db.pragma('user_version', { simple: true })
const tables = (db: Database.Database) =>
  db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all()

/** A file as the app of version 1 left it, with these rows and one that nobody can read. */
function aFileOfVersion1(file: string, items: readonly Workitem[]): void {
  const db = new Database(file)
  migrate(db, MIGRATIONS.slice(0, 1))
  const put = db.prepare('INSERT INTO workitems VALUES (?, ?, 0, ?, ?)')
  for (const item of items) put.run(item.workitemId, item.version, item.modifiedAt, JSON.stringify(item))
  put.run('odd', 1, 1, 'no JSON')
  db.prepare("INSERT INTO facts VALUES ('cursor', 'c-7')").run()
  db.close()
}

describe('migration 1', () => {
  it('makes rows by version, and facts', () => {
    const db = new Database(':memory:')
    expect(migrate(db, MIGRATIONS.slice(0, 1))).toBe(0)
    expect([version(db), tables(db)]).toEqual([1, ['facts', 'workitems']])
    const columns = db.prepare("SELECT name, type FROM pragma_table_info('workitems')").raw().all()
    expect(columns).toEqual([
      ['id', 'TEXT'],
      ['version', 'INTEGER'],
      ['open', 'INTEGER'],
      ['ended_at', 'INTEGER'],
      ['body', 'TEXT'],
    ])
  })
})

describe('migration 2', () => {
  it('keeps the rows and the cursor of version 1, and they can be searched', async () => {
    const { open, file } = aPlace()
    await (await open(ADA)).close()
    const path = file()
    rmSync(path)
    const items = Array.from({ length: 150 }, (_, i) =>
      aWorkitem({ workitemId: `w${i}`, state: 'terminated', summary: i === 149 ? 'apples' : 'pears' }),
    )
    aFileOfVersion1(path, items)
    const cache = await open(ADA)
    expect([cache.opened, await cache.cursor()]).toEqual(['kept', 'c-7'])
    expect(await cache.recent(200)).toHaveLength(150)
    for (const [q, total] of [
      ['apples', 1],
      ['pears', 149],
    ] as const) {
      const query = readQuery({ q })
      expect(query.ok && (await cache.search(query.value)).total).toBe(total)
    }
    await cache.close()
  })
})

describe('migration 3', () => {
  it('keeps what version 2 had, in its order, and finds its words again', async () => {
    const { open, file } = aPlace()
    await (await open(ADA)).close()
    const path = file()
    rmSync(path)
    const db = new Database(path)
    migrate(db, MIGRATIONS.slice(0, 2))
    const put = db.prepare('INSERT INTO workitems VALUES (?, 1, ?, ?, ?)')
    for (const [id, isOpen, at] of [
      ['w1', 1, 1],
      ['w2', 0, 3],
      ['w3', 0, 2],
    ] as const) {
      const item = aWorkitem({
        workitemId: id,
        state: isOpen ? 'hold' : 'terminated',
        summary: `about ${id}`,
      })
      put.run(id, isOpen, at, JSON.stringify(item))
    }
    db.prepare("INSERT INTO facts VALUES ('cursor', 'c-8')").run()
    db.close()
    const cache = await open(ADA)
    const ids = (items: readonly Workitem[] = []) => items.map(({ workitemId }) => workitemId)
    expect([cache.opened, await cache.cursor()]).toEqual(['kept', 'c-8'])
    expect([ids(await cache.open()), ids(await cache.recent(9))]).toEqual([['w1'], ['w2', 'w3']])
    const query = readQuery({ q: 'summary:w3' })
    expect(query.ok && ids((await cache.search(query.value)).objects)).toEqual(['w3'])
    expect(await cache.tidy()).toBe(false)
    await cache.close()
  })
})

describe('migration 4', () => {
  it('counts what waits among the rows of an earlier version, and what it cannot read counts as nothing', async () => {
    const { open, file } = aPlace()
    await (await open(ADA)).close()
    const path = file()
    rmSync(path)
    const flags = [{ vmStatus: 0 }, { vmStatus: 1 }, { missedStatus: 0 }, { missedStatus: 1 }] as const
    const calls = [...flags, {}, { missedStatus: 0, vmStatus: 1 } as const]
    const items = calls.map((flag, i) => aWorkitem({ workitemId: `w${i}`, state: 'terminated', ...flag }))
    aFileOfVersion1(path, [
      ...items,
      aWorkitem({ workitemId: 'back', state: 'terminated', type: 'OutboundCall', missedStatus: 0 }),
    ])
    const cache = await open(ADA)
    const none = { email: 0, sms: 0, chat: 0 }
    expect((await cache.unread(0)).counts).toEqual({ missed: 2, voicemail: 1, callback: 1, ...none })
    await cache.close()
  })
})

describe('migration 5', () => {
  it('keeps the words that version 4 had taken in, and forgets those that a row does not say any more', async () => {
    const { open, file } = aPlace()
    await (await open(ADA)).close()
    const path = file()
    rmSync(path)
    const db = new Database(path)
    migrate(db, MIGRATIONS.slice(0, 4))
    const item = aWorkitem({ workitemId: 'w1', state: 'terminated', summary: 'pears' })
    db.prepare(
      "INSERT INTO workitems (doc, id, version, open, ended_at, body) VALUES (7, 'w1', 1, 0, 1, ?)",
    ).run(JSON.stringify(item))
    db.exec("INSERT INTO search_rows VALUES (7, 'w1', 1)")
    db.exec("INSERT INTO search_words (rowid, words, tails) VALUES (7, 'pears', '')")
    db.close()
    const cache = await open(ADA)
    const found = async (q: string) => {
      const query = readQuery({ q })
      return query.ok && (await cache.search(query.value)).total
    }
    expect(await found('pears')).toBe(1)
    await cache.save({ workitems: [{ ...item, version: 2, summary: 'apples' }] })
    expect([await found('pears'), await found('apples')]).toEqual([0, 1])
    await cache.close()
  })

  it('merges away what has changed with what is added, and not at once', () => {
    const db = new Database(':memory:')
    migrate(db, MIGRATIONS)
    const merges = db.prepare("SELECT v FROM search_words_config WHERE k = 'deletemerge'").pluck().get()
    expect(merges).toBe(0)
  })
})

describe('migration 6', () => {
  it('knows of the rows of version 5 what they are narrowed by, and lets one alone that nobody can read', async () => {
    const { open, file } = aPlace()
    await (await open(ADA)).close()
    const path = file()
    rmSync(path)
    const db = new Database(path)
    migrate(db, MIGRATIONS.slice(0, 5))
    const put = db.prepare(
      'INSERT INTO workitems (doc, id, version, open, ended_at, body) VALUES (?, ?, 1, 0, 1, ?)',
    )
    const sought = db.prepare('INSERT INTO search_rows (doc, id, modified_at) VALUES (?, ?, ?)')
    const facts = { inboxId: 'q_sales', contactId: 'c_1', dispositionId: 'sold', missedStatus: 0 as const }
    const item = aWorkitem({ workitemId: 'w1', state: 'terminated', ...facts })
    put.run(1, 'w1', JSON.stringify(item))
    put.run(2, 'odd', 'no JSON')
    for (const [doc, id] of [
      [1, 'w1'],
      [2, 'odd'],
    ])
      sought.run(doc, id, 1)
    db.close()
    const cache = await open(ADA)
    expect(cache.opened).toBe('kept')
    for (const [queryParams, total] of [
      [{ ...facts, type: item.type, state: 'terminated' }, 1],
      [{ ...facts, missedStatus: 1 }, 0],
    ] as const) {
      const query = readQuery({ queryParams })
      expect(query.ok && (await cache.search(query.value)).total).toBe(total)
    }
    await cache.close()
  })
})

describe('migration 7', () => {
  it('takes the words of version 6 in again, also of rows that say what they said', async () => {
    const { open, file } = aPlace()
    await (await open(ADA)).close()
    const path = file()
    rmSync(path)
    const db = new Database(path)
    migrate(db, MIGRATIONS.slice(0, 6))
    const item = aWorkitem({ workitemId: 'w1', state: 'terminated', summary: 'pears' })
    db.prepare(
      "INSERT INTO workitems (doc, id, version, open, ended_at, body) VALUES (7, 'w1', 1, 0, 1, ?)",
    ).run(JSON.stringify(item))
    db.close()
    const cache = await open(ADA)
    while (await cache.tidy());
    await cache.close()
    const before = new Database(path)
    before.pragma('user_version = 6')
    before.pragma(`application_id = ${0x5244_0006}`)
    before.close()
    const again = await open(ADA)
    const query = readQuery({ q: 'p' })
    expect(again.opened).toBe('kept')
    while (await again.tidy());
    expect(query.ok && (await again.search(query.value)).total).toBe(1)
    await again.close()
  })
})

describe('migrating', () => {
  it('runs only what has not run', () => {
    const db = new Database(':memory:')
    migrate(db, ['CREATE TABLE a (x)'])
    expect(migrate(db, ['CREATE TABLE a (x)', 'CREATE TABLE b (x)'])).toBe(1)
    expect([version(db), tables(db)]).toEqual([2, ['a', 'b']])
    expect(migrate(db, ['CREATE TABLE a (x)', 'CREATE TABLE b (x)'])).toBe(2)
  })

  it('stamps the version in the same transaction: one that fails half-way leaves neither table nor stamp', () => {
    const db = new Database(':memory:')
    expect(() => migrate(db, ['CREATE TABLE a (x)', 'CREATE TABLE b (x); CREATE TABLE a (x)'])).toThrow()
    expect([version(db), tables(db)]).toEqual([1, ['a']])
  })

  it('does not touch what a later app has written', () => {
    const db = new Database(':memory:')
    db.pragma('user_version = 9')
    expect(() => migrate(db, MIGRATIONS)).toThrow('version 9')
    expect(tables(db)).toEqual([])
  })
})
