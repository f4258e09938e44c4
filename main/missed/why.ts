import type { Gap, Ring, Why, Workitem } from '../../preload/contract.ts'

/** How far the server's word for an end and our own record of it may lie apart, ms. */
const SLACK_MS = 5_000
/** How far two clocks may differ that were compared over a slow wire, ms. */
const SKEW_MS = 1_000

/** What is recorded of how this workitem was missed: the ring that it ended with, and the gap in which it did. */
export function whyOf(item: Workitem, rings: readonly Ring[], gaps: readonly Gap[]): Why {
  const { workitemId } = item
  const ended = item.endedAt ?? item.modifiedAt
  const ring = ringOf(item, rings, ended)
  const offered = item.offeredAt ?? item.timeEvents.findLast(({ name }) => name === 'offered')?.at ?? ended
  const from = ring ? lastMoment(ring) : offered
  // A ring whose end was heard ended in no gap.
  const gap = ring && ring.end !== 'unheard' ? undefined : gaps.findLast((one) => overlaps(one, from, ended))
  return { workitemId, ...(ring && { ring }), ...(gap && { gap }) }
}

const overlaps = (gap: Gap, from: number, to: number): boolean =>
  gap.from <= to + SKEW_MS && gap.to >= from - SKEW_MS
const lastMoment = ({ endedAt, expiresAt }: Ring): number => endedAt ?? expiresAt

/**
 * A call that goes on waiting leaves the missed offer behind as a workitem of its own, which names the first (PROTOCOL 4);
 * one workitem may have been offered more than once.
 */
function ringOf(item: Workitem, rings: readonly Ring[], ended: number): Ring | undefined {
  const of = (id: string | undefined) => rings.filter(({ workitemId }) => workitemId === id)
  const own = of(item.workitemId)
  const distance = (ring: Ring) => Math.abs(lastMoment(ring) - ended)
  const fits = (ring: Ring) =>
    ring.offeredAt <= ended + SLACK_MS &&
    Math.max(lastMoment(ring), ring.end === 'unheard' ? ring.expiresAt : 0) >= ended - SLACK_MS
  const candidates = (own.length > 0 ? own : of(item.originWorkitemId)).filter(fits)
  return candidates.toSorted((a, b) => distance(a) - distance(b))[0]
}
