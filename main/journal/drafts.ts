import type { Draft } from '../../preload/contract.ts'
import type { Db } from '../sqlite.ts'

/** The rows of the drafts: what was typed and is not sent. */
export function createDraftRows(db: Db) {
  const all = db.prepare<[], Draft>('SELECT about, field, text FROM drafts ORDER BY about, field')
  const of = db.prepare<[string], Draft>('SELECT about, field, text FROM drafts WHERE about = ?')
  const put = db.prepare<[string, string, string]>(
    'INSERT OR REPLACE INTO drafts (about, field, text) VALUES (?, ?, ?)',
  )
  const remove = db.prepare<[string, string]>('DELETE FROM drafts WHERE about = ? AND field = ?')
  return {
    all: (): Draft[] => all.all(),
    put(about: string, field: string, text: string | null): void {
      if (text === null) remove.run(about, field)
      else put.run(about, field, text)
    },
    /** The server has these words: a draft of that name which still says one of them is no draft any more. */
    sent(about: string, input: object): void {
      const words = new Map<string, unknown>(Object.entries(input))
      // An SMS is a `message` on the wire, and a body where it is written.
      if ('message' in input) words.set('body', input.message)
      for (const { field, text } of of.all(about))
        if (words.get(field.split(/[ .]/).at(-1) ?? '') === text) remove.run(about, field)
    },
  }
}
