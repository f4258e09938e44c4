import type { Clock } from '../ports.ts'

/** Longer than all that a request takes at most where the machine stays awake, ms: three tries, the last of them begun. */
const LATE_MS = 25_000

/**
 * From now on: is it too late to send this again? Whoever shuts a machine while it dials has not asked for a call tomorrow. By
 * both clocks, since one stands still while a machine sleeps, and a person may set the other.
 */
export function lateness({ now, wall }: Pick<Clock, 'now' | 'wall'>): () => boolean {
  const [askedAt, askedOn] = [now(), wall()]
  return () => now() - askedAt > LATE_MS || Math.abs(wall() - askedOn) > LATE_MS
}
