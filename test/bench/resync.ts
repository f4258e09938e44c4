import Database from 'better-sqlite3'
import { join } from 'node:path'
import { createOpenCache } from '../../main/cache/open.ts'
import { systemClock } from '../../main/desktop/clock.ts'
import { createStore } from '../../main/store.ts'
import type { Workitem } from '../../preload/contract.ts'
import { inFolder, inPairs, rounded, timed, type Size, type Verdict } from './measure.ts'
import { pagesOf, pasts } from './rows.ts'

const OWNER = { server: 'https://centre.example', tenantId: 't1', userId: 'u_ana' }

/**
 * Everything in the cache has changed: from the first page at the store's door to the last row and the cursor on the disk.
 * Against it the least that keeping the same rows can cost: written as JSON by one statement in one transaction.
 */
export function resync({ rows, pairs }: Size): Promise<Verdict> {
  return inFolder(async (folder) => {
    const floor = aFloor(join(folder, 'floor.sqlite'))
    const ours = await aStore(folder)
    for (const taken of [floor.take, ours.take]) await taken(pasts(rows), 0)
    await ours.rest()
    const searchable: number[] = []
    const result = await inPairs(
      pairs,
      async (pair) => {
        const ms = await ours.take(pasts(rows, pair + 1), pair + 1)
        searchable.push(await timed(ours.rest))
        return ms
      },
      (pair) => floor.take(pasts(rows, pair + 1)),
    )
    const lost = await ours.lost(rows, pairs)
    await ours.stop()
    floor.stop()
    const { ratio, ratios } = result
    return {
      bar: 'resync',
      value: rounded(ratio),
      floor: rounded(result.floor),
      goal: 1.5,
      ok: ratio <= 1.5 && lost === 0,
      ms: rounded(result.ours),
      rows,
      lost,
      ratios,
      searchableAfterMs: rounded(Math.max(...searchable)),
    }
  })
}

function aFloor(file: string) {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  db.exec('CREATE TABLE rows (id TEXT PRIMARY KEY, version INTEGER NOT NULL, body TEXT NOT NULL)')
  const put = db.prepare<[string, number, string]>(
    `INSERT INTO rows VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, body = excluded.body`,
  )
  const putAll = db.transaction((items: readonly Workitem[]) => {
    for (const item of items) put.run(item.workitemId, item.version, JSON.stringify(item))
  })
  return {
    take: (items: readonly Workitem[]): Promise<number> => timed(() => putAll.immediate(items)),
    stop: () => void db.close(),
  }
}

async function aStore(folder: string) {
  const store = createStore({ clock: systemClock, log: () => undefined })
  const cache = await createOpenCache(join(folder, 'cache'))(OWNER)
  await store.open(cache)
  return {
    /** As the conversation does it: page after page, and the cursor with the last. */
    async take(items: readonly Workitem[], round: number): Promise<number> {
      const pages = pagesOf(items)
      const last = pages.pop()
      let told: () => void = () => undefined
      const written = new Promise<void>((done) => (told = done))
      const undo = store.onHistory(() => told())
      const ms = await timed(async () => {
        for (const page of pages) await store.apply({ workitems: page }, { bulk: true })
        await store.apply({ workitems: last ?? [] }, { bulk: true, cursor: `c${round}` })
        await written
      })
      undo()
      return ms
    },
    /** Until nothing is put off any more. */
    async rest(): Promise<void> {
      while (await cache.tidy()) await new Promise((next) => setImmediate(next))
    },
    /** How many rows are not as they were told last. */
    async lost(rows: number, round: number): Promise<number> {
      let lost = (await store.cursor()) === `c${round}` ? 0 : 1
      for (const { workitemId, version } of pasts(rows, round))
        if ((await cache.find(workitemId))?.version !== version) lost += 1
      return lost
    },
    stop: () => store.open(undefined),
  }
}
