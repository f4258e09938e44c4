import type { Waiting } from '../../preload/contract.ts'
import type { Cache, CacheOpened } from '../ports.ts'
import { promised, type Db } from '../sqlite.ts'
import { counted } from './marks.ts'
import { workitemIn } from './row.ts'
import { searchRows } from './search.ts'
import { createSearchIndex } from './searchIndex.ts'
import { createTrimming } from './trimming.ts'
import { createWriting } from './writing.ts'

/** The cache over SQLite: rows by version, and the cursor that vouches for them, in one transaction. */
export function createWorkitemCache(db: Db, opened: CacheOpened): Cache {
  const fact = db.prepare<[string], { value: string }>('SELECT value FROM facts WHERE name = ?')
  const openRows = db.prepare<[], { body: string }>(
    'SELECT body FROM workitems WHERE open = 1 ORDER BY ended_at DESC',
  )
  const endedRows = db.prepare<[number], { body: string }>(
    'SELECT body FROM workitems WHERE open = 0 ORDER BY ended_at DESC LIMIT ?',
  )
  const unreadRows = db.prepare<[number], { body: string }>(
    'SELECT body FROM workitems WHERE unread = 1 ORDER BY came_at DESC LIMIT ?',
  )
  const unreadCounts = db.prepare<[], { kind: string; count: number }>(
    'SELECT kind, count(*) AS count FROM workitems WHERE unread = 1 GROUP BY kind',
  )
  const cameCounts = db.prepare<[number, number], { kind: string; count: number }>(
    `SELECT kind, count(*) AS count FROM workitems WHERE kind IS NOT NULL AND came_at > ? AND came_at <= ?
     GROUP BY kind`,
  )
  const row = db.prepare<[string], { body: string }>('SELECT body FROM workitems WHERE id = ?')
  const index = createSearchIndex(db)

  /** How much waits, until a row has changed its lists: to count ten thousand again takes longer than a ring may. */
  let unread: Waiting | undefined
  const write = createWriting(db, index, () => (unread = undefined))
  const trim = createTrimming(db)

  return {
    opened,
    save: (rows) => promised(() => write(rows)),
    tidy: () => promised(() => index.takeSome()),
    trim: (before, spared) =>
      promised(() => {
        unread = undefined
        return trim(before, spared)
      }),
    cursor: () => promised(() => fact.get('cursor')?.value),
    open: () => promised(() => openRows.all().flatMap(({ body }) => workitemIn(body) ?? [])),
    recent: (rows) => promised(() => endedRows.all(rows).flatMap(({ body }) => workitemIn(body) ?? [])),
    find: (workitemId) =>
      promised(() => {
        const found = row.get(workitemId)
        return found && workitemIn(found.body)
      }),
    unread: (rows) =>
      promised(() => ({
        items: rows > 0 ? unreadRows.all(rows).flatMap(({ body }) => workitemIn(body) ?? []) : [],
        ...(fact.get('cursor') && { counts: (unread ??= counted(unreadCounts.all())) }),
      })),
    came: (from, to) => promised(() => counted(cameCounts.all(from, to))),
    async search(query) {
      const takingIn = await index.catchUp()
      const found = await searchRows(db, query)
      return { ...found, ...(takingIn > 0 && { takingIn }) }
    },
    close: () => promised(() => void db.close()),
  }
}
