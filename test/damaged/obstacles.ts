import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Notice } from '../../preload/contract.ts'
import type { Place, Store } from './place.ts'

/** A whole file that cannot be had, or not be written, for a while. */
export interface Obstacle {
  store: Store
  /** What the person is told meanwhile. */
  told: Notice[]
  /** Are the words of the journal shown meanwhile? */
  shown: boolean
  /** May new words be kept meanwhile? */
  writable: boolean
  /** Puts it in the way; the answer takes it away again. */
  put(place: Place): () => void
}

/** An account without any rights of its own, for tests that run as root, whom no file is read-only for. */
const NOBODY = 65_534

const inTheWay = (store: Store) => (place: Place) => {
  const file = place.path(store)
  renameSync(file, `${file}.mine`)
  mkdirSync(join(file, 'inside'), { recursive: true })
  return () => {
    rmSync(file, { recursive: true })
    renameSync(`${file}.mine`, file)
  }
}

const locked = (store: Store) => (place: Place) => {
  const other = new Database(place.path(store))
  other.pragma('locking_mode = EXCLUSIVE')
  other.exec('BEGIN EXCLUSIVE')
  return () => {
    other.exec('ROLLBACK')
    other.close()
  }
}

const newer = (store: Store) => (place: Place) => {
  const stamp = (version: unknown) => {
    const db = new Database(place.path(store))
    const before = db.pragma('user_version', { simple: true })
    db.pragma(`user_version = ${String(version)}`)
    db.close()
    return before
  }
  const before = stamp(99)
  return () => void stamp(before)
}

/** No file of this process may grow beyond this: an index has room, and a log for some small words. */
const ROOM = 40_960
const limit = (bytes: string) => execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:`])
const full = () => {
  limit(String(ROOM))
  return () => void limit('unlimited')
}

const readOnly = (store: Store) => (place: Place) => {
  const file = place.path(store)
  new Database(file).close()
  chmodSync(file, 0o444)
  const isRoot = process.geteuid?.() === 0
  if (isRoot) {
    for (const name of ['.', ...readdirSync(place.dir, { recursive: true, encoding: 'utf8' })])
      chownSync(join(place.dir, name), NOBODY, NOBODY)
    process.seteuid?.(NOBODY)
  }
  return () => {
    if (isRoot) process.seteuid?.(0)
    chmodSync(file, 0o644)
  }
}

const closed = { shown: false, writable: false } as const
const spare = { store: 'cache', shown: true, writable: true } as const

export const OBSTACLES: Readonly<Record<string, Obstacle>> = {
  'a folder where the journal was': {
    store: 'journal',
    told: ['journalSalvaged'],
    shown: false,
    writable: true,
    put: inTheWay('journal'),
  },
  'a journal that another program holds': {
    store: 'journal',
    told: ['journalMissing'],
    ...closed,
    put: locked('journal'),
  },
  'a journal from a later app': {
    store: 'journal',
    told: ['journalNewer'],
    shown: true,
    writable: false,
    put: newer('journal'),
  },
  'a journal that may not be written': {
    store: 'journal',
    told: ['journalReadOnly'],
    shown: true,
    writable: false,
    put: readOnly('journal'),
  },
  'a folder where the cache was': { ...spare, told: ['cacheBehind'], put: inTheWay('cache') },
  'a cache that another program holds': { ...spare, told: ['cacheBehind'], put: locked('cache') },
  'a cache that may not be written': { ...spare, told: [], put: readOnly('cache') },
  'a cache from a later app': { ...spare, told: ['cacheNewer'], put: newer('cache') },
  // Linux alone can be asked for it.
  ...(process.platform === 'linux' && {
    'a disk that is full': { store: 'journal' as const, told: [], shown: true, writable: false, put: full },
  }),
}
