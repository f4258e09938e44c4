import type { Workitem } from '../preload/contract.ts'
import type { Change, Known } from '../preload/lifecycle.ts'

/** How soon the desktop and its windows are told of what has changed (`status.ts`). */
export type Haste = 'now' | 'changed' | 'soon'

/**
 * A call that begins to ring is told at once: it waits for nothing. A call that is offered comes before its offer (PROTOCOL 5),
 * which is on the wire behind it: told alone, everybody would be busy with it while the offer arrives.
 */
export function hasteOf(changes: readonly Change[], { offers, workitems }: Known): Haste {
  const comes = (item: Workitem | undefined) => item?.channelType === 'voice' && item.state === 'offered'
  const begun = changes.flatMap((change) =>
    change.kind === 'offer' && !change.before && change.after ? [change.after] : [],
  )
  if (begun.some(({ workitemId }) => comes(workitems.get(workitemId)))) return 'now'
  const waits = changes.some(
    (change) =>
      change.kind === 'workitem' &&
      change.before?.state !== 'offered' &&
      comes(change.after) &&
      ![...offers.values()].some(({ workitemId }) => workitemId === change.id),
  )
  return waits ? 'soon' : 'changed'
}
