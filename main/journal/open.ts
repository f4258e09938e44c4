import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileNameOf } from '../owner.ts'
import type { Journal, JournalOpened, OpenJournal } from '../ports.ts'
import {
  connect,
  Damaged,
  FromTheFuture,
  hasTwoWords,
  isDamage,
  isReadOnly,
  migrate,
  type Db,
  type NativeBinding,
} from '../sqlite.ts'
import { createJournal } from './journal.ts'
import { MIGRATIONS } from './migrations.ts'
import { isWhole } from './pages.ts'
import { isSenseless, isThere, rebuild, settle } from './salvage.ts'

/**
 * Journal files under `folder`, one per server, tenant and user; nothing deletes them. A damaged one is kept beside, and
 * what can be read of it goes into a new one. One from a later Ringdesk, or one that may not be written, is opened to be
 * read, and nothing else. Rejects where no file can be opened at all.
 */
export const createOpenJournal =
  (folder: string, nativeBinding?: NativeBinding): OpenJournal =>
  (owner) =>
    new Promise((resolve) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      resolve(open(join(folder, `${fileNameOf(owner)}.journal.sqlite`), nativeBinding))
    })

function open(file: string, nativeBinding: NativeBinding): Journal {
  settle(file)
  if (!isThere(file)) return anew(file, nativeBinding, 'fresh')
  try {
    // Before SQLite has touched it: what it does not see, it writes over.
    if (!isWhole(file)) throw new Damaged(file)
    return begin(file, nativeBinding, 'kept')
  } catch (error) {
    if (error instanceof FromTheFuture) return toBeRead(file, nativeBinding, 'newer')
    if (isReadOnly(error)) return toBeRead(file, nativeBinding, 'readOnly')
    if (!isDamage(error)) throw error
    return anew(file, nativeBinding, 'salvaged')
  }
}

function anew(file: string, nativeBinding: NativeBinding, opened: JournalOpened): Journal {
  rebuild(file, nativeBinding)
  return begin(file, nativeBinding, opened)
}

function begin(file: string, nativeBinding: NativeBinding, opened: JournalOpened): Journal {
  return using(connect(file, { nativeBinding, synchronous: 'FULL' }), (db) => {
    // A journal has all its tables from its birth on.
    const version = Number(db.pragma('user_version', { simple: true }))
    if (version === 0 || !(hasTwoWords(db) || isOfOneWord(db, version))) throw new Damaged(file)
    migrate(db, MIGRATIONS)
    // What was confirmed is gone from the file as well: nobody's words stay in it, and none are salvaged that were sent.
    db.pragma('secure_delete = ON')
    // Changes nothing, and says at once whether anything may be changed.
    db.exec('DELETE FROM drafts WHERE false')
    if (isSenseless(db)) throw new Damaged(file)
    return createJournal(db, opened)
  })
}

/** Those of the first two versions said theirs once. */
const isOfOneWord = (db: Db, version: number): boolean =>
  version <= 2 && db.pragma('application_id', { simple: true }) === 0

function toBeRead(file: string, nativeBinding: NativeBinding, opened: JournalOpened): Journal {
  const db = connect(file, { nativeBinding, synchronous: 'FULL', readonly: true })
  return using(db, () => createJournal(db, opened))
}

/** Nobody else will close it. */
function using(db: Db, use: (db: Db) => Journal): Journal {
  try {
    return use(db)
  } catch (error) {
    db.close()
    throw error
  }
}
