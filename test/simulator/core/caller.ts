/** What a far end does when it hears a key. */
export type DigitReaction = { hangUp: true } | { say: string } | { press: string }

/** How somebody at the other end behaves; ms throughout. What is absent never happens. */
export interface Caller {
  /** Hangs up after waiting this long without an answer. */
  patienceMs?: number
  /** Hangs up this long after being answered. */
  talkMs?: number
  /** Keys pressed by itself, counted from the answer. */
  presses?: { afterMs: number; digit: string }[]
  /** Answers to the agent's keys, a second later. */
  onDigit?: Record<string, DigitReaction>
  /** What this caller would say to a machine, in one sentence; spoken and written down as it stands. */
  says?: string
  /** A called party: what it does when it rings (default: answers), and after how long. */
  whenCalled?: 'answer' | 'busy' | 'noAnswer' | 'failed'
  afterMs?: number
}

/** A phone menu: 1 and 2 say something, 3 presses a key back, 9 ends the call. */
export const PHONE_MENU: Record<string, DigitReaction> = {
  1: { say: 'Your balance is 42 dollars.' },
  2: { say: 'Our office opens at nine.' },
  3: { press: '5' },
  9: { hangUp: true },
}
