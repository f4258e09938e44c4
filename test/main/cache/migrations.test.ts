import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase, type Db } from '../../../main/cache/database.ts'
import { MIGRATIONS } from '../../../main/cache/migrations.ts'
import { readQuery } from '../../../main/cache/query.ts'
import { createWorkitemCache } from '../../../main/cache/workitems.ts'
import { aWorkitem } from '../../fixtures.ts'
import { createDesk } from '../../phone.ts'
import { later } from '../../situation.ts'

/** A file as the app of that version left it. */
function aFileOf(version: number, fill: (db: Db) => void): string {
  const desk = createDesk()
  later(desk.gone)
  const file = join(desk.dir, 'cache.sqlite')
  const { db } = openDatabase(file, undefined)
  for (const { name } of db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .all())
    if (!/^(sqlite_|search_words_)/.test(name)) db.exec(`DROP TABLE IF EXISTS ${name}`)
  for (const sql of MIGRATIONS.slice(0, version)) db.exec(sql)
  db.pragma(`user_version = ${version}`)
  fill(db)
  db.close()
  return file
}

test('a cache of version 1 keeps its rows and its cursor, and they can be searched', async () => {
  const items = Array.from({ length: 150 }, (_, i) =>
    aWorkitem({ workitemId: `w${i}`, state: 'terminated', summary: i === 149 ? 'apples' : 'pears' }),
  )
  const file = aFileOf(1, (db) => {
    const put = db.prepare('INSERT INTO workitems VALUES (?, ?, 0, ?, ?)')
    for (const item of items) put.run(item.workitemId, item.version, item.modifiedAt, JSON.stringify(item))
    db.prepare("INSERT INTO facts VALUES ('cursor', 'c-7')").run()
  })
  const { db, opened } = openDatabase(file, undefined)
  expect([opened, db.pragma('user_version', { simple: true })]).toEqual(['kept', MIGRATIONS.length])
  const cache = createWorkitemCache(db, opened)
  expect([await cache.cursor(), (await cache.recent(200)).length]).toEqual(['c-7', 150])
  for (const [q, total] of [
    ['apples', 1],
    ['pears', 149],
  ] as const) {
    const query = readQuery({ q })
    expect(query.ok && (await cache.search(query.value)).total).toBe(total)
  }
  await cache.close()
})
