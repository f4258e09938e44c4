import Database from 'better-sqlite3'
import { MIGRATIONS as CACHE } from '../../main/cache/migrations.ts'
import { createWorkitemCache } from '../../main/cache/workitems.ts'
import { createJournal } from '../../main/journal/journal.ts'
import { MIGRATIONS as JOURNAL } from '../../main/journal/migrations.ts'
import type { Cache, Journal } from '../../main/ports.ts'
import { migrate, type Db } from '../../main/sqlite.ts'
import type { Random } from '../simulator/core/random.ts'
import { between } from '../simulator/core/random.ts'
import type { Scheduler } from './scheduler.ts'

/** What the disk does for a while: it is slow, or takes nothing. */
export interface DiskWeather {
  slow: number
  full: boolean
}

/** Two real databases in memory, which survive the phone: a crash keeps exactly what was committed. */
export interface Disk {
  weather: DiskWeather
  cache: Db
  journal: Db
  openCache(isAlive: () => boolean): Cache
  openJournal(isAlive: () => boolean): Journal
}

const database = (migrations: readonly string[]): Db => {
  const db = new Database(':memory:')
  migrate(db, migrations)
  return db
}
const empty = (db: Db, tables: readonly string[]): Db =>
  db.exec(tables.map((table) => `DELETE FROM ${table};`).join(''))

/** Made once a process: a schedule begins on an empty disk, and a new one costs more than a cleared one. */
let made: ReturnType<typeof make> | undefined
function make() {
  const [cache, journal] = [database(CACHE), database(JOURNAL)]
  return { cache, journal, rows: createWorkitemCache(cache, 'kept'), entries: createJournal(journal, 'kept') }
}

export function createDisk(time: Scheduler, random: Random): Disk {
  made ??= make()
  const { rows, entries } = made
  const cache = empty(made.cache, ['workitems', 'facts', 'search_rows', 'search_words', 'unsought'])
  const journal = empty(made.journal, ['outbox', 'drafts', 'shown'])
  const weather: DiskWeather = { slow: 0, full: false }

  /** Every operation takes its time; of a phone that has crashed meanwhile it never happens, and never answers. */
  function behind<T extends object>(real: T, isAlive: () => boolean, writes: readonly string[]): T {
    return new Proxy(real, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        if (name === 'close') return () => Promise.resolve()
        return (...given: unknown[]) =>
          new Promise((resolve, reject) => {
            const ms = weather.slow > 0 ? weather.slow : between(random, 0, 2)
            const act = () => {
              if (!isAlive()) return
              if (weather.full && writes.includes(String(name))) return reject(new Error('disk is full'))
              resolve(Reflect.apply(value, target, given))
            }
            if (ms === 0) act()
            else time.after(ms, act)
          })
      },
    })
  }

  return {
    weather,
    cache,
    journal,
    openCache: (isAlive) => behind(rows, isAlive, ['save']),
    openJournal: (isAlive) =>
      behind(entries, isAlive, [...['add', 'change', 'remove', 'finish', 'keepDraft', 'markShown']]),
  }
}
