import { existsSync, renameSync, rmSync } from 'node:fs'
import { connect, migrate, type Db, type NativeBinding } from '../sqlite.ts'
import { rowsIn, type RawRow } from './leaves.ts'
import { MIGRATIONS } from './migrations.ts'
import { readPages, type Pages } from './pages.ts'
import { anyUntrue, isSummed, letterOf, sumOf, type Value } from './sums.ts'

const PARTS = ['', '-wal', '-shm']

/**
 * A new journal takes its place in one step: it is begun beside as `.part`, becomes `.new` when it is complete, and gets its
 * name once the damaged one has another. A crash between any two of these is made good by the next start.
 */
export function settle(file: string): void {
  for (const part of [...PARTS, '-journal']) rmSync(`${file}.part${part}`, { force: true })
  if (!existsSync(`${file}.new`)) return
  // The damaged one still has its name: all of it is done again.
  if (existsSync(file)) rmSync(`${file}.new`)
  else adopt(file)
}

/** Is there anything of a journal here, however little? */
export const isThere = (file: string): boolean => PARTS.some((part) => existsSync(file + part))

/** Begins a journal, with each row that can still be read of the one that was there, which is kept beside. */
export function rebuild(file: string, nativeBinding: NativeBinding): void {
  const fresh = connect(`${file}.part`, { nativeBinding, synchronous: 'FULL' })
  try {
    // All in one file, which can be renamed.
    fresh.pragma('journal_mode = DELETE')
    migrate(fresh, MIGRATIONS)
    rescue(readPages(file), fresh)
  } finally {
    fresh.close()
  }
  renameSync(`${file}.part`, `${file}.new`)
  adopt(file)
}

/** The damaged one goes first, and of it the database itself: as long as that has its name, nothing has happened. */
function adopt(file: string): void {
  const aside = freeName(file)
  for (const part of PARTS) if (existsSync(file + part)) renameSync(file + part, aside + part)
  renameSync(`${file}.new`, file)
}

/** It is somebody's words: it takes the place of no other. */
function freeName(file: string): string {
  let count = 1
  while (isThere(`${file}.odd${count}`)) count += 1
  return `${file}.odd${count}`
}

/** Rows of the outbox without any sense, of a version that gave them no sums. */
const SENSELESS = 'NOT json_valid(input) OR NOT json_valid(coalesce(failure, 1))'
/**
 * Are there rows that are not as they were written? Such a file is damaged, though SQLite finds nothing wrong with it. Each word
 * is read: a check of the file's order leaves out what long rows go on in.
 */
export const isSenseless = (db: Db): boolean =>
  anyUntrue(db) || db.prepare(`SELECT 1 FROM outbox WHERE ${SENSELESS} LIMIT 1`).get() !== undefined

/**
 * Which table a row is from, by its shape: `#` has a number of its own, then each value as text, integer, or nothing. Rows of
 * indexes look otherwise. What ends with a sum may be of a version that had none.
 */
const SHAPES = {
  outbox: /^#-tt[t-]ti[i-]it[t-]i?$/,
  drafts: /^ttti?$/,
  shown: /^ti$/,
  rings: /^ttit$/,
  spans: /^#-ii[t-]$/,
}
/** How many columns stand before it. */
const SUM_AT = { outbox: 10, drafts: 3 }

/** The row with its sum, which is made for one of a version that had none; nothing for one that has changed. */
function trueRow(table: string, row: Value[]): Value[] | undefined {
  if (!isSummed(table)) return row
  const words = row.slice(0, SUM_AT[table])
  const sum = sumOf(words)
  return row.length === words.length || row.at(-1) === sum ? [...words, sum] : undefined
}

/** Of a row that is there twice the newer comes first. */
function rescue(pages: Pages, fresh: Db): void {
  const puts = new Map<string, { run(...row: Value[]): unknown }>()
  const put = ({ rowid, values }: RawRow) => {
    const shape = (rowid === undefined ? '' : '#') + values.map(letterOf).join('')
    for (const [table, pattern] of Object.entries(SHAPES)) {
      if (!pattern.test(shape)) continue
      const row = trueRow(table, rowid === undefined ? values : [rowid, ...values.slice(1)])
      if (!row) continue
      const places = row.map(() => '?').join(', ')
      const insert =
        puts.get(table) ?? fresh.prepare<Value[]>(`INSERT OR IGNORE INTO ${table} VALUES (${places})`)
      puts.set(table, insert)
      insert.run(...row)
    }
  }
  fresh.transaction(() => {
    for (const row of rowsIn(pages)) {
      try {
        put(row)
      } catch {
        // It has lost its sense, and stays in the old file.
      }
    }
    fresh.exec(`DELETE FROM outbox WHERE ${SENSELESS}`)
  })()
}
