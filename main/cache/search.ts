import { setImmediate as nextTurn } from 'node:timers/promises'
import { Workitem, type FetchWorkitemsResponseBody } from '../../preload/contract.ts'
import type { Db } from '../sqlite.ts'
import { exactly, narrowedBy, type Condition } from './facts.ts'
import { matches } from './match.ts'
import type { Query } from './query.ts'
import { objectIn, workitemIn } from './row.ts'
import { expressionOf, isSaidByIndex } from './searchIndex.ts'
import { createFinder } from './searchPage.ts'

/** How many rows are looked at in one go: a ring never waits for a search. */
const SLICE = 256

interface Row {
  modified_at: number
  id: string
  body: string
}

/** What the database is asked: it may let too much through and never too little, and says whether it is the whole answer. */
export interface Asked {
  /** Of `search_rows s`, each to hold. */
  conditions: readonly Condition[]
  /** Of the words, in the index's own language. */
  words: string | undefined
  isWhole: boolean
}

/**
 * Searches the rows in the order of the answer. Where the index and the columns can tell, they alone are asked; else they
 * say which rows may match, and each row whether it does. News that is saved meanwhile may be in the answer or not, as on
 * a server.
 */
export function searchRows(db: Db, query: Query): Promise<FetchWorkitemsResponseBody> {
  const asked = askedOf(query)
  return asked.isWhole ? counted(db, asked, query) : lookedThrough(db, asked, query)
}

function askedOf({ terms, exact }: Query): Asked {
  const narrowed = terms.map(narrowedBy)
  const held = [...narrowed, ...exact.map(exactly)]
  return {
    conditions: held.filter((one) => one !== undefined),
    words: expressionOf(terms),
    isWhole:
      terms.every((term, i) => narrowed[i] !== undefined || isSaidByIndex(term)) &&
      held.slice(terms.length).every((one) => one !== undefined),
  }
}

async function counted(db: Db, asked: Asked, query: Query): Promise<FetchWorkitemsResponseBody> {
  const { total, docs } = await createFinder(db, asked)(query)
  const body = db.prepare<[number], string>('SELECT body FROM workitems WHERE doc = ?').pluck()
  const objects = docs.flatMap((doc) => workitemIn(body.get(doc) ?? '') ?? [])
  return { count: objects.length, total, objects }
}

async function lookedThrough(db: Db, asked: Asked, query: Query): Promise<FetchWorkitemsResponseBody> {
  const { conditions, words } = asked
  const where = conditions.map(([sql]) => `AND ${sql}`)
  const values = conditions.flatMap(([, ...given]) => given)
  if (words !== undefined) {
    where.push('AND s.doc IN (SELECT rowid FROM search_words WHERE search_words MATCH ?)')
    values.push(words)
  }
  const slice = db.prepare<unknown[], Row>(
    `SELECT s.modified_at, s.id, w.body FROM search_rows s JOIN workitems w ON w.doc = s.doc
     WHERE s.modified_at <= @before AND (s.modified_at < @before OR s.id > @after) ${where.join(' ')}
     ORDER BY s.modified_at DESC, s.id LIMIT ${SLICE}`,
  )
  const objects: Workitem[] = []
  let total = 0
  for (let last = { before: Number.MAX_SAFE_INTEGER, after: '' }; ; await nextTurn()) {
    const rows = slice.all(...values, last)
    for (const { body } of rows) {
      const object = objectIn(body)
      if (!object || !matches(object, query)) continue
      total += 1
      if (total <= query.start || objects.length === query.rows) continue
      const item = Workitem.safeParse(object)
      if (item.success) objects.push(item.data)
    }
    const end = rows.at(-1)
    if (!end || rows.length < SLICE) return { count: objects.length, total, objects }
    last = { before: end.modified_at, after: end.id }
  }
}
