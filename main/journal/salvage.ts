import { existsSync, renameSync } from 'node:fs'
import { connect, openDamaged, type Db, type NativeBinding } from '../sqlite.ts'

const PARTS = ['', '-wal', '-shm']
const TABLES = ['outbox', 'drafts', 'shown'] as const

/** Puts a damaged journal beside, under a name that is still free: it is somebody's words. Answers where it is now. */
export function setAside(file: string): string {
  let count = 1
  while (PARTS.some((part) => existsSync(`${file}.odd${count}${part}`))) count += 1
  const aside = `${file}.odd${count}`
  for (const part of PARTS) if (existsSync(file + part)) renameSync(file + part, aside + part)
  return aside
}

/** Copies each row that can still be read from a damaged journal into a new one. What cannot be read stays in the old file. */
export function rescue(from: string, to: string, nativeBinding: NativeBinding): void {
  const old = openDamaged(from, nativeBinding)
  if (!old) return
  const fresh = connect(to, { nativeBinding, synchronous: 'FULL' })
  try {
    for (const table of TABLES) copy(old, fresh, table)
  } finally {
    old.close()
    fresh.close()
  }
}

/** Forwards until a page cannot be read, then backwards from the end until the same page. */
function copy(old: Db, fresh: Db, table: (typeof TABLES)[number]): void {
  const columns = fresh.pragma(`table_info(${table})`) as { name: string }[]
  const names = columns.map(({ name }) => name).join(', ')
  const places = columns.map(() => '?').join(', ')
  const put = fresh.prepare<unknown[]>(`INSERT OR IGNORE INTO ${table} (${names}) VALUES (${places})`)
  const order = table === 'outbox' ? 'id' : table === 'drafts' ? 'about, field' : 'id'
  const back = order
    .split(', ')
    .map((column) => `${column} DESC`)
    .join(', ')
  for (const way of [order, back])
    try {
      for (const row of old.prepare(`SELECT ${names} FROM ${table} ORDER BY ${way}`).raw().iterate())
        keep(put, row as unknown[])
    } catch {
      // The rest of this table cannot be read from this side.
    }
}

/** A row that has lost its shape is left in the old file. */
function keep(put: { run(...row: unknown[]): unknown }, row: unknown[]): void {
  try {
    put.run(...row)
  } catch {
    // Left behind; the file itself is kept.
  }
}
