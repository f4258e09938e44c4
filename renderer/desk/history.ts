import { reactive, shallowRef, type ShallowRef } from 'vue'
import type { Failure, Result, Workitem } from '../../preload/contract.ts'
import type { Client } from '../client.ts'
import { NO_FILTER, queryOf, type HistoryFilter, type HistoryQuery } from './historyQuery.ts'

/** How many rows a page has; more come when they are asked for. */
export const PAGE = 50
const MOST = 500

export interface Page {
  total: number
  objects: Workitem[]
}

export interface History {
  readonly filter: HistoryFilter
  readonly rows: ShallowRef<readonly Workitem[]>
  /** How many there are in all, as the first page said. */
  readonly total: ShallowRef<number>
  readonly failure: ShallowRef<Failure | undefined>
  readonly searching: ShallowRef<boolean>
  /** From the top, for what the filter says now; what is shown stays until the answer is there. */
  search(): Promise<void>
  /** The next page. */
  more(): Promise<void>
  clear(): void
  /** One question to the cache or the contact centre. */
  ask(query: HistoryQuery, server?: boolean): Promise<Result<Page>>
}

/** What was: found by its words, here or at the contact centre. It outlives a look at something else. */
export function createHistory(client: Client, clockOffset: () => number): History {
  const filter = reactive({ ...NO_FILTER })
  const rows = shallowRef<readonly Workitem[]>([])
  const total = shallowRef(0)
  const failure = shallowRef<Failure>()
  const searching = shallowRef(false)
  let asked = 0

  const ask: History['ask'] = (query, server = false) =>
    client.run(server ? 'workitems.fetchWorkitems' : 'history.search', query)

  /** Answers nothing where a later question has overtaken this one. */
  async function page(count: number, before?: number): Promise<Page | undefined> {
    const mine = ++asked
    searching.value = true
    const query = { ...queryOf(filter, clockOffset(), before), rows: Math.min(count, MOST) }
    const answer = await ask(query, filter.server)
    if (mine !== asked) return undefined
    searching.value = false
    failure.value = answer.ok ? undefined : answer.failure
    return answer.ok ? answer.value : undefined
  }

  return {
    filter,
    rows,
    total,
    failure,
    searching,
    ask,
    async search() {
      const found = await page(Math.max(PAGE, rows.value.length))
      if (!found) return
      rows.value = found.objects
      total.value = found.total
    },
    async more() {
      const last = rows.value.at(-1)
      if (!last) return
      // The page begins at the last row's own moment: what shares it is known already, and is asked for over and above.
      const known = new Set(rows.value.map((item) => item.workitemId))
      const sharing = rows.value.filter((item) => item.modifiedAt === last.modifiedAt).length
      const found = await page(PAGE + sharing, last.modifiedAt)
      if (found) rows.value = [...rows.value, ...found.objects.filter((item) => !known.has(item.workitemId))]
    },
    clear: () => void Object.assign(filter, NO_FILTER),
  }
}
