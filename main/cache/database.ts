import { renameSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { CacheOpened } from '../ports.ts'
import { MIGRATIONS } from './migrations.ts'

export type Db = Database.Database

/** The native part, where the runtime needs another than the package's own. */
export type NativeBinding = object | undefined

export interface OpenedDatabase {
  db: Db
  opened: CacheOpened
}

/** Thrown for a file that a later Ringdesk wrote. */
class FromTheFuture extends Error {}
/** Thrown for a file that opens, and is not whole. */
class Damaged extends Error {}

/**
 * Opens a cache file, in WAL, at the newest migration. A file that is corrupt or from the future is set aside beside it and
 * a new one begun: everything in a cache can be had again. Throws only where not even a new file can be made.
 */
export function openDatabase(file: string, nativeBinding: NativeBinding): OpenedDatabase {
  try {
    const db = connect(file, nativeBinding)
    return { db, opened: migrate(db) === 0 ? 'fresh' : 'kept' }
  } catch (error) {
    if (!(error instanceof FromTheFuture) && !isDamage(error)) throw error
    setAside(file)
    const db = connect(file, nativeBinding)
    migrate(db)
    return { db, opened: error instanceof FromTheFuture ? 'newer' : 'rebuilt' }
  }
}

/** Does this error say that the file itself is odd, rather than the disk full or the path wrong? */
const isDamage = (error: unknown): boolean =>
  error instanceof Damaged ||
  (error instanceof Error &&
    'code' in error &&
    /^SQLITE_(CORRUPT|NOTADB|ERROR|FORMAT)/.test(String(error.code)))

function connect(file: string, nativeBinding: NativeBinding): Db {
  // The types of better-sqlite3 know only a path here; an already loaded addon is what a bundle can pass.
  const db = new Database(file, nativeBinding ? { nativeBinding: nativeBinding as unknown as string } : {})
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = NORMAL')
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new Damaged(file)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Answers the version that was found. The stamp is part of each migration's own transaction. */
function migrate(db: Db): number {
  const found = Number(db.pragma('user_version', { simple: true }))
  try {
    if (found > MIGRATIONS.length) throw new FromTheFuture(`cache version ${found}`)
    MIGRATIONS.slice(found).forEach((sql, i) => {
      db.transaction(() => {
        db.exec(sql)
        db.pragma(`user_version = ${found + i + 1}`)
      }).immediate()
    })
    return found
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
