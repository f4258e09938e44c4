import { Ring } from '../../preload/contract.ts'
import type { Db } from '../sqlite.ts'

/** Some months of offers. */
const KEPT = 20_000
/** How often the oldest are let go: looking for them costs more than keeping a few too many. */
const TRIMMED_EVERY = 500

interface Row {
  facts: string
}

/** The facts of a row; nothing for one that this version cannot read. */
function ringIn({ facts }: Row): Ring[] {
  try {
    const ring = Ring.safeParse(JSON.parse(facts))
    return ring.success ? [ring.data] : []
  } catch {
    return []
  }
}

/** The rows of the offers as they were met here. */
export function createRingRows(db: Db) {
  const of = db.prepare<[string], Row>('SELECT facts FROM rings WHERE workitem = ? ORDER BY at')
  const last = db.prepare<[number], Row>('SELECT facts FROM rings ORDER BY at DESC LIMIT ?')
  const put = db.prepare<[string, string, number, string]>(
    `INSERT INTO rings (id, workitem, at, facts) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET facts = excluded.facts`,
  )
  const trim = db.prepare<[number]>(
    'DELETE FROM rings WHERE at < (SELECT at FROM rings ORDER BY at DESC LIMIT 1 OFFSET ?)',
  )
  let written = 0
  return {
    of: (workitemIds: readonly string[]): Ring[] =>
      [...new Set(workitemIds)].flatMap((id) => of.all(id)).flatMap(ringIn),
    last: (count: number): Ring[] => last.all(count).flatMap(ringIn),
    put(ring: Ring): void {
      put.run(ring.offerId, ring.workitemId, ring.heardAt, JSON.stringify(ring))
      if ((written += 1) % TRIMMED_EVERY === 0) trim.run(KEPT - 1)
    },
  }
}
