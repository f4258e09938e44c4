import type { Db } from '../sqlite.ts'

/** How many rows go in one transaction: a ring waits for no more than that. */
const SLICE = 64

/**
 * Removes some of what ended before a moment, server ms, with all that the search knows of it; true while there is more. What is
 * open, what nobody has dealt with, and the `spared` workitems stay, however old they are.
 */
export function createTrimming(db: Db): (before: number, spared: readonly string[]) => boolean {
  const old = db
    .prepare<[number, string], number>(
      `SELECT doc FROM workitems
       WHERE open = 0 AND ended_at < ? AND unread = 0 AND id NOT IN (SELECT value FROM json_each(?)) LIMIT ${SLICE}`,
    )
    .pluck()
  const removals = [
    'DELETE FROM search_words WHERE rowid = ?',
    'DELETE FROM search_rows WHERE doc = ?',
    'DELETE FROM unsought WHERE doc = ?',
    'DELETE FROM workitems WHERE doc = ?',
  ].map((sql) => db.prepare<[number]>(sql))
  const trim = db.transaction((before: number, spared: readonly string[]) => {
    const docs = old.all(before, JSON.stringify(spared))
    for (const doc of docs) for (const removal of removals) removal.run(doc)
    return docs.length === SLICE
  })
  return (before, spared) => trim.immediate(before, spared)
}
