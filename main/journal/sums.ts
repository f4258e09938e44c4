import { crc32 } from 'node:zlib'
import type { Db } from '../sqlite.ts'

/** What a column may hold. */
export type Value = string | number | null | Buffer

/**
 * The sum that a row of somebody's words carries: a letter that has changed on the disk since it was written is noticed by it,
 * though SQLite finds nothing wrong with the file. Of all columns but itself, each with its kind.
 */
export const sumOf = (values: readonly Value[]): number =>
  crc32(values.map((value) => letterOf(value) + String(value)).join('\0'))

/** A column's kind: nothing, text, a whole number, or what no column of ours holds. */
export const letterOf = (value: Value): string =>
  value === null ? '-' : typeof value === 'string' ? 't' : Number.isSafeInteger(value) ? 'i' : '?'

/** The tables whose rows carry one, each with the columns that name a row and those that follow, as they stand there. */
const SUMMED = {
  outbox: {
    key: ['id'],
    rest: ['key', 'name', 'workitem', 'input', 'at', 'base_version', 'attempted', 'fate', 'failure'],
  },
  drafts: { key: ['about', 'field'], rest: ['text'] },
}
export type Summed = keyof typeof SUMMED
export const isSummed = (table: string): table is Summed => Object.hasOwn(SUMMED, table)

/** Is this row as it was written? One with columns that are not ours is of a later app, which alone could say. */
export function isTrue(table: Summed, row: object): boolean {
  const values = new Map<string, Value>(Object.entries(row))
  const columns = [...SUMMED[table].key, ...SUMMED[table].rest]
  if (values.size > columns.length + 1) return true
  return values.get('sum') === sumOf(columns.map((column) => values.get(column) ?? null))
}

/** Writes the sum of a row that has just been written, by what names it; belongs to the same transaction. */
export function createSeal(db: Db, table: Summed): (...key: (string | number)[]) => void {
  const { key, rest } = SUMMED[table]
  const named = key.map((column) => `${column} = ?`).join(' AND ')
  const read = db.prepare<unknown[], Value[]>(
    `SELECT ${[...key, ...rest].join()} FROM ${table} WHERE ${named}`,
  )
  read.raw()
  const write = db.prepare(`UPDATE ${table} SET sum = ? WHERE ${named}`)
  return (...by) => {
    const row = read.get(...by)
    if (row) write.run(sumOf(row), ...by)
  }
}

/** Gives each row of these tables its sum: they are of a time before there were any. */
export function sealAll(db: Db): void {
  for (const table of ['outbox', 'drafts'] as const) {
    const seal = createSeal(db, table)
    const names = db
      .prepare<[], (string | number)[]>(`SELECT ${SUMMED[table].key.join()} FROM ${table}`)
      .raw()
    for (const key of names.all()) seal(...key)
  }
}

/** Is there a row that is not as it was written? Reads each word there is. */
export const anyUntrue = (db: Db): boolean =>
  (['outbox', 'drafts'] as const).some((table) =>
    db
      .prepare<[], object>(`SELECT * FROM ${table}`)
      .all()
      .some((row) => !isTrue(table, row)),
  )
