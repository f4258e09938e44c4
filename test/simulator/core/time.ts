import type { Core } from './core.ts'
import type { Job } from './jobs.ts'

/** Steady ms: for durations. Moves with the clock and with the control plane's *advance*, never with its *skew*. */
export const steady = (core: Core): number => Math.round(core.clock.now() + core.world.advanced)

/** Unix ms of the server's clock, as every object and every `Date` header state it. */
export const now = (core: Core): number => steady(core) + core.world.skew

/** Has `job` carried out in `ms`, also when the server restarts in between. */
export function plan(core: Core, ms: number, job: Job): void {
  const { jobs } = core.world
  const at = steady(core) + Math.max(0, ms)
  let place = jobs.length
  while (place > 0 && (jobs[place - 1]?.at ?? 0) > at) place -= 1
  jobs.splice(place, 0, { at, job })
  core.rearm()
}

/** Takes the next job that is due, if one is. */
export function takeDue(core: Core): Job | undefined {
  const first = core.world.jobs[0]
  if (!first || first.at > steady(core)) return undefined
  core.world.jobs.shift()
  return first.job
}
