import type { Clock } from '../core/core.ts'

/** A clock that stands still until it is told to move. */
export interface VirtualClock extends Clock {
  /** Moves on by `ms`, carrying out what falls due on the way, in its order. */
  advance(ms: number): void
  /** Moves on while the process sleeps: timers are late. */
  jump(ms: number): void
}

export function virtualClock(start = 1_800_000_000_000): VirtualClock {
  let time = start
  let timers: { at: number; run: () => void }[] = []
  return {
    now: () => time,
    after(ms, run) {
      const timer = { at: time + ms, run }
      const later = timers.findIndex((one) => one.at > timer.at)
      timers.splice(later < 0 ? timers.length : later, 0, timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
    jump(ms) {
      time += ms
    },
    advance(ms) {
      const end = time + ms
      for (let next = timers[0]; next && next.at <= end; next = timers[0]) {
        timers.shift()
        time = Math.max(time, next.at)
        next.run()
      }
      time = end
    },
  }
}
