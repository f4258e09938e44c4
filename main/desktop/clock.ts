import type { Clock } from '../ports.ts'

/** Longer waits would fire at once: Node keeps a timer's length in 31 bits. */
const LONGEST_MS = 2 ** 31 - 1

/** The time of this machine. */
export const systemClock: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  after(ms, run) {
    // Only a turn is wanted: a timer would make at least a millisecond of it.
    if (ms <= 0) {
      const turn = setImmediate(run)
      return () => clearImmediate(turn)
    }
    const timer = setTimeout(run, Math.min(ms, LONGEST_MS))
    return () => clearTimeout(timer)
  },
}
