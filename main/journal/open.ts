import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileNameOf } from '../owner.ts'
import type { Journal, JournalOpened, OpenJournal } from '../ports.ts'
import { connect, FromTheFuture, isDamage, migrate, type NativeBinding } from '../sqlite.ts'
import { createJournal } from './journal.ts'
import { MIGRATIONS } from './migrations.ts'
import { rescue, setAside } from './salvage.ts'

/**
 * Journal files under `folder`, one per server, tenant and user; nothing deletes them. A damaged one is kept beside, and
 * what can be read of it goes into a new one. One from a later Ringdesk is opened to be read, and nothing else. Rejects
 * where no file can be opened at all.
 */
export const createOpenJournal =
  (folder: string, nativeBinding?: NativeBinding): OpenJournal =>
  (owner) =>
    new Promise((resolve) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      resolve(open(join(folder, `${fileNameOf(owner)}.journal.sqlite`), nativeBinding))
    })

function open(file: string, nativeBinding: NativeBinding): Journal {
  const found = existsSync(file)
  try {
    return begin(file, nativeBinding, found ? 'kept' : 'fresh')
  } catch (error) {
    if (error instanceof FromTheFuture)
      return createJournal(connect(file, { nativeBinding, synchronous: 'FULL', readonly: true }), 'newer')
    if (!isDamage(error)) throw error
    const aside = setAside(file)
    const journal = begin(file, nativeBinding, 'salvaged')
    rescue(aside, file, nativeBinding)
    return journal
  }
}

function begin(file: string, nativeBinding: NativeBinding, opened: JournalOpened): Journal {
  const db = connect(file, { nativeBinding, synchronous: 'FULL' })
  try {
    migrate(db, MIGRATIONS)
    return createJournal(db, opened)
  } catch (error) {
    db.close()
    throw error
  }
}
