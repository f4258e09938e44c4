import type { Workitem } from '../preload/contract.ts'
import type { Known } from '../preload/lifecycle.ts'

/** Whom a verb is about, as far as it is known: the ids that were named, and the workitems found for them. */
export interface Subjects {
  ids: string[]
  items: Workitem[]
}

/** Finds the workitems a verb acts on: named, behind an offer, several at once, or the agent's own conference. */
export function subjectsOf(
  input: object,
  action: string | undefined,
  { offers, workitems }: Known,
): Subjects {
  const ids = idsIn(input)
  if (action === 'warmTransfer') {
    const own = [...workitems.values()].find((item) => item.type === 'Conference')
    return { ids: own ? [own.workitemId] : [''], items: own ? [own] : [] }
  }
  return { ids, items: ids.flatMap((id) => workitems.get(id) ?? []) }

  function idsIn(named: { workitemId?: unknown; workitemIds?: unknown; offerId?: unknown }): string[] {
    if (typeof named.workitemId === 'string') return [named.workitemId]
    if (Array.isArray(named.workitemIds)) return named.workitemIds.map(String)
    if (typeof named.offerId === 'string') return [offers.get(named.offerId)?.workitemId ?? '']
    return []
  }
}
