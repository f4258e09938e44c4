import type { Gap, Ring, Why, Workitem } from '../../preload/contract.ts'

/** A piece of a sentence: the key of its words, and what they name. */
export interface Part {
  key: string
  /** A party by its name and number, a status by its id, moments in server ms, durations in seconds. */
  party?: { name?: string | undefined; address?: string | undefined }
  statusId?: string | undefined
  from?: number
  to?: number
  seconds?: number
}
/** One sentence: its subject, what stands beside it, and how it ended; nothing but recorded facts. */
export interface Sentence {
  lead: Part[]
  beside: Part[]
  end?: Part
}

/** A connection younger than this may be why a call was missed: others were lost shortly before, ms. */
const YOUNG_MS = 30_000
const ENDED: readonly string[] = ['callerHungUp', 'expired', 'rejected', 'answeredElsewhere', 'voicemail']

/** Why a call was missed, from what was recorded of it; where nothing was, that is what it says. */
export function sentenceOf(item: Workitem, { ring, gap }: Pick<Why, 'ring' | 'gap'>): Sentence {
  if (ring) return rang(item, ring, gap)
  if (!gap) return { lead: [{ key: 'why.nothing' }], beside: [] }
  return { lead: [lost(gap)], beside: [], end: { key: 'why.meanwhile' } }
}

const lost = ({ why, from, to }: Gap): Part => ({ key: `why.gap.${why}`, from, to })

function rang(item: Workitem, ring: Ring, gap: Gap | undefined): Sentence {
  const until = ring.endedAt ?? Math.min(item.endedAt ?? item.modifiedAt, ring.expiresAt)
  const seconds = Math.max(1, Math.round((until - ring.heardAt) / 1000))
  const { busy } = ring
  const lead: Part[] = [{ key: ring.isCall ? 'why.rang' : 'why.shown', seconds }]
  if (busy?.with === 'away') lead.push({ key: 'why.busy.away', statusId: busy.statusId })
  else if (busy) lead.push({ key: `why.busy.${busy.with}`, party: busy })
  const beside: Part[] = []
  if (ring.road === 'gap') beside.push({ key: 'why.late', seconds: Math.round(ring.awayMs / 1000) })
  else if (ring.socketMs < YOUNG_MS)
    beside.push({ key: 'why.young', seconds: Math.max(1, Math.round(ring.socketMs / 1000)) })
  if (ring.window && ring.window !== 'focused') beside.push({ key: `why.window.${ring.window}` })
  if (ring.notice === 'refused') beside.push({ key: 'why.unnotified' })
  return { lead, beside, end: gap ? cut(gap) : ended(item) }
}

const cut = ({ why, from, to }: Gap): Part => ({ key: `why.cut.${why}`, from, to })

function ended({ endReason }: Workitem): Part {
  return { key: `why.end.${endReason && ENDED.includes(endReason) ? endReason : 'other'}` }
}
