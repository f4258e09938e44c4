import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import type { CacheOpened } from '../ports.ts'
import { connect, FromTheFuture, isDamage, migrate, type Db, type NativeBinding } from '../sqlite.ts'
import { MIGRATIONS } from './migrations.ts'

/** What may be read of a file before it is used, bytes: a check reads all of it, and the window waits. */
const CHECKED_BYTES = 8 * 1024 * 1024

/**
 * Opens a cache file at the newest migration, and puts it to use. A file that is corrupt, foreign or from the future is
 * set aside beside it and a new one begun: everything in a cache can be had again. Throws only where not even a new file
 * can be made.
 */
export function openDatabase<T>(
  file: string,
  nativeBinding: NativeBinding,
  use: (db: Db, opened: CacheOpened) => T,
): T {
  try {
    return begin(file, nativeBinding, (db, found) => use(db, found === 0 ? 'fresh' : 'kept'))
  } catch (error) {
    if (!(error instanceof FromTheFuture) && !isDamage(error)) throw error
    setAside(file)
    const opened = error instanceof FromTheFuture ? 'newer' : 'rebuilt'
    return begin(file, nativeBinding, (db) => use(db, opened))
  }
}

function begin<T>(file: string, nativeBinding: NativeBinding, use: (db: Db, found: number) => T): T {
  const db = connect(file, { nativeBinding, synchronous: 'NORMAL', bulky: true, unchecked: isTrusted(file) })
  try {
    return use(db, migrate(db, MIGRATIONS))
  } catch (error) {
    db.close()
    throw error
  }
}

/** Large, and closed in good order: SQLite takes the log away with the last who uses it. */
const isTrusted = (file: string): boolean =>
  !existsSync(`${file}-wal`) && (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > CHECKED_BYTES

/** Puts a file beside, where the next one like it takes its place; nothing of it stays under its name. */
export function setAside(file: string): void {
  const aside = `${file}.odd`
  for (const part of ['', '-wal', '-shm']) rmSync(aside + part, { force: true })
  for (const part of ['', '-wal', '-shm']) {
    try {
      renameSync(file + part, aside + part)
    } catch {
      rmSync(file + part, { force: true, recursive: true })
    }
  }
}
