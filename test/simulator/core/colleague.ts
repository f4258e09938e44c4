import type { Core } from './core.ts'
import type { User } from './world.ts'

/** How a simulated person behaves in the seat of an agent who has no client connected; ms throughout. */
export interface Colleague {
  /** When it rings there: `ignore` lets it ring, `busy` has no hand free, `away` is not there at all. */
  whenRung: 'answer' | 'decline' | 'ignore' | 'busy' | 'away'
  /** From the ring to what is done about it. */
  afterMs: number
  /** Takes what was transferred to an own inbox after waiting this long; absent: leaves it to others. */
  claimAfterMs?: number
  /** Hangs up this long after answering; absent: stays until the other side ends it. */
  talkMs?: number
}

/** Answers soon, and takes what others leave in the inbox. */
export const HELPFUL: Colleague = { whenRung: 'answer', afterMs: 2_000, claimAfterMs: 8_000 }

/** How long a simulated person works on something written before it is closed; ms. */
export const WRITES_MS = 20_000

/** How long a simulated person takes for a wrap-up, and for coming back after a missed call; ms. */
export const TIDY_MS = 4_000
export const BACK_MS = 15_000

/** Does a simulated person sit in this seat now? */
export const isPlayed = (core: Core, userId: string): boolean => {
  const user = core.world.users.get(userId)
  return user?.colleague !== undefined && !user.online
}

/** Can it ring there: a client is connected, or somebody simulated is at the desk? */
export const isReachable = ({ online, colleague }: User): boolean =>
  online || (colleague !== undefined && colleague.whenRung !== 'away')
