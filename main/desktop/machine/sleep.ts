import type { Clock } from '../../ports.ts'

/** Some systems tell of a waking without having told of the sleep; two in so short a time are one, ms. */
const SAME_MS = 2_000

/** Each sleep and each waking once: Electron before 38 tells both twice on Linux. */
export interface Sleep {
  suspended(): void
  resumed(): void
}

export function createSleep({
  clock,
  slept,
  woke,
}: {
  clock: Pick<Clock, 'now'>
  slept(): void
  woke(): void
}): Sleep {
  let isAsleep = false
  let wokeAt = -Infinity
  return {
    suspended() {
      if (isAsleep) return
      isAsleep = true
      slept()
    },
    resumed() {
      const isAgain = !isAsleep && clock.now() - wokeAt < SAME_MS
      isAsleep = false
      if (isAgain) return
      wokeAt = clock.now()
      woke()
    },
  }
}
