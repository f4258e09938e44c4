import type { FetchWorkitemsResponseBody, Workitem } from '../../preload/contract.ts'
import { matches } from './match.ts'
import type { Query } from './query.ts'

/** What was found, in order: the newest first, then by id (PROTOCOL 2). */
export interface Found {
  id: string
  modifiedAt: number
}

export const inOrder = (a: Found, b: Found): number =>
  b.modifiedAt - a.modifiedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** Searches objects that are in memory. */
export function searchAll(items: Iterable<Workitem>, query: Query): FetchWorkitemsResponseBody {
  const found = [...items].filter((item) => matches(item, query))
  const id = (item: Workitem): Found => ({ id: item.workitemId, modifiedAt: item.modifiedAt })
  found.sort((a, b) => inOrder(id(a), id(b)))
  const objects = found.slice(query.start, query.start + query.rows)
  return { count: objects.length, total: found.length, objects }
}
