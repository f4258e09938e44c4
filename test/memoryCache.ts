import { counted, markOf } from '../main/cache/marks.ts'
import { matches } from '../main/cache/match.ts'
import type { Query } from '../main/cache/query.ts'
import type { Cache, CacheOpened, CacheWrite } from '../main/ports.ts'
import type { FetchWorkitemsResponseBody, Waiting, Workitem } from '../preload/contract.ts'

/** A cache in memory, with a disk that can be slow, stuck or full. */
export interface MemoryCache extends Cache {
  rows: Map<string, Workitem>
  vouched: string | undefined
  /** Every write that was tried, oldest first. */
  writes: CacheWrite[]
  /** Each operation waits for this first. */
  disk: () => Promise<unknown>
  closed: boolean
}

export function memoryCache(opened: CacheOpened = 'fresh', held: readonly Workitem[] = []): MemoryCache {
  const cache: MemoryCache = {
    opened,
    rows: new Map(held.map((item) => [item.workitemId, item])),
    vouched: undefined,
    writes: [],
    disk: () => Promise.resolve(),
    closed: false,
    async save(write) {
      cache.writes.push(write)
      await cache.disk()
      for (const item of write.workitems)
        if (item.version >= (cache.rows.get(item.workitemId)?.version ?? 0))
          cache.rows.set(item.workitemId, item)
      if (write.cursor !== undefined) cache.vouched = write.cursor
    },
    cursor: () => cache.disk().then(() => cache.vouched),
    open: () =>
      cache.disk().then(() => [...cache.rows.values()].filter(({ state }) => state !== 'terminated')),
    recent: (rows) =>
      cache
        .disk()
        .then(() => [...cache.rows.values()].filter(({ state }) => state === 'terminated').slice(0, rows)),
    find: (workitemId) => cache.disk().then(() => cache.rows.get(workitemId)),
    unread: (rows) =>
      cache.disk().then(() => {
        const items = [...cache.rows.values()].filter((item) => markOf(item).unread === 1)
        const known = cache.vouched !== undefined && { counts: countsOf(items) }
        return { items: items.slice(0, rows), ...known }
      }),
    came: (from, to) =>
      cache.disk().then(() =>
        countsOf(
          [...cache.rows.values()].filter((item) => {
            const { cameAt } = markOf(item)
            return cameAt > from && cameAt <= to
          }),
        ),
      ),
    search: (query) => cache.disk().then(() => searchAll(cache.rows.values(), query)),
    tidy: () => Promise.resolve(false),
    trim: () => Promise.resolve(false),
    close: () => cache.disk().then(() => void (cache.closed = true)),
  }
  return cache
}

function countsOf(items: readonly Workitem[]): Waiting {
  const kinds = items.map((item) => markOf(item).kind)
  return counted(
    [...new Set(kinds)].map((kind) => ({
      kind: kind ?? '',
      count: kinds.filter((one) => one === kind).length,
    })),
  )
}

function searchAll(items: Iterable<Workitem>, query: Query): FetchWorkitemsResponseBody {
  const found = [...items].filter((item) => matches(item, query)).sort((a, b) => b.modifiedAt - a.modifiedAt)
  const objects = found.slice(query.start, query.start + query.rows)
  return { count: objects.length, total: found.length, objects }
}
