import type { Clock } from '../core/core.ts'

/**
 * The clock of this machine: Unix ms that never step back, as a machine's clock may. Its timers do not keep a process
 * alive by themselves.
 */
export const realClock: Clock = {
  now: () => Math.round(performance.timeOrigin + performance.now()),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
