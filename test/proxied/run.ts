import { play } from './play.ts'
import { FAULTS, scheduleOf, type Fault, type Step } from './schedule.ts'

/** A seed that went wrong. */
export interface Broken {
  seed: number
  problems: string[]
  steps: Step[]
}

/** What came of many seeds. */
export interface Ran {
  count: number
  broken: Broken[]
  /** In how many seeds each fault fired, and in how many with a call up. */
  fired: Record<Fault, { seeds: number; inCall: number }>
}

/** Plays `count` seeds from `first` on, until `most` have gone wrong. */
export async function run(first: number, count: number, most = 1): Promise<Ran> {
  const fired = Object.fromEntries(FAULTS.map((fault) => [fault, { seeds: 0, inCall: 0 }])) as Ran['fired']
  const ran: Ran = { count: 0, broken: [], fired }
  for (let seed = first; seed < first + count && ran.broken.length < most; seed += 1) {
    const steps = scheduleOf(seed)
    const played = await play(seed, steps)
    ran.count += 1
    for (const fault of played.fired) fired[fault].seeds += 1
    for (const fault of played.firedInCall) fired[fault].inCall += 1
    if (played.problems.length > 0) ran.broken.push({ seed, steps, problems: [...new Set(played.problems)] })
  }
  return ran
}

/** A broken seed as a person reads it, with the command that plays it again. */
export const describe = ({ seed, problems, steps }: Broken): string =>
  [
    `seed ${seed}: ${problems.slice(0, 5).join('; ')}`,
    ...steps.map(({ at, what, chance }) => `  ${String(at).padStart(6)} ms  ${what} (${chance.toFixed(3)})`),
    `  again: npm run soak -- --only proxy --seed ${seed} --count 1`,
  ].join('\n')
