import { chmodSync, chownSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Notice } from '../../preload/contract.ts'
import type { Under } from './apart.ts'
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
  /** It is the process that is under it. */
  under?: Under
  /** Puts it in the way; the answer takes it away again. */
  put(place: Place): () => void
}

/** Who a test that runs as root is while a file is read-only. */
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
    db.pragma(`application_id = ${0x5244_0000 + Number(version)}`)
    db.close()
    return before
  }
  const before = stamp(99)
  return () => void stamp(before)
}

const readOnly = (store: Store) => (place: Place) => {
  const file = place.path(store)
  new Database(file).close()
  chmodSync(file, 0o444)
  // Whoever is root is another for this (startProcess.ts), and has to own what it may only read.
  if (process.geteuid?.() === 0)
    for (const name of ['.', ...readdirSync(place.dir, { recursive: true, encoding: 'utf8' })])
      chownSync(join(place.dir, name), NOBODY, NOBODY)
  return () => chmodSync(file, 0o644)
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
    under: 'readOnly',
    put: readOnly('journal'),
  },
  'a folder where the cache was': { ...spare, told: ['cacheBehind'], put: inTheWay('cache') },
  'a cache that another program holds': { ...spare, told: ['cacheBehind'], put: locked('cache') },
  'a cache that may not be written': { ...spare, told: [], under: 'readOnly', put: readOnly('cache') },
  'a cache from a later app': { ...spare, told: ['cacheNewer'], put: newer('cache') },
  // Linux alone can be asked for it.
  ...(process.platform === 'linux' && {
    'a disk that is full': {
      store: 'journal' as const,
      told: [],
      shown: true,
      writable: false,
      under: 'full' as const,
      put: () => () => undefined,
    },
  }),
}
