import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Db } from '../sqlite.ts'
import type { Query } from './query.ts'
import type { Asked } from './search.ts'

/** Up to so many, what was found is sorted, whatever part of it is wanted. */
const FEW = 20_000
/** Of more, the newest are looked through, in parts each twice as large as the last: mostly the first one is enough. */
const FIRST = 256
const MOST = 8 * FIRST

interface Place {
  doc: number
  modified_at: number
  id: string
}

/** What matches, where index and columns can tell: how much there is, and the `doc`s of a part of it, in their order. */
export interface Finder {
  total(): number
  page(part: Pick<Query, 'rows' | 'start'>, total: number): Promise<number[]>
}

const ORDER = 'ORDER BY s.modified_at DESC, s.id'
const MATCH = 'search_words MATCH ?'

export function createFinder(db: Db, { conditions, words }: Asked): Finder {
  const held = conditions.map(([sql]) => sql)
  const values = conditions.flatMap(([, ...given]) => given)
  const where = held.length > 0 ? `WHERE ${held.join(' AND ')}` : ''
  /** The index leads: each of its rows is looked up, and not the other way round. */
  const said = `FROM search_words f CROSS JOIN search_rows s ON s.doc = f.rowid WHERE ${[MATCH, ...held].join(' AND ')}`
  const number = (sql: string, ...given: unknown[]) =>
    db
      .prepare<unknown[], number>(sql)
      .pluck()
      .get(...given) ?? 0
  const numbers = (sql: string, ...given: unknown[]) =>
    db
      .prepare<unknown[], number>(sql)
      .pluck()
      .all(...given)

  const sorted = (rows: number, start: number) =>
    numbers(`SELECT s.doc ${said} ${ORDER} LIMIT ? OFFSET ?`, words, ...values, rows, start)

  /** The first that match of the newest rows; nothing where too few of those do, and all have to be sorted after all. */
  async function newest(wanted: number): Promise<number[] | undefined> {
    const found: number[] = []
    const part = db.prepare<unknown[], Place>(
      `SELECT s.doc, s.modified_at, s.id FROM search_rows s
       WHERE ${['s.modified_at <= ?', '(s.modified_at < ? OR s.id > ?)', ...held].join(' AND ')} ${ORDER} LIMIT ?`,
    )
    const having = db
      .prepare<unknown[], number>(`SELECT rowid FROM search_words WHERE ${MATCH} AND rowid BETWEEN ? AND ?`)
      .pluck()
    let [before, after] = [Number.MAX_SAFE_INTEGER, '']
    for (let size = FIRST; size <= MOST; size *= 2) {
      const rows = part.all(before, before, after, ...values, size)
      const end = rows.at(-1)
      if (!end) return found
      const docs = rows.map(({ doc }) => doc)
      const has = new Set(having.all(words, Math.min(...docs), Math.max(...docs)))
      for (const doc of docs) if (has.has(doc)) found.push(doc)
      if (found.length >= wanted) return found
      ;[before, after] = [end.modified_at, end.id]
      await nextTurn()
    }
    return undefined
  }

  return {
    total() {
      if (words === undefined) return number(`SELECT count(*) FROM search_rows s ${where}`, ...values)
      if (held.length > 0) return number(`SELECT count(*) ${said}`, words, ...values)
      return number(`SELECT count(*) FROM search_words WHERE ${MATCH}`, words)
    },
    async page({ rows, start }, total) {
      if (start >= total) return []
      if (words === undefined)
        return numbers(
          `SELECT s.doc FROM search_rows s ${where} ${ORDER} LIMIT ? OFFSET ?`,
          ...values,
          rows,
          start,
        )
      const wanted = start + rows
      const first = total > FEW && wanted < MOST ? await newest(wanted) : undefined
      return first ? first.slice(start, wanted) : sorted(rows, start)
    },
  }
}
