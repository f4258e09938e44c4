import { renameSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { CacheOpened } from '../ports.ts'
import { MIGRATIONS } from './migrations.ts'

export type Db = Database.Database

/** The native part, where the runtime needs another than the package's own. */
export type NativeBinding = object | undefined

/** How long another program may hold the file before we go on without it, ms: everything waits meanwhile. */
const LOCK_MS = 100

/** Thrown for a file that a later Ringdesk wrote. */
class FromTheFuture extends Error {}
/** Thrown for a file that opens, and is not whole. */
class Damaged extends Error {}

/**
 * Opens a cache file, in WAL, at the newest migration, and puts it to use. A file that is corrupt, foreign or from the
 * future is set aside beside it and a new one begun: everything in a cache can be had again. Throws only where not even
 * a new file can be made.
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
  const db = connect(file, nativeBinding)
  try {
    return use(db, migrate(db))
  } catch (error) {
    db.close()
    throw error
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
  const db = new Database(file, {
    timeout: LOCK_MS,
    ...(nativeBinding && { nativeBinding: nativeBinding as unknown as string }),
  })
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
export function migrate(db: Db, migrations: readonly string[] = MIGRATIONS): number {
  const found = Number(db.pragma('user_version', { simple: true }))
  if (found > migrations.length) throw new FromTheFuture(`cache version ${found}`)
  migrations.slice(found).forEach((sql, i) => {
    db.transaction(() => {
      db.exec(sql)
      db.pragma(`user_version = ${found + i + 1}`)
    }).immediate()
  })
  return found
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
