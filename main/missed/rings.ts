import type { Offer, Ring } from '../../preload/contract.ts'
import type { Change, Heard, Known } from '../../preload/lifecycle.ts'
import type { Clock, Journal, Log } from '../ports.ts'
import { busyWith } from './busy.ts'

/** What the desktop has to tell of a ring. */
export type Witness = Pick<Ring, 'notice' | 'window'>

/** An offer that ended longer ago has nothing more to be told of it. */
const REMEMBERED = 200

/** The facts of each offer, written down as they happen: its beginning here, what the desktop made of it, and its end. */
export interface RingBook {
  open(journal: Journal | undefined): Promise<void>
  /** The server's own word for an end comes with the news and is not in what changes. */
  heard(heard: Heard): void
  changed(changes: readonly Change[]): void
  witnessed(offerId: string, facts: Witness): void
  /** Those still in memory, whose facts are the newest. */
  all(): Ring[]
  /**
   * The link is live after so many ms without: what is pending rings, and what was open before and is not any more, also in
   * another life of the program, has ended unheard.
   */
  settled(awayMs: number): void
}

export function createRingBook(ports: {
  clock: Clock
  log: Log
  known(): Known
  serverNow(): number
  isLive(): boolean
  socketMs(): number
  /** Until when something was heard without a break after this moment, server ms. */
  until(from: number): number
}): RingBook {
  const { clock, log } = ports
  let journal: Journal | undefined
  let rings = new Map<string, Ring>()
  let words = new Map<string, Offer['state']>()
  let unwritten = new Set<string>()
  let writing: Promise<unknown> = Promise.resolve()
  const now = () => Math.floor(ports.serverNow())

  /** After the ring itself: the desktop has its turn before the disk. */
  function keep(ring: Ring): void {
    rings.delete(ring.offerId)
    rings.set(ring.offerId, ring)
    if (unwritten.size === 0) clock.after(0, write)
    unwritten.add(ring.offerId)
    for (const [id, oldest] of rings) {
      if (rings.size <= REMEMBERED || oldest.end === undefined) break
      rings.delete(id)
    }
  }
  function write(): void {
    const dirty = [...unwritten].flatMap((id) => rings.get(id) ?? [])
    unwritten = new Set()
    const to = journal
    for (const ring of dirty)
      writing = writing.then(() => to?.keepRing(ring)).catch(() => log('journal write failed'))
  }

  function begin(offer: Offer, awayMs: number): void {
    // A test is never missed; one that was open before a restart goes on where it was.
    if (offer.test || rings.has(offer.offerId)) return
    const { workitems, agent } = ports.known()
    const item = workitems.get(offer.workitemId)
    const busy = busyWith(workitems.values(), agent)
    const { offerId, workitemId, offeredAt, expiresAt } = offer
    keep({
      ...{ offerId, workitemId, offeredAt, expiresAt, awayMs },
      heardAt: now(),
      road: awayMs > 0 ? 'gap' : 'event',
      socketMs: ports.socketMs(),
      isCall: item ? item.channelType === 'voice' : true,
      ...(busy && { busy }),
    })
  }
  function end(ring: Ring): void {
    if (ring.end !== undefined) return
    const word = words.get(ring.offerId)
    const unheard = word === undefined || word === 'pending' || word === 'unknown'
    const until = Math.max(ring.heardAt, Math.min(ports.until(ring.heardAt), ring.expiresAt))
    const endedAt = unheard ? until : word === 'expired' ? ring.expiresAt : now()
    keep({ ...ring, endedAt, end: unheard ? 'unheard' : word })
  }

  return {
    async open(next) {
      write()
      await writing
      journal = next
      rings = new Map()
      words = new Map()
      const last = (await next?.lastRings(REMEMBERED).catch(() => undefined)) ?? []
      for (const ring of last.toReversed()) if (ring.end === undefined) rings.set(ring.offerId, ring)
    },
    heard({ offers = [] }) {
      for (const { offerId, state } of offers) if (state !== 'pending') words.set(offerId, state)
      for (const oldest of words.keys()) {
        if (words.size <= REMEMBERED) break
        words.delete(oldest)
      }
    },
    changed(changes) {
      for (const change of changes) {
        if (change.kind !== 'offer') continue
        const ring = rings.get(change.id)
        // Until the link is live nobody knows whether what is replayed is over already: it does not ring.
        if (change.after && ports.isLive()) begin(change.after, 0)
        if (!change.after && ring) end(ring)
        if (!change.after) words.delete(change.id)
      }
    },
    witnessed(offerId, facts) {
      const ring = rings.get(offerId)
      if (ring) keep({ ...ring, ...facts })
    },
    all: () => [...rings.values()],
    settled(awayMs) {
      const { offers } = ports.known()
      for (const offer of offers.values()) begin(offer, awayMs)
      for (const ring of [...rings.values()]) if (!offers.has(ring.offerId)) end(ring)
    },
  }
}
