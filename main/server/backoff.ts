/** First ceiling and last ceiling of a pause, ms (PROTOCOL 5, "Liveness"). */
const FIRST_MS = 500
const LAST_MS = 30_000

export interface Backoff {
  /** The next pause in ms: full jitter below a ceiling that doubles; never shorter than `atLeastMs`. */
  next(atLeastMs?: number): number
  reset(): void
}

/** Pauses between attempts. `random` is uniform in [0, 1). */
export function createBackoff(random: () => number): Backoff {
  let ceiling = FIRST_MS
  return {
    next(atLeastMs = 0) {
      const pause = random() * ceiling
      ceiling = Math.min(ceiling * 2, LAST_MS)
      return Math.max(pause, atLeastMs)
    },
    reset() {
      ceiling = FIRST_MS
    },
  }
}
