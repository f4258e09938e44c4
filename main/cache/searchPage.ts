import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Db } from '../sqlite.ts'
import type { Query } from './query.ts'
import type { Asked } from './search.ts'

/** So many of the newest rows are looked at while it is counted: what most rows have is found among them. */
const FIRST = 512
/** Up to so many that match are sorted, where those rows have too few of them; of more, the newest are looked through further. */
const FEW = 20_000
/** In parts each twice as large as the last, up to this one. */
const MOST = 4 * FIRST

interface Place {
  doc: number
  modified_at: number
  id: string
}

/** What matches, where index and columns can tell: how much there is, and the `doc`s of a part of it, in their order. */
export interface Found {
  total: number
  docs: number[]
}
export type Finder = (part: Pick<Query, 'rows' | 'start'>) => Promise<Found>

const ORDER = 'ORDER BY s.modified_at DESC, s.id'
const MATCH = 'search_words MATCH ?'

export function createFinder(db: Db, { conditions, words }: Asked): Finder {
  const held = conditions.map(([sql]) => sql)
  const values = conditions.flatMap(([, ...given]) => given)
  const where = held.length > 0 ? `WHERE ${held.join(' AND ')}` : ''
  /** The index leads: each of its rows is looked up, and not the other way round. */
  const rowsToo = 'CROSS JOIN search_rows s ON s.doc = f.rowid'
  const said = `FROM search_words f ${rowsToo} WHERE ${[MATCH, ...held].join(' AND ')}`
  const numbers = (sql: string, ...given: unknown[]) =>
    db
      .prepare<unknown[], number>(sql)
      .pluck()
      .all(...given)

  /** Without words, all that holds. */
  const plain = ({ rows, start }: Pick<Query, 'rows' | 'start'>): Found => ({
    total: numbers(`SELECT count(*) FROM search_rows s ${where}`, ...values)[0] ?? 0,
    docs: numbers(
      `SELECT s.doc FROM search_rows s ${where} ${ORDER} LIMIT ? OFFSET ?`,
      ...values,
      rows,
      start,
    ),
  })

  /** How many match, and which of these rows do: the index puts the rows of a word together anew each time it is asked. */
  function count(rows: readonly Place[]): { total: number; has: Set<number> } {
    const docs = rows.map(({ doc }) => doc)
    const among = 'f.rowid BETWEEN ? AND ? AND f.rowid IN (SELECT value FROM json_each(?))'
    const counted = db
      .prepare<unknown[], { total: number; docs: string }>(
        `SELECT count(*) AS total, json_group_array(f.rowid) FILTER (WHERE ${among}) AS docs
         ${held.length > 0 ? said : `FROM search_words f WHERE ${MATCH}`}`,
      )
      .get(Math.min(...docs), Math.max(...docs), JSON.stringify(docs), words, ...values)
    return { total: counted?.total ?? 0, has: new Set(JSON.parse(counted?.docs ?? '[]') as number[]) }
  }

  const sorted = (rows: number, start: number) =>
    numbers(`SELECT s.doc ${said} ${ORDER} LIMIT ? OFFSET ?`, words, ...values, rows, start)

  const part = db.prepare<unknown[], Place>(
    `SELECT s.doc, s.modified_at, s.id FROM search_rows s
     WHERE ${['s.modified_at <= ?', '(s.modified_at < ? OR s.id > ?)', ...held].join(' AND ')} ${ORDER} LIMIT ?`,
  )
  const after = (last: Place | undefined, size: number) => {
    const before = last?.modified_at ?? Number.MAX_SAFE_INTEGER
    return part.all(before, before, last?.id ?? '', ...values, size)
  }
  const having = db
    .prepare<unknown[], number>(`SELECT rowid FROM search_words WHERE ${MATCH} AND rowid BETWEEN ? AND ?`)
    .pluck()

  /** The first that match beyond these rows, with those; nothing where too few do, and all have to be sorted after all. */
  async function newest(wanted: number, found: number[], last: Place | undefined) {
    for (let size = 2 * FIRST; size <= MOST; size *= 2) {
      await nextTurn()
      const rows = after(last, size)
      last = rows.at(-1)
      if (!last) return found
      const docs = rows.map(({ doc }) => doc)
      const has = new Set(having.all(words, Math.min(...docs), Math.max(...docs)))
      for (const doc of docs) if (has.has(doc)) found.push(doc)
      if (found.length >= wanted) return found
    }
    return undefined
  }

  return async ({ rows, start }) => {
    if (words === undefined) return plain({ rows, start })
    const wanted = start + rows
    const first = wanted > MOST ? [] : after(undefined, FIRST)
    const { total, has } = count(first)
    if (start >= total) return { total, docs: [] }
    let found: number[] | undefined = first.flatMap(({ doc }) => (has.has(doc) ? [doc] : []))
    const isEnough = found.length >= Math.min(wanted, total)
    if (!isEnough)
      found = total > FEW && first.length > 0 ? await newest(wanted, found, first.at(-1)) : undefined
    return { total, docs: found ? found.slice(start, wanted) : sorted(rows, start) }
  }
}
