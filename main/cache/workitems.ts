import type { Workitem } from '../../preload/contract.ts'
import type { Cache, CacheOpened, CacheWrite } from '../ports.ts'
import { promised, type Db } from '../sqlite.ts'
import { counted, markOf } from './marks.ts'
import { workitemIn } from './row.ts'
import { searchRows } from './search.ts'
import { createSearchIndex } from './searchIndex.ts'

interface Row {
  doc: number
  version: number
  /** Its places in the lists. */
  open: number
  ended_at: number
  kind: string | null
  unread: number
  came_at: number
}
type Places = [open: number, endedAt: number, kind: string | null, unread: number, cameAt: number]

/** The cache over SQLite: rows by version, and the cursor that vouches for them, in one transaction. */
export function createWorkitemCache(db: Db, opened: CacheOpened): Cache {
  const had = db.prepare<[string], Row>(
    'SELECT doc, version, open, ended_at, kind, unread, came_at FROM workitems WHERE id = ?',
  )
  const add = db.prepare<[string, number, string, ...Places]>(
    `INSERT INTO workitems (id, version, body, open, ended_at, kind, unread, came_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const change = db.prepare<[number, string, number]>(
    'UPDATE workitems SET version = ?, body = ? WHERE doc = ?',
  )
  const move = db.prepare<[...Places, number]>(
    'UPDATE workitems SET open = ?, ended_at = ?, kind = ?, unread = ?, came_at = ? WHERE doc = ?',
  )
  const putFact = db.prepare<[string, string]>('INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)')
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

  /** The newer version stays. A row that stays in its list touches no index but that of its words. */
  function put(item: Workitem): void {
    const { workitemId, version, state, endedAt, modifiedAt } = item
    const old = had.get(workitemId)
    if (old && old.version > version) return
    const { kind, unread, cameAt } = markOf(item)
    const places: Places = [state === 'terminated' ? 0 : 1, endedAt ?? modifiedAt, kind, unread, cameAt]
    const body = JSON.stringify(item)
    if (!old) return index.mark(add.run(workitemId, version, body, ...places).lastInsertRowid)
    change.run(version, body, old.doc)
    const before: Places = [old.open, old.ended_at, old.kind, old.unread, old.came_at]
    if (places.some((place, i) => place !== before[i])) move.run(...places, old.doc)
    index.mark(old.doc)
  }
  const write = db.transaction(({ workitems, cursor }: CacheWrite) => {
    for (const item of workitems) put(item)
    if (cursor !== undefined) putFact.run('cursor', cursor)
  })

  return {
    opened,
    save: (rows) => promised(() => write.immediate(rows)),
    tidy: () => promised(() => index.takeSome()),
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
        items: unreadRows.all(rows).flatMap(({ body }) => workitemIn(body) ?? []),
        ...(fact.get('cursor') && { counts: counted(unreadCounts.all()) }),
      })),
    came: (from, to) => promised(() => counted(cameCounts.all(from, to))),
    async search(query) {
      await index.catchUp()
      return searchRows(db, query)
    },
    close: () => promised(() => void db.close()),
  }
}
