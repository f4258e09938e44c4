import { shallowRef, type ShallowRef } from 'vue'
import type { Workitem } from '../../preload/contract.ts'

/** How many rows a page has: more than a window shows at once. */
export const PAGE = 32
/** How many pages are kept; what is farther from what is looked at is asked for again. */
const KEPT = 12

const pageOf = (index: number): number => Math.floor(index / PAGE)

/** Those parts of a long list that have been looked at, by their place in it. */
export interface Pages {
  /** The row at a place; nothing where it has not come yet. */
  row(index: number): Workitem | undefined
  /** The first page between two places that is not here; nothing where all are. */
  missing(from: number, to: number): number | undefined
  /** One page more; pages far from it go. */
  put(page: number, rows: readonly Workitem[]): void
  /** Another list, from this page on: nothing of the old one stays. */
  replace(page: number, rows: readonly Workitem[]): void
  readonly held: ShallowRef<ReadonlyMap<number, readonly Workitem[]>>
}

export function createPages(): Pages {
  const held = shallowRef<ReadonlyMap<number, readonly Workitem[]>>(new Map())

  /** The row that is known already wherever its version is the same, so that only what changed is painted again. */
  function known(rows: readonly Workitem[]): Workitem[] {
    const before = new Map([...held.value.values()].flat().map((item) => [item.workitemId, item]))
    return rows.map((item) => {
      const was = before.get(item.workitemId)
      return was?.version === item.version ? was : item
    })
  }

  return {
    held,
    row: (index) => held.value.get(pageOf(index))?.[index % PAGE],
    missing(from, to) {
      for (let page = pageOf(from); page <= pageOf(to); page += 1) if (!held.value.has(page)) return page
      return undefined
    },
    put(page, rows) {
      const near = [...held.value].sort(([one], [other]) => Math.abs(one - page) - Math.abs(other - page))
      held.value = new Map([[page, known(rows)], ...near.slice(0, KEPT - 1)])
    },
    replace(page, rows) {
      const all = known(rows)
      const next = new Map<number, readonly Workitem[]>()
      for (let at = 0; at === 0 || at < all.length; at += PAGE)
        next.set(page + pageOf(at), all.slice(at, at + PAGE))
      held.value = next
    },
  }
}
