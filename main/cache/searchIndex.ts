import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Db } from '../sqlite.ts'
import { FACTS, factsOf } from './facts.ts'
import { endingOf } from './match.ts'
import type { Term } from './query.ts'
import { workitemIn } from './row.ts'
import { BARE_FIELDS, numbersIn, textsIn, wordsOf } from './words.ts'

/** How many rows are taken into the index in one transaction: a ring waits for no more than that. */
const SLICE = 64
/** Above so many, rows are marked with one statement: for fewer, telling it which costs more than asking it again. */
const SEVERAL = 4
/** How many rows whoever searches takes in first; more is left for when there is time, and the answer says how many. */
const FEW = 512

/**
 * The words of the rows, and their numbers back to front so that their ends can be found. Finding words costs more than
 * writing the row, so a row is only marked when it is saved, and taken in when there is time, or when somebody searches and few are left.
 */
export interface SearchIndex {
  /** The words of these rows are not the index's any more; in the transaction of their saving. */
  mark(items: readonly { workitemId: string }[]): void
  /** Takes some of the marked rows in; true while there are more. */
  takeSome(): boolean
  /** Takes in what is marked, where that is little; answers how many rows the index does not know yet. */
  catchUp(): Promise<number>
}

export function createSearchIndex(db: Db): SearchIndex {
  const mark = db.prepare<[string]>(
    'INSERT OR IGNORE INTO unsought SELECT doc FROM workitems WHERE id IN (SELECT value FROM json_each(?))',
  )
  const markOne = db.prepare<[string]>(
    'INSERT OR IGNORE INTO unsought SELECT doc FROM workitems WHERE id = ?',
  )
  const left = db.prepare<[], number>('SELECT count(*) FROM unsought').pluck()
  const unmark = db.prepare<[number]>('DELETE FROM unsought WHERE doc = ?')
  const marked = db.prepare<[], { doc: number; body: string }>(
    `SELECT doc, body FROM unsought JOIN workitems USING (doc) ORDER BY doc LIMIT ${SLICE}`,
  )
  const row = db.prepare<[number], { said: string }>('SELECT said FROM search_rows WHERE doc = ?')
  const putRow = db.prepare<[number, string, number, string, ...unknown[]]>(
    `INSERT INTO search_rows (doc, id, modified_at, said, ${FACTS.join(', ')})
     VALUES (?, ?, ?, ?${', ?'.repeat(FACTS.length)})
     ON CONFLICT (doc) DO UPDATE SET modified_at = excluded.modified_at, said = excluded.said,
       ${FACTS.map((name) => `${name} = excluded.${name}`).join(', ')}`,
  )
  const putWords = db.prepare<[number, string, string]>(
    'INSERT OR REPLACE INTO search_words (rowid, words, tails) VALUES (?, ?, ?)',
  )

  function take({ doc, body }: { doc: number; body: string }): void {
    unmark.run(doc)
    const item = workitemIn(body)
    if (!item) return
    const texts = BARE_FIELDS.flatMap((field) => textsIn(item, field))
    const words = texts.flatMap(wordsOf).join(' ')
    const tails = texts.flatMap(numbersIn).map(backwards).join(' ')
    // Most of what changes says what it said: that costs a hundredth of taking it in.
    const said = createHash('sha256').update(`${words}\n${tails}`).digest('base64')
    const isSame = row.get(doc)?.said === said
    putRow.run(doc, item.workitemId, item.modifiedAt, said, ...factsOf(item))
    if (!isSame) putWords.run(doc, words, tails)
  }
  const takeSome = db.transaction(() => {
    const rows = marked.all()
    rows.forEach(take)
    return rows.length === SLICE
  })

  return {
    mark(items) {
      if (items.length > SEVERAL) mark.run(JSON.stringify(items.map(({ workitemId }) => workitemId)))
      else for (const { workitemId } of items) markOne.run(workitemId)
    },
    takeSome: () => takeSome.immediate(),
    async catchUp() {
      const count = left.get() ?? 0
      if (count > FEW) return count
      while (takeSome.immediate()) await nextTurn()
      return 0
    },
  }
}

const backwards = (digits: string): string => [...digits].reverse().join('')

/** Does the index know all about this term? It holds a row's words in one line, so that two of them may be of two fields. */
export const isSaidByIndex = (term: Term): boolean =>
  term.kind === 'words' && term.field === undefined && term.words.length === 1

/** What the index is asked for these terms; `undefined` where none of them is about its words. */
export function expressionOf(terms: readonly Term[]): string | undefined {
  const asked = terms.flatMap((term) => {
    if (term.kind !== 'words') return []
    if (term.field !== undefined && !BARE_FIELDS.some((field) => field === term.field)) return []
    const phrase = `words : (${term.words.map((word) => `"${word}"`).join(' + ')}${term.begun ? ' *' : ''})`
    const ending = endingOf(term)
    return [ending === undefined ? `(${phrase})` : `(${phrase} OR tails : "${backwards(ending)}" *)`]
  })
  return asked.length > 0 ? asked.join(' AND ') : undefined
}
