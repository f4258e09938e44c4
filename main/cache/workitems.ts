import type { Cache, CacheOpened, CacheWrite } from '../ports.ts'
import { promised, type Db } from '../sqlite.ts'
import { workitemIn } from './row.ts'
import { searchRows } from './search.ts'
import { createSearchIndex } from './searchIndex.ts'

/** The cache over SQLite: rows by version, and the cursor that vouches for them, in one transaction. */
export function createWorkitemCache(db: Db, opened: CacheOpened): Cache {
  const put = db.prepare<[string, number, number, number, string]>(
    `INSERT INTO workitems (id, version, open, ended_at, body) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, open = excluded.open, ended_at = excluded.ended_at,
       body = excluded.body WHERE excluded.version >= workitems.version`,
  )
  const putFact = db.prepare<[string, string]>('INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)')
  const fact = db.prepare<[string], { value: string }>('SELECT value FROM facts WHERE name = ?')
  const openRows = db.prepare<[], { body: string }>(
    'SELECT body FROM workitems WHERE open = 1 ORDER BY ended_at DESC',
  )
  const endedRows = db.prepare<[number], { body: string }>(
    'SELECT body FROM workitems WHERE open = 0 ORDER BY ended_at DESC LIMIT ?',
  )
  const row = db.prepare<[string], { body: string }>('SELECT body FROM workitems WHERE id = ?')
  const index = createSearchIndex(db)
  let caughtUp: Promise<void> | undefined
  const write = db.transaction(({ workitems, cursor }: CacheWrite) => {
    for (const item of workitems) {
      const { workitemId, version, state, endedAt, modifiedAt } = item
      const open = state === 'terminated' ? 0 : 1
      const { changes } = put.run(workitemId, version, open, endedAt ?? modifiedAt, JSON.stringify(item))
      if (changes > 0) index.put(item)
    }
    if (cursor !== undefined) putFact.run('cursor', cursor)
  })

  return {
    opened,
    save: (rows) => promised(() => write.immediate(rows)),
    cursor: () => promised(() => fact.get('cursor')?.value),
    open: () => promised(() => openRows.all().flatMap(({ body }) => workitemIn(body) ?? [])),
    recent: (rows) => promised(() => endedRows.all(rows).flatMap(({ body }) => workitemIn(body) ?? [])),
    find: (workitemId) =>
      promised(() => {
        const found = row.get(workitemId)
        return found && workitemIn(found.body)
      }),
    async search(query) {
      await (caughtUp ??= index.catchUp())
      return searchRows(db, query)
    },
    close: () => promised(() => void db.close()),
  }
}
