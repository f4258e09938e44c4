import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { migrate } from '../../../main/cache/database.ts'
import { MIGRATIONS } from '../../../main/cache/migrations.ts'

const version = (db: Database.Database) => db.pragma('user_version', { simple: true })
const tables = (db: Database.Database) =>
  db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all()

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
    expect(() => migrate(db)).toThrow('cache version 9')
    expect(tables(db)).toEqual([])
  })
})
