import Database from 'better-sqlite3'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createOpenCache } from '../../main/cache/open.ts'
import { createOpenJournal } from '../../main/journal/open.ts'
import type { Cached } from '../simulation/disk.ts'
import type { SeatDisk } from '../simulation/seat.ts'
import type { Db } from '../../main/sqlite.ts'

/** The phone's own two files in a folder of their own, through the very code that opens them in the app. */
export interface Files extends SeatDisk {
  /** Each row of the cache's file, as another program would read it. */
  cached(): Cached[]
  /** What a program that has ended had open is let go. */
  release(): void
  remove(): void
}

export function createFiles(): Files {
  const dir = mkdtempSync(join(tmpdir(), 'ringdesk-proxied-'))
  const open = {
    cache: createOpenCache(join(dir, 'cache')),
    journal: createOpenJournal(join(dir, 'journal')),
  }
  const held: { close(): Promise<void> }[] = []
  let looking: Db | undefined

  /** What a program that is gone had begun never ends, and never answers. */
  function ofTheLiving<T extends { close(): Promise<void> }>(real: T, isAlive: () => boolean): T {
    held.push(real)
    return new Proxy(real, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return (...given: unknown[]): unknown =>
          isAlive() ? Reflect.apply(value, target, given) : new Promise(() => undefined)
      },
    })
  }

  return {
    openCache: async (isAlive, owner) => ofTheLiving(await open.cache(owner), isAlive),
    openJournal: async (isAlive, owner) => ofTheLiving(await open.journal(owner), isAlive),
    cached() {
      const [name] = readdirSync(join(dir, 'cache')).filter((file) => file.endsWith('.sqlite'))
      looking ??= new Database(join(dir, 'cache', name ?? ''), { readonly: true })
      const bodies = looking.prepare<[], string>('SELECT body FROM workitems').pluck()
      return bodies.all().map((body) => JSON.parse(body) as Cached)
    },
    release: () => held.splice(0).forEach((one) => void one.close()),
    remove() {
      looking?.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
