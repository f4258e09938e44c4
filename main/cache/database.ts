import { renameSync, rmSync } from 'node:fs'
import type { CacheOpened } from '../ports.ts'
import { connect, FromTheFuture, isDamage, migrate, type Db, type NativeBinding } from '../sqlite.ts'
import { MIGRATIONS } from './migrations.ts'

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
  const db = connect(file, { nativeBinding, synchronous: 'NORMAL', bulky: true })
  try {
    return use(db, migrate(db, MIGRATIONS))
  } catch (error) {
    db.close()
    throw error
  }
}

function setAside(file: string): void {
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
