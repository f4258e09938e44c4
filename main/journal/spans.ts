import type { Span } from '../ports.ts'
import type { Db } from '../sqlite.ts'

/** A link that is lost twenty times a day, for ten days. */
const KEPT = 200

interface Row {
  since: number
  until: number
  started: number
  why: string | null
}

/** The rows of the times in which the link was live; the oldest go. */
export function createSpanRows(db: Db) {
  const all = db.prepare<[], Row>('SELECT id AS since, until, started, why FROM spans ORDER BY id')
  const put = db.prepare<[number, number, number, string | null]>(
    'INSERT OR REPLACE INTO spans (id, until, started, why) VALUES (?, ?, ?, ?)',
  )
  const trim = db.prepare<[number]>(
    'DELETE FROM spans WHERE id <= (SELECT id FROM spans ORDER BY id DESC LIMIT 1 OFFSET ?)',
  )
  return {
    all: (): Span[] =>
      all
        .all()
        .map(({ why, ...span }) => ({ ...span, ...(why !== null && { why: why as Span['why'] & string }) })),
    put({ since, until, started, why }: Span): void {
      put.run(since, until, started, why ?? null)
      trim.run(KEPT)
    },
  }
}
