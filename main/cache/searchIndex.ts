import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Db } from '../sqlite.ts'
import { endingOf } from './match.ts'
import type { Term } from './query.ts'
import { workitemIn } from './row.ts'
import { BARE_FIELDS, numbersIn, textsIn, wordsOf } from './words.ts'

/** How many rows that an older app wrote are taken into the index in one transaction. */
const SLICE = 64

export interface SearchIndex {
  /** Takes in a row as it is saved, in the transaction of its saving. */
  put(item: Indexed): void
  /** Takes in what was saved before there was an index; nothing is left when it resolves. */
  catchUp(): Promise<void>
}
interface Indexed {
  workitemId: string
  version: number
  modifiedAt: number
}

/** Keeps beside each row its words, and its numbers back to front so that their ends can be found. */
export function createSearchIndex(db: Db): SearchIndex {
  const putRow = db.prepare<[string, number, number], { doc: number }>(
    `INSERT INTO search_rows (id, version, modified_at) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, modified_at = excluded.modified_at RETURNING doc`,
  )
  const putWords = db.prepare<[number, string, string]>(
    'INSERT OR REPLACE INTO search_words (rowid, words, tails) VALUES (?, ?, ?)',
  )
  const missing = db.prepare<[string], { id: string; body: string }>(
    `SELECT w.id, w.body FROM workitems w LEFT JOIN search_rows s ON s.id = w.id
     WHERE w.id > ? AND s.version IS NOT w.version ORDER BY w.id LIMIT ${SLICE}`,
  )

  function put(item: Indexed): void {
    const row = putRow.get(item.workitemId, item.version, item.modifiedAt)
    const texts = BARE_FIELDS.flatMap((field) => textsIn(item, field))
    const tails = texts.flatMap(numbersIn).map(backwards)
    if (row) putWords.run(row.doc, texts.flatMap(wordsOf).join(' '), tails.join(' '))
  }
  const putAll = db.transaction((rows: readonly { body: string }[]) => {
    for (const { body } of rows) {
      const item = workitemIn(body)
      if (item) put(item)
    }
  })

  return {
    put,
    async catchUp() {
      for (let after = ''; ; await nextTurn()) {
        const rows = missing.all(after)
        const last = rows.at(-1)
        if (!last) return
        putAll.immediate(rows)
        after = last.id
      }
    },
  }
}

const backwards = (digits: string): string => [...digits].reverse().join('')

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
