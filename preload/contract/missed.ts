import * as z from 'zod'
import type { WaitingKind } from '../words/choices.ts'
import { Id, ServerTime } from './basics.ts'

/** How many of each. */
export type Waiting = Record<WaitingKind, number>

/** One offer as this machine met it: facts recorded as they happened, and nothing else. All times are the server's. */
export const Ring = z.object({
  offerId: Id,
  workitemId: Id,
  offeredAt: ServerTime,
  expiresAt: ServerTime,
  heardAt: ServerTime,
  /** By the event stream as it happened, or found when the connection was back after `awayMs`. */
  road: z.enum(['event', 'gap']),
  awayMs: z.number().nonnegative(),
  /** How old the socket was over which it came, ms. */
  socketMs: z.number().nonnegative(),
  /** A call, which rings; anything else is only shown. */
  isCall: z.boolean(),
  /** What the agent was busy with when it came: with whom, or in which status. */
  busy: z
    .object({
      with: z.enum(['call', 'wrapup', 'away']),
      name: z.string().optional(),
      address: z.string().optional(),
      statusId: z.string().optional(),
    })
    .optional(),
  /** What became of its notification; `refused`: this desktop showed none. */
  notice: z.enum(['shown', 'refused']).optional(),
  /** How the window stood when it came; `behind`: visible, and another had the keys · `locked`: nobody could see the screen. */
  window: z.enum(['focused', 'behind', 'minimised', 'hidden', 'locked']).optional(),
  /** The last moment at which it is known to have been there, and the server's word for its end; `unheard`: it ended while away. */
  endedAt: ServerTime.optional(),
  end: z.enum(['accepted', 'rejected', 'expired', 'canceled', 'removed', 'unheard']).optional(),
})
export type Ring = z.infer<typeof Ring>

/**
 * Why nothing was heard for a while. `link` the connection was lost · `off` the app was not running · `signedOut` ·
 * `expired` the sign-in had run out · `replaced` another device had taken over.
 */
export const Gap = z.object({
  from: ServerTime,
  to: ServerTime,
  why: z.enum(['link', 'off', 'signedOut', 'expired', 'replaced']),
})
export type Gap = z.infer<typeof Gap>

/** What is recorded of a missed call: how it was met, or why it was not. Neither: nothing was recorded. */
export const Why = z.object({ workitemId: Id, ring: Ring.optional(), gap: Gap.optional() })
export type Why = z.infer<typeof Why>

/** What came while nothing was heard, told once the connection is back, until it is dismissed. */
export interface CatchUp {
  id: string
  /** The first moment and the last, server ms, and how long it was in all, ms. */
  from: number
  to: number
  awayMs: number
  /** `off` where the app itself was not running in any of it. */
  why: Gap['why']
  came: Waiting
  /** Calls that had begun to ring while away and were still there to ring. */
  late: number
}
