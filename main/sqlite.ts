import Database from 'better-sqlite3'
import { closeSync, openSync } from 'node:fs'

export type Db = Database.Database

/** The native part, where the runtime needs another than the package's own. */
export type NativeBinding = object | undefined

/** How long another program may hold the file before we go on without it, ms: everything waits meanwhile. */
const LOCK_MS = 100

/** Thrown for a file that a later Ringdesk wrote. */
export class FromTheFuture extends Error {}
/** Thrown for a file that opens, and is not whole. */
export class Damaged extends Error {}

export interface Opening {
  nativeBinding?: NativeBinding
  /** `FULL`: a commit is on the disk when it returns. `NORMAL`: the newest may be lost with the power, the file never. */
  synchronous: 'FULL' | 'NORMAL'
  readonly?: boolean
  /** It is written a hundred thousand rows at a time: more memory, and fewer rests in which the log is taken over. */
  bulky?: boolean
  /** It is large, and was closed in good order: what is wrong with it is found where it is used. */
  unchecked?: boolean
}

/** Pages of memory (kiB where negative), and pages of the log before it is taken over into the file. */
const ROOM = ['cache_size = -8000', 'wal_autocheckpoint = 4000']

// The types of better-sqlite3 know only a path here; an already loaded addon is what a bundle can pass.
const open = (file: string, readonly: boolean, nativeBinding: NativeBinding): Db =>
  new Database(file, {
    readonly,
    timeout: LOCK_MS,
    ...(nativeBinding && { nativeBinding: nativeBinding as unknown as string }),
  })

/** SQLite would let everybody read a new file, and gives its log the rights that the file has. */
function closeToOthers(file: string): void {
  try {
    closeSync(openSync(file, 'ax', 0o600))
  } catch {
    // It is there already, or cannot be made: SQLite will say so.
  }
}

/** Opens a file in WAL, whole or not at all. Throws `Damaged`, or SQLite's own error. */
export function connect(
  file: string,
  { nativeBinding, synchronous, readonly = false, bulky = false, unchecked = false }: Opening,
): Db {
  if (!readonly) closeToOthers(file)
  const db = open(file, readonly, nativeBinding)
  try {
    if (!readonly) db.pragma('journal_mode = WAL')
    db.pragma(`synchronous = ${synchronous}`)
    if (bulky) for (const pragma of ROOM) db.pragma(pragma)
    if (!unchecked && db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new Damaged(file)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** One step from a version to the next: statements, or what needs more than them. */
export type Migration = string | ((db: Db) => void)

/**
 * The file's second word for its version (its `application_id`), "RD" and the version: where one of the two has changed on
 * the disk, they do not agree any more.
 */
const stampOf = (version: number): number => 0x5244_0000 + version
export function hasTwoWords(db: Db): boolean {
  const [version, stamp] = ['user_version', 'application_id'].map((name) => db.pragma(name, { simple: true }))
  return stamp === stampOf(Number(version))
}

/** Answers the version that was found. The stamps are part of each migration's own transaction. */
export function migrate(db: Db, migrations: readonly Migration[]): number {
  const found = Number(db.pragma('user_version', { simple: true }))
  if (found > migrations.length) throw new FromTheFuture(`version ${found}`)
  migrations.slice(found).forEach((step, i) => {
    db.transaction(() => {
      if (typeof step === 'string') db.exec(step)
      else step(db)
      db.pragma(`user_version = ${found + i + 1}`)
      db.pragma(`application_id = ${stampOf(found + i + 1)}`)
    }).immediate()
  })
  return found
}

/** Does this error say that the file itself is odd, rather than the disk full or the path wrong? */
export const isDamage = (error: unknown): boolean =>
  error instanceof Damaged || isCoded(error, /^SQLITE_(CORRUPT|NOTADB|ERROR|FORMAT|IOERR_SHORT_READ)/)

/** Does it say, in the middle of its use, that the file is not whole? There an error in general is one of ours. */
export const isFoundDamaged = (error: unknown): boolean =>
  isCoded(error, /^SQLITE_(CORRUPT|NOTADB|FORMAT|IOERR_SHORT_READ)/)

/** Does it say that the file is there, and may only be read? */
export const isReadOnly = (error: unknown): boolean => isCoded(error, /^SQLITE_READONLY$/)

const isCoded = (error: unknown, code: RegExp): boolean =>
  error instanceof Error && 'code' in error && code.test(String(error.code))

/** SQLite is synchronous here; the ports are not, so that no caller learns to count on a quick disk. */
export const promised = <T>(act: () => T): Promise<T> => new Promise((resolve) => resolve(act()))
