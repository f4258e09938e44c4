import * as z from 'zod'
import { PHONE_TEST_LEGS } from '../words/choices.ts'
import type { RingHealth } from './alerts.ts'
import { Id } from './basics.ts'
import { Failure } from './failure.ts'

/** What is known of the phone beside its link. Times are Unix ms of this machine's clock. */
export interface Health {
  /** When the server last answered a heartbeat, or said the first words of a connection. */
  ackAt?: number
  /** Until when the sign-in is good; absent while that is not known. */
  tokenUntil?: number
  /**
   * Is what is typed and asked for on the disk? `closed`: nobody is signed in · `missing`: there is no journal ·
   * `readOnly`: it is of a newer version · `failing`: the last write was refused.
   */
  journal: 'writable' | 'failing' | 'readOnly' | 'missing' | 'closed'
  /**
   * What came of the last desktop notification of this run. `hidden`: the desktop takes them, and is told not to disturb ·
   * `failed`: it shows none.
   */
  notifications: 'untried' | 'shown' | 'hidden' | 'failed'
  /** What came of the last ring of this run; absent before it. */
  ring?: RingHealth
}

/** One *Test my phone* (issue 4, item 7): what was seen of it, and nothing that was not. */
export const PhoneTest = z.object({
  /** When it was asked for, Unix ms of this machine. */
  at: z.number(),
  state: z.enum(['running', 'passed', 'failed']),
  /** By leg, ms since it was asked for; a leg that is missing has not been seen. */
  legs: z.partialRecord(z.enum(PHONE_TEST_LEGS), z.number()),
  offerId: Id.optional(),
  /** The desktop has refused the notification. */
  noticeRefused: z.boolean(),
  /** The first leg that was not seen in time. */
  stoodAt: z.enum(PHONE_TEST_LEGS).optional(),
  /** Why the server made no offer. */
  failure: Failure.optional(),
})
export type PhoneTest = z.infer<typeof PhoneTest>
