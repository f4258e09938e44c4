import type { Workitem } from '../preload/contract.ts'
import type { Change, Heard } from '../preload/lifecycle.ts'

/** How news came: `bulk` rows may be written later, `cursor` is stored in one transaction with its rows. */
export interface Road {
  cursor?: string | undefined
  bulk?: boolean
}

/** One piece of news, and its road. */
export interface News {
  heard: Heard
  road: Road
}

/** How much is written in one step at most, so that a ring among it waits for no more than that. */
const MOST = 1_024

/** May this be written together with what came before it? Long pages go a way of their own, so the first tells of all. */
export const canJoin = (news: readonly News[], { road }: News): boolean =>
  !road.bulk && news.length < MOST && !news[0]?.road.bulk

/** So much in one turn is a flood: it costs less when the next turn's is gathered whole. */
const FLOOD = 16
export const isFlood = (news: readonly News[]): boolean => news.length >= FLOOD

/** The road of all of it: the last cursor vouches for everything before it. */
export function roadOf(news: readonly News[]): Road {
  const cursor = news.findLast(({ road }) => road.cursor !== undefined)?.road.cursor
  const bulk = news.some(({ road }) => road.bulk)
  return { ...(cursor !== undefined && { cursor }), ...(bulk && { bulk }) }
}

/** Of several words about one workitem the newest version, and of equals the last: the others would be written for nothing. */
export function newestOf(items: readonly Workitem[]): Workitem[] {
  if (items.length < 2) return [...items]
  const newest = new Map<string, Workitem>()
  for (const item of items)
    if (item.version >= (newest.get(item.workitemId)?.version ?? 0)) newest.set(item.workitemId, item)
  return [...newest.values()]
}

/** What was known and is gone without a word of its own has ended; the cache must know it as well. */
export function endedUnheard(changes: readonly Change[], heard: Heard): Workitem[] {
  if (!heard.openIds && heard.goneId === undefined) return []
  const told = new Set(heard.workitems?.map(({ workitemId }) => workitemId))
  return changes.flatMap((change) =>
    change.kind === 'workitem' && change.before && !change.after && !told.has(change.id)
      ? [{ ...change.before, state: 'terminated' as const, actions: [] }]
      : [],
  )
}
