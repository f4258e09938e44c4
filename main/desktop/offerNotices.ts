import type { AppState, Offer, Workitem } from '../../preload/contract.ts'
import { can } from '../../preload/lifecycle.ts'
import type { Clock, Undo } from '../ports.ts'
import { whoAndWhere } from './news/words.ts'
import type { Texts } from './texts.ts'

/** One desktop notification; what is in it is plain text. */
export interface NoticeSpec {
  offerId: string
  workitemId: string
  title: string
  body: string
  /** What can be decided on it at once. */
  actions: readonly { key: OfferAct; label: string }[]
}

export type OfferAct = 'answer' | 'decline'

export interface OfferNoticePorts {
  /** Shows one until its undo is called. */
  show(spec: NoticeSpec): Undo
  clock: Clock
  texts(): Texts
}

export interface OfferNotices {
  update(state: AppState): void
  stop: Undo
}

/** Enough to remember every offer of a shift; the oldest are forgotten first. */
const REMEMBERED = 2_000

/**
 * One notification a call that is offered: shown when it is first heard of, taken back when it ends. It looks at the state
 * alone, so that an offer of the event stream and one of a snapshot take the same road, and never rings twice.
 */
export function createOfferNotices({ show, clock, texts }: OfferNoticePorts): OfferNotices {
  const open = new Map<string, Undo>()
  const told = new Set<string>()

  const close = (offerId: string) => {
    open.get(offerId)?.()
    open.delete(offerId)
  }

  const begin = (offer: Offer, item: Workitem, state: AppState, leftMs: number) => {
    told.add(offer.offerId)
    for (const oldest of told) {
      if (told.size <= REMEMBERED) break
      told.delete(oldest)
    }
    const hide = show(describe(offer, item, state, texts()))
    const undoExpiry = clock.after(leftMs, () => close(offer.offerId))
    open.set(offer.offerId, () => {
      undoExpiry()
      hide()
    })
  }

  return {
    update(state) {
      const ringing = new Set<string>()
      for (const offer of state.offers) {
        const item = state.workitems.find(({ workitemId }) => workitemId === offer.workitemId)
        const leftMs = offer.expiresAt - (clock.wall() + state.clockOffset)
        // What is written does not ring (PROTOCOL 4): it is told with the other news.
        if (item?.channelType !== 'voice') continue
        if (offer.state !== 'pending' || item.state !== 'offered' || leftMs <= 0) continue
        ringing.add(offer.offerId)
        // What is told again after a gap may be over already, which the next frame says: only a live link rings.
        if (state.connection.link !== 'live' || told.has(offer.offerId)) continue
        begin(offer, item, state, leftMs)
      }
      for (const offerId of [...open.keys()]) if (!ringing.has(offerId)) close(offerId)
    },
    stop() {
      for (const offerId of [...open.keys()]) close(offerId)
    },
  }
}

/** The title is ours alone: no server agrees with another on whether it reads markup there. */
function describe({ offerId }: Offer, item: Workitem, state: AppState, texts: Texts): NoticeSpec {
  return {
    title: texts.incoming,
    body: whoAndWhere(item, state.session, texts),
    offerId,
    workitemId: item.workitemId,
    actions: decisions(item, texts),
  }
}

/** Those that the server would accept. */
const decisions = (item: Workitem, { answer, decline }: Texts): NoticeSpec['actions'] => [
  ...(can(item, 'accept') ? [{ key: 'answer' as const, label: answer }] : []),
  ...(can(item, 'reject') ? [{ key: 'decline' as const, label: decline }] : []),
]
