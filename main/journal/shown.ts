import type { Db } from '../sqlite.ts'

/** Enough for every offer and card of some days, and small enough never to matter. */
const KEPT = 5_000

/** The rows of what the person was shown already, the newest kept: a restart shows it no second time. */
export function createShownRows(db: Db) {
  const all = db.prepare<[], { id: string }>('SELECT id FROM shown ORDER BY at')
  const put = db.prepare<[string, number]>('INSERT OR IGNORE INTO shown (id, at) VALUES (?, ?)')
  const trim = db.prepare<[number]>(
    'DELETE FROM shown WHERE id NOT IN (SELECT id FROM shown ORDER BY at DESC LIMIT ?)',
  )
  return {
    all: (): string[] => all.all().map(({ id }) => id),
    add(ids: readonly string[], at: number): void {
      for (const id of ids) put.run(id, Math.floor(at))
      trim.run(KEPT)
    },
  }
}
