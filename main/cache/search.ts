import { setImmediate as nextTurn } from 'node:timers/promises'
import { Workitem, type FetchWorkitemsResponseBody } from '../../preload/contract.ts'
import type { Db } from '../sqlite.ts'
import { matches } from './match.ts'
import type { Query } from './query.ts'
import { objectIn } from './row.ts'
import { expressionOf } from './searchIndex.ts'

/** How many rows are looked at in one go: a ring never waits for a search. */
const SLICE = 256

interface Row {
  modified_at: number
  id: string
  body: string
}

/**
 * Searches the rows in the order of the answer: the index says which may match, each row says whether it does. News that
 * is saved meanwhile may be in the answer or not, as on a server.
 */
export async function searchRows(db: Db, query: Query): Promise<FetchWorkitemsResponseBody> {
  const { where, values } = conditionsOf(query)
  const slice = db.prepare<[Record<string, unknown>], Row>(
    `SELECT s.modified_at, s.id, w.body FROM search_rows s JOIN workitems w ON w.doc = s.doc
     WHERE s.modified_at <= @before AND (s.modified_at < @before OR s.id > @after)
       ${where.map((one) => `AND ${one}`).join(' ')}
     ORDER BY s.modified_at DESC, s.id LIMIT ${SLICE}`,
  )
  const objects: Workitem[] = []
  let total = 0
  for (let last = { before: Number.MAX_SAFE_INTEGER, after: '' }; ; await nextTurn()) {
    const rows = slice.all({ ...values, ...last })
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

/** What the database can say itself; it may let too much through, and never too little. */
function conditionsOf({ terms, exact }: Query): { where: string[]; values: Record<string, unknown> } {
  const where: string[] = []
  const values: Record<string, unknown> = {}
  const hold = (name: string, condition: string, value: unknown) => {
    where.push(condition)
    values[name] = value
  }
  const expression = expressionOf(terms)
  if (expression !== undefined)
    hold('words', 's.doc IN (SELECT rowid FROM search_words WHERE search_words MATCH @words)', expression)
  for (const [i, term] of terms.entries()) {
    if (term.kind === 'words' || term.field !== 'modifiedAt') continue
    hold(`bound${i}`, `s.modified_at ${term.kind === 'atLeast' ? '>=' : '<='} @bound${i}`, term.value)
  }
  const id = exact.find(([field]) => field === 'workitemId')?.[1]
  if (typeof id === 'string') hold('id', 's.id = @id', id)
  return { where, values }
}
