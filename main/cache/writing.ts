import type { Workitem } from '../../preload/contract.ts'
import type { CacheWrite } from '../ports.ts'
import type { Db } from '../sqlite.ts'
import { markOf } from './marks.ts'
import type { SearchIndex } from './searchIndex.ts'

/** A row's places in the lists. */
type Places = [open: number, endedAt: number, kind: string | null, unread: number, cameAt: number]

/** Writes rows by version, and the cursor that vouches for them, in one transaction; `moved` is told of one that is new in a list. */
export function createWriting(db: Db, index: SearchIndex, moved: () => void): (write: CacheWrite) => void {
  // Most rows of the past that change stay in their lists: they are found and changed in one step, and touch no index.
  const change = db.prepare<[number, string, string, number, ...Places]>(
    `UPDATE workitems SET version = ?, body = ? WHERE id = ? AND version <= ?
       AND open = ? AND ended_at = ? AND kind IS ? AND unread = ? AND came_at = ?`,
  )
  const put = db.prepare<[string, number, string, ...Places]>(
    `INSERT INTO workitems (id, version, body, open, ended_at, kind, unread, came_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, body = excluded.body, open = excluded.open,
       ended_at = excluded.ended_at, kind = excluded.kind, unread = excluded.unread, came_at = excluded.came_at
     WHERE excluded.version >= workitems.version`,
  )
  const putFact = db.prepare<[string, string]>('INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)')

  const write = db.transaction(({ workitems, cursor }: CacheWrite) => {
    for (const item of workitems) {
      const { workitemId, version } = item
      const body = JSON.stringify(item)
      const places = placesOf(item)
      const isPast = item.state === 'terminated'
      if (isPast && change.run(version, body, workitemId, version, ...places).changes > 0) continue
      put.run(workitemId, version, body, ...places)
      moved()
    }
    index.mark(workitems)
    if (cursor !== undefined) putFact.run('cursor', cursor)
  })
  return (rows) => write.immediate(rows)
}

function placesOf(item: Workitem): Places {
  const { kind, unread, cameAt } = markOf(item)
  return [item.state === 'terminated' ? 0 : 1, item.endedAt ?? item.modifiedAt, kind, unread, cameAt]
}
