import Database from 'better-sqlite3'
import { MIGRATIONS as CACHE } from '../../main/cache/migrations.ts'
import { createWorkitemCache } from '../../main/cache/workitems.ts'
import { createJournal } from '../../main/journal/journal.ts'
import { MIGRATIONS as JOURNAL } from '../../main/journal/migrations.ts'
import type { Cache, Journal } from '../../main/ports.ts'
import { migrate, type Db, type Migration } from '../../main/sqlite.ts'
import type { Random } from '../simulator/core/random.ts'
import { between } from '../simulator/core/random.ts'
import type { Scheduler } from './scheduler.ts'

/** What the disk does for a while: it is slow, or takes nothing. */
export interface DiskWeather {
  slow: number
  full: boolean
  /** The program ends at this write from now on, before it or right behind it. */
  crashAt?: { writes: number; committed: boolean; crash(): void } | undefined
}

/** What a row of the cache says of itself. */
export interface Cached {
  workitemId: string
  version: number
}

/** Two real databases in memory, which survive the phone: a crash keeps exactly what was committed. */
export interface Disk {
  weather: DiskWeather
  /** Each row of the cache's file, as anybody would find it there. */
  cached(): Cached[]
  openCache(isAlive: () => boolean): Cache
  openJournal(isAlive: () => boolean): Journal
}

const FACTS = [
  'unread',
  'came',
  'rings',
  'lastRings',
  'keepRing',
  'spans',
  'keepSpan',
  'shown',
  'markShown',
  'trim',
]

const database = (migrations: readonly Migration[]): Db => {
  const db = new Database(':memory:')
  migrate(db, migrations)
  return db
}
/** Leaves nothing in any table; most are empty, and looking costs less than emptying. */
function emptying(db: Db): () => void {
  const names = db
    .prepare<[], { name: string }>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT GLOB 'sqlite_*'",
    )
    .all()
  const tables = names.map(({ name }) => ({
    some: db.prepare(`SELECT 1 FROM ${name} LIMIT 1`),
    empty: db.prepare(`DELETE FROM ${name}`),
  }))
  return db.transaction(() => {
    for (const { some, empty } of tables) if (some.get()) empty.run()
  })
}
/** What only looks; anything else fails on a full disk, and may be what a crash comes in the middle of. */
const LOOKS = ['entries', 'drafts', 'cursor', 'open', 'recent', 'find', 'search']

/** Made once a process: a schedule begins on an empty disk, and a new one costs more than a cleared one. */
let made: ReturnType<typeof make> | undefined
function make() {
  const [cache, journal] = [database(CACHE), database(JOURNAL)]
  const empty = { cache: emptying(cache), journal: emptying(journal) }
  return {
    empty,
    // Out of what was written, and not of the columns beside it.
    cached: cache.prepare<[], Cached>(
      "SELECT body ->> 'workitemId' AS workitemId, body ->> 'version' AS version FROM workitems",
    ),
    rows: createWorkitemCache(cache, 'kept'),
    entries: createJournal(journal, 'kept'),
  }
}

export function createDisk(time: Scheduler, random: Random): Disk {
  made ??= make()
  const { rows, entries, empty, cached } = made
  empty.cache()
  empty.journal()
  // What it remembers of its rows it learns anew.
  void rows.trim(0, [])
  const weather: DiskWeather = { slow: 0, full: false }

  function fallenDue(): DiskWeather['crashAt'] {
    const { crashAt } = weather
    if (!crashAt || (crashAt.writes -= 1) > 0) return undefined
    weather.crashAt = undefined
    return crashAt
  }

  /** Every operation takes its time; of a phone that has crashed meanwhile it never happens, and never answers. */
  function behind<T extends object>(real: T, isAlive: () => boolean): T {
    const doors = Object.entries(real).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'function'
        ? door(name, (given) => Reflect.apply(value, real, given) as unknown)
        : value,
    ])
    return Object.fromEntries(doors) as T

    function door(name: string, carryOut: (given: unknown[]) => unknown): (...given: unknown[]) => unknown {
      if (name === 'close') return () => Promise.resolve()
      // Nobody searches in a storm, and taking in words costs more than all else that a disk does.
      if (name === 'tidy') return () => Promise.resolve(false)
      // Facts that no command waits for take no time, and none of the storm's luck.
      if (FACTS.includes(name))
        return (...given) => (isAlive() ? carryOut(given) : new Promise(() => undefined))
      const writes = !LOOKS.includes(name)
      return (...given) =>
        new Promise((resolve, reject) => {
          const ms = weather.slow > 0 ? weather.slow : between(random, 0, 2)
          const act = () => {
            if (!isAlive()) return
            if (weather.full && writes) return reject(new Error('disk is full'))
            const end = writes ? fallenDue() : undefined
            if (end?.committed === false) return end.crash()
            const done = carryOut(given)
            if (end) return end.crash()
            resolve(done)
          }
          if (ms === 0) act()
          else time.after(ms, act)
        })
    }
  }

  return {
    weather,
    cached: () => cached.all(),
    openCache: (isAlive) => behind(rows, isAlive),
    openJournal: (isAlive) => behind(entries, isAlive),
  }
}
