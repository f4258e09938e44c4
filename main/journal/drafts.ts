import { listAddresses } from '../../preload/addresses.ts'
import type { Draft } from '../../preload/contract.ts'
import type { Db } from '../sqlite.ts'
import { isTrue, sumOf } from './sums.ts'

interface Row extends Draft {
  sum: number
}

const draftIn = ({ about, field, text }: Row): Draft => ({ about, field, text })

/** The rows of the drafts: what was typed and is not sent. */
export function createDraftRows(db: Db) {
  const all = db.prepare<[], Row>('SELECT * FROM drafts ORDER BY about, field')
  const of = db.prepare<[string], Row>('SELECT * FROM drafts WHERE about = ?')
  const put = db.prepare<[string, string, string, number]>(
    'INSERT OR REPLACE INTO drafts (about, field, text, sum) VALUES (?, ?, ?, ?)',
  )
  const remove = db.prepare<[string, string]>('DELETE FROM drafts WHERE about = ? AND field = ?')
  return {
    all: (): Draft[] => all.all().flatMap((row) => (isTrue('drafts', row) ? [draftIn(row)] : [])),
    put(about: string, field: string, text: string | null): void {
      if (text === null) remove.run(about, field)
      else put.run(about, field, text, sumOf([about, field, text]))
    },
    /** The server has these words: a draft of that name which still says one of them is no draft any more. */
    sent(about: string, input: object): void {
      const words = new Map<string, unknown>(Object.entries(input))
      // An SMS is a `message` on the wire, and a body where it is written.
      if ('message' in input) words.set('body', input.message)
      for (const { field, text } of of.all(about)) {
        const name = field.split(/[ .]/).at(-1) ?? ''
        if (words.get(name) === text || isSentLine(words.get(`${name}Addresses`), text))
          remove.run(about, field)
      }
    },
  }
}

/** Addresses are a line where they are written (`to`), and a list on the wire (`toAddresses`). */
const isSentLine = (sent: unknown, text: string): boolean =>
  Array.isArray(sent) && JSON.stringify(sent) === JSON.stringify(listAddresses(text))
