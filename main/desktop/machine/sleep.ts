import type { Clock } from '../../ports.ts'

/** What is told again in so short a time is the same, ms: some systems tell of a waking without having told of the sleep. */
const SAME_MS = 2_000

/**
 * Each sleep and each waking once: Electron before 38 tells both twice on Linux, and where the machine is busy the second time
 * when the first is long over.
 */
export interface Sleep {
  suspended(): void
  resumed(): void
}

export function createSleep({
  clock,
  slept,
  woke,
}: {
  clock: Pick<Clock, 'now' | 'wall'>
  slept(): void
  woke(): void
}): Sleep {
  let isAsleep = false
  let woken = { at: -Infinity, on: -Infinity }
  /** Just awake, and no time has passed that only the clock on the wall has seen: that would be another sleep. */
  function isEcho(): boolean {
    const [awake, passed] = [clock.now() - woken.at, clock.wall() - woken.on]
    return awake < SAME_MS && Math.abs(passed - awake) < SAME_MS
  }
  return {
    suspended() {
      if (isAsleep || isEcho()) return
      isAsleep = true
      slept()
    },
    resumed() {
      const isAgain = !isAsleep && isEcho()
      isAsleep = false
      if (isAgain) return
      woken = { at: clock.now(), on: clock.wall() }
      woke()
    },
  }
}
