import {
  refuse,
  type AppState,
  type LinkState,
  type Result,
  type Ring,
  type Why,
} from '../../preload/contract.ts'
import type { Change, Heard } from '../../preload/lifecycle.ts'
import type { Clock, Journal, Log } from '../ports.ts'
import type { Store } from '../store.ts'
import { createCatchUps } from './catchUp.ts'
import { gapsOf } from './gaps.ts'
import { createRingBook, type Witness } from './rings.ts'
import { createSpans } from './spans.ts'
import { createTally } from './waiting.ts'
import { whyOf } from './why.ts'

export type { Witness } from './rings.ts'

/** How many offers back a card looks for what rang late. */
const REACH = 200

/** What was missed, how much of it, and why: recorded as it happens, and told when it is asked for. */
export interface Missed {
  /** Keeps its facts in this journal from now on; without one, nothing is recorded. */
  open(journal: Journal | undefined): Promise<void>
  /** The event socket has said something. */
  alive(): void
  /** News from any road. */
  heard(heard: Heard): void
  changed(changes: readonly Change[]): void
  /** Rows of what is over may have changed. */
  historyChanged(): void
  link(next: LinkState): void
  /** What the desktop made of an offer. */
  witnessed(offerId: string, facts: Witness): void
  /** The program is about to end. */
  ended(): void
  told(): Pick<AppState, 'waiting' | 'catchUp'>
  /** What is recorded of each, in the order in which they are asked for. */
  why(workitemIds: readonly string[]): Promise<Why[]>
  /** The card is not shown again; `NOT_SAVED` where that cannot be kept beyond this run. */
  dismiss(id: string): Promise<Result<null>>
}

export function createMissed(ports: {
  clock: Clock
  log: Log
  store: Pick<Store, 'known' | 'find' | 'unread' | 'came'>
  serverNow(): number
  changed(): void
}): Missed {
  const { clock, log, store, serverNow, changed } = ports
  let journal: Journal | undefined
  let isLive = false
  const spans = createSpans({ clock, log, serverNow })
  const gaps = () => gapsOf(spans.all())
  const { known } = store
  const book = createRingBook({ clock, log, known, serverNow, isLive: () => isLive, ...spans })
  const tally = createTally({ clock, known, changed, unread: () => store.unread(0), isLive: () => isLive })
  const catchUps = createCatchUps({
    ...{ serverNow, gaps, changed, came: store.came },
    rings: () => rings((from) => from.lastRings(REACH)),
  })

  /** What the journal has of them, and what it does not have yet. */
  async function rings(read: (from: Journal) => Promise<Ring[]>): Promise<Ring[]> {
    const newest = book.all()
    const kept = (journal && (await read(journal).catch(() => undefined))) ?? []
    return [...kept.filter((ring) => !newest.some(({ offerId }) => offerId === ring.offerId)), ...newest]
  }

  return {
    async open(next) {
      journal = next
      tally.forget()
      await Promise.all([spans.open(next), book.open(next), catchUps.open(next)])
    },
    alive: spans.heard,
    heard: book.heard,
    changed: book.changed,
    historyChanged() {
      tally.look()
      if (isLive) catchUps.look()
    },
    link(next) {
      const awayMs = spans.awayMs()
      isLive = next === 'live'
      spans.link(next)
      if (!isLive) return
      book.settled(awayMs)
      tally.look()
      catchUps.look()
    },
    witnessed: book.witnessed,
    ended: spans.ended,
    told() {
      const waiting = tally.told()
      const catchUp = catchUps.told()
      return { ...(waiting && { waiting }), ...(catchUp && { catchUp }) }
    },
    why: (ids) =>
      Promise.all(
        ids.map(async (workitemId) => {
          const item = await store.find(workitemId)
          if (!item) return { workitemId }
          const about = [workitemId, ...(item.originWorkitemId ? [item.originWorkitemId] : [])]
          return whyOf(item, await rings((from) => from.rings(about)), gaps())
        }),
      ),
    async dismiss(id) {
      try {
        await catchUps.dismiss(id)
        return { ok: true, value: null }
      } catch {
        return refuse('NOT_SAVED', 'This could not be noted on this machine: it will be shown again.')
      }
    },
  }
}
