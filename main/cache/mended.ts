import type { Cache } from '../ports.ts'
import { isFoundDamaged } from '../sqlite.ts'

/**
 * A cache that outlives its file. Where the file turns out to be damaged while it is used, `anew` sets it aside and
 * begins another, and `rebuilt` is told; what was asked for meanwhile has failed, and says so.
 */
export function createMendedCache(first: Cache, anew: () => Cache, rebuilt: () => void): Cache {
  let cache = first
  /** A cursor of before vouches for rows that the new file never had, until it has been asked where it stands. */
  let vouches = true

  async function mended<T>(act: (cache: Cache) => Promise<T>): Promise<T> {
    const used = cache
    try {
      return await act(used)
    } catch (error) {
      if (used === cache && isFoundDamaged(error)) await replace()
      throw error
    }
  }
  async function replace(): Promise<void> {
    vouches = false
    await cache.close().catch(() => undefined)
    cache = anew()
    rebuilt()
  }

  return {
    opened: first.opened,
    save: ({ workitems, cursor }) =>
      mended((now) => now.save({ workitems, ...(vouches && cursor !== undefined && { cursor }) })),
    cursor: () =>
      mended((now) => {
        vouches = true
        return now.cursor()
      }),
    open: () => mended((now) => now.open()),
    recent: (rows) => mended((now) => now.recent(rows)),
    find: (workitemId) => mended((now) => now.find(workitemId)),
    unread: (rows) => mended((now) => now.unread(rows)),
    came: (from, to) => mended((now) => now.came(from, to)),
    search: (query) => mended((now) => now.search(query)),
    tidy: () => mended((now) => now.tidy()),
    trim: (before, spared) => mended((now) => now.trim(before, spared)),
    close: () => cache.close(),
  }
}
