import type { Entry } from './ports.ts'
import type { Change, Known } from '../preload/lifecycle.ts'

/** Something in what is known that cannot be true (PROTOCOL 4, "Invariants"), and whom it is about. */
export interface Breach {
  what: BreachName
  id: string
}
export type BreachName =
  | 'ringWithoutOffer'
  | 'offerWithoutRing'
  | 'offerOutlived'
  | 'twoLiveCalls'
  | 'entryWithoutKey'
  | 'versionFell'

/** A pending offer that the server's clock has left behind by this much is one that nobody has ended, ms. */
const OUTLIVED_MS = 5_000

/**
 * What of this cannot be true, judged by the server's clock, `now` in ms. Two frames may have to come for one change, so
 * only what stays broken for a while is a breach: whoever asks waits (`main/keeper.ts`).
 */
export function breachesOf(
  known: Known,
  outbox: readonly Pick<Entry, 'id' | 'key'>[],
  now: number,
): Breach[] {
  const { offers, workitems } = known
  const offered = new Set([...offers.values()].map(({ workitemId }) => workitemId))
  const found: Breach[] = []
  const live: string[] = []
  for (const item of workitems.values()) {
    if (item.state === 'offered' && !offered.has(item.workitemId))
      found.push({ what: 'ringWithoutOffer', id: item.workitemId })
    const conference = item.state === 'conference' && item.type === 'Conference'
    if (conference || (item.channelType === 'voice' && item.state === 'active')) live.push(item.workitemId)
  }
  for (const { offerId, workitemId, expiresAt } of offers.values()) {
    if (workitems.get(workitemId)?.state !== 'offered') found.push({ what: 'offerWithoutRing', id: offerId })
    if (now > expiresAt + OUTLIVED_MS) found.push({ what: 'offerOutlived', id: offerId })
  }
  if (live.length > 1) found.push({ what: 'twoLiveCalls', id: live.sort().join(' ') })
  for (const { id, key } of outbox) if (key === '') found.push({ what: 'entryWithoutKey', id: String(id) })
  return found
}

/** An open workitem or a pending offer whose version has not risen with its change. */
export const fallen = (changes: readonly Change[]): Breach[] =>
  changes.flatMap((change) =>
    change.kind !== 'agent' && change.before && change.after && change.after.version <= change.before.version
      ? [{ what: 'versionFell' as const, id: change.id }]
      : [],
  )
