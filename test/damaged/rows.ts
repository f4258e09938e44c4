import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createOpenCache } from '../../main/cache/open.ts'
import { isFoundDamaged } from '../../main/sqlite.ts'
import { aWorkitem } from '../fixtures.ts'
import { between, type Random } from '../simulator/core/random.ts'

import { OWNER, type Place } from './place.ts'

/** How many rows the cursor of each write vouches for. */
export type Vouched = ReadonlyMap<string, number>

/** A cache of some hundred rows, each write with its cursor; left closed, or as a kill leaves it. */
export async function writeRows(place: Place, random: Random, isKilled: boolean): Promise<Vouched> {
  const vouched = new Map<string, number>()
  let count = 0
  const cache = await createOpenCache(join(place.dir, 'cache'))(OWNER)
  const writes = between(random, 1, 12)
  for (let write = 0; write < writes; write += 1) {
    const workitems = Array.from({ length: between(random, 1, 30) }, () => {
      count += 1
      const workitemId = `w${count}`
      const state = random.next() < 0.9 ? 'terminated' : 'active'
      return aWorkitem({ workitemId, state, subject: 'Where is my parcel? '.repeat(between(random, 1, 30)) })
    })
    await cache.save({ workitems, cursor: `c${write}` })
    vouched.set(`c${write}`, count)
  }
  if (isKilled) place.asKilled('cache')
  await cache.close()
  if (isKilled) place.restore()
  return vouched
}

/**
 * What the cache vouches for, and how many rows it has; read behind its back. Damage that a check of the file's order does not
 * show is met when it is read, and the cache begun anew then: until that, it is no word of anybody's.
 */
export function cursorAndRows(place: Place): { cursor: string | undefined; rows: number } {
  const db = new Database(place.path('cache'), { readonly: true })
  try {
    const fact = db.prepare<[], { value: string }>("SELECT value FROM facts WHERE name = 'cursor'").get()
    const rows = db.prepare<[], { id: string }>('SELECT id FROM workitems').all()
    return { cursor: fact?.value, rows: rows.length }
  } catch (error) {
    if (!isFoundDamaged(error)) throw error
    return { cursor: undefined, rows: 0 }
  } finally {
    db.close()
  }
}
