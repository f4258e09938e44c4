import { reactive, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { Failure, Result, Workitem } from '../../preload/contract.ts'
import type { Client } from '../client.ts'
import { createPages, PAGE } from './historyPages.ts'
import { NO_FILTER, queryOf, type Between, type HistoryFilter, type HistoryQuery } from './historyQuery.ts'

export interface Page {
  total: number
  objects: Workitem[]
  takingIn?: number | undefined
}

export interface History {
  readonly filter: HistoryFilter
  /** The row at a place of what was found, the newest is 0; nothing where it has not come yet. */
  row(index: number): Workitem | undefined
  /** How many were found; nothing before the first answer. */
  readonly total: ShallowRef<number | undefined>
  /** Of how many rows nobody knows yet what they say: they may be missing in what was found. */
  readonly takingIn: ShallowRef<number>
  /** Whether what is shown came from the contact centre. */
  readonly fromServer: ShallowRef<boolean>
  readonly failure: ShallowRef<Failure | undefined>
  readonly searching: ShallowRef<boolean>
  /** The place that the keyboard is at, and the row that was chosen last. */
  at: Ref<number>
  chosen: Ref<string>
  /** From the top, for what the filter says now; what is shown stays until the answer is there. */
  search(): Promise<void>
  /** The rows between two places are looked at, and are asked for where they have not come yet. */
  look(from: number, to: number): Promise<void>
  /** The same again, because rows have changed; as they come, `moved` is told by how many places the row at `anchor` has. */
  again(anchor?: number, moved?: (rows: number) => void): Promise<void>
  clear(): void
  /** One question to the cache or the contact centre. */
  ask(query: HistoryQuery, server?: boolean): Promise<Result<Page>>
}

/** What was: found by its words, here or at the contact centre. It outlives a look at something else. */
export function createHistory(client: Client, clockOffset: () => number): History {
  const filter = reactive({ ...NO_FILTER })
  const pages = createPages()
  const total = shallowRef<number>()
  const takingIn = shallowRef(0)
  const fromServer = shallowRef(false)
  const failure = shallowRef<Failure>()
  const searching = shallowRef(false)
  const at = ref(0)
  let question = 0
  let seen = { from: 0, to: 0 }
  let looking: Promise<void> | undefined
  /** When the newest row changed as this question was asked: what comes later moves no page of it. */
  let before: number | undefined

  const ask: History['ask'] = (query, server = false) =>
    client.run(server ? 'workitems.fetchWorkitems' : 'history.search', query)
  const part = (start: number, rows: number, between?: Between) =>
    ask({ ...queryOf(filter, clockOffset(), between), rows, start }, filter.server)

  /** Takes the answer in, unless it was a refusal; that is told, and what is shown stays. */
  function take(page: number, answer: Result<Page>): answer is { ok: true; value: Page } {
    failure.value = answer.ok ? undefined : answer.failure
    if (!answer.ok) return false
    pages.replace(page, answer.value.objects)
    total.value = answer.value.total
    takingIn.value = answer.value.takingIn ?? 0
    before = page === 0 ? answer.value.objects[0]?.modifiedAt : undefined
    return true
  }

  /** One page after the other, of what is looked at by then: who leaps through a long list waits for no page in between. */
  async function fetchSeen(): Promise<void> {
    for (;;) {
      const mine = question
      const page = pages.missing(seen.from, Math.min(seen.to, (total.value ?? 0) - 1))
      if (page === undefined) return
      const answer = await part(page * PAGE, PAGE, before === undefined ? {} : { before })
      if (mine !== question) continue
      failure.value = answer.ok ? undefined : answer.failure
      if (!answer.ok) return
      pages.put(page, answer.value.objects)
    }
  }

  /** Where a row would be now: how many are as new, or newer. */
  async function placeOf({ modifiedAt }: Workitem): Promise<number | undefined> {
    const ahead = await part(0, 1, { after: modifiedAt })
    return ahead.ok ? Math.max(0, ahead.value.total - 1) : undefined
  }

  return {
    filter,
    row: pages.row,
    total,
    takingIn,
    fromServer,
    failure,
    searching,
    at,
    chosen: ref(''),
    ask,
    async search() {
      const mine = ++question
      searching.value = true
      const { server } = filter
      const answer = await part(0, PAGE)
      if (mine !== question) return
      searching.value = false
      if (!take(0, answer)) return
      at.value = 0
      fromServer.value = server
    },
    look(from, to) {
      seen = { from, to }
      return (looking ??= fetchSeen().finally(() => (looking = undefined)))
    },
    async again(anchor, moved = () => undefined) {
      if (searching.value) return
      const mine = ++question
      const known = anchor === undefined ? undefined : pages.row(anchor)
      const place = known && (await placeOf(known))
      const shift = place === undefined || anchor === undefined ? 0 : place - anchor
      const first = Math.max(0, Math.floor((seen.from + shift) / PAGE))
      const rows = (Math.floor(Math.max(0, seen.to + shift) / PAGE) - first + 1) * PAGE
      const answer = mine === question ? await part(first * PAGE, Math.max(PAGE, rows)) : undefined
      if (!answer || mine !== question || !take(first, answer)) return
      // Rows of one moment stand by their id: the row itself says where it is, unless it was changed and is the newest now.
      const index = answer.value.objects.findIndex(
        (item) => item.workitemId === known?.workitemId && item.modifiedAt === known.modifiedAt,
      )
      const by = index < 0 || anchor === undefined ? shift : first * PAGE + index - anchor
      at.value = Math.max(0, Math.min(at.value + by, answer.value.total - 1))
      if (by !== 0) moved(by)
    },
    clear: () => void Object.assign(filter, NO_FILTER),
  }
}
