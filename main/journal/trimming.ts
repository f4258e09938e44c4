import type { Db } from '../sqlite.ts'

/** How many rows of a table go in one transaction. */
const SLICE = 256

/** Removes some of what was recorded before a moment, Unix ms; true while there is more. What was typed and asked for has no age. */
export function createTrimming(db: Db): (before: number) => boolean {
  const removals = [
    `DELETE FROM rings WHERE id IN (SELECT id FROM rings WHERE at < ? LIMIT ${SLICE})`,
    `DELETE FROM shown WHERE id IN (SELECT id FROM shown WHERE at < ? LIMIT ${SLICE})`,
    `DELETE FROM spans WHERE id IN (SELECT id FROM spans WHERE until < ? LIMIT ${SLICE})`,
  ].map((sql) => db.prepare<[number]>(sql))
  const trim = db.transaction(
    (before: number) => Math.max(...removals.map((removal) => removal.run(before).changes)) === SLICE,
  )
  return (before) => trim.immediate(Math.floor(before))
}
