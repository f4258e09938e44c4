import { play, type Played } from './play.ts'
import { FAULTS, scheduleOf, type Fault, type Step } from './schedule.ts'
import { shrink } from './shrink.ts'

/** A seed that went wrong: what, and the shortest way there. */
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
  /** Acts of call control, and how many of all acts had another effect than was told. */
  commands: number
  twice: number
  /** Rings, and those that ended before their time. */
  rings: number
  early: number
}

const SUMS = ['commands', 'twice', 'rings', 'early'] as const

/** Plays `count` seeds from `first` on, until `most` have gone wrong. Each of those is shrunk, if wanted. */
export async function run(first: number, count: number, most = 1, shrinks = true): Promise<Ran> {
  const fired = Object.fromEntries(FAULTS.map((fault) => [fault, { seeds: 0, inCall: 0 }])) as Ran['fired']
  const ran: Ran = { count: 0, broken: [], fired, commands: 0, twice: 0, rings: 0, early: 0 }
  for (let seed = first; seed < first + count && ran.broken.length < most; seed += 1) {
    const steps = scheduleOf(seed)
    const played = await play(seed, steps)
    ran.count += 1
    note(ran, played)
    for (const what of SUMS) ran[what] += played[what]
    if (played.problems.length === 0) continue
    const short = shrinks ? await shrink(steps, (fewer) => play(seed, fewer)) : steps
    ran.broken.push({ seed, steps: short, problems: [...new Set(played.problems)] })
  }
  return ran
}

function note({ fired }: Ran, played: Played): void {
  for (const fault of FAULTS) {
    if (played.fired[fault]) fired[fault].seeds += 1
    if (played.firedInCall[fault]) fired[fault].inCall += 1
  }
}

/** A broken seed as a person reads it, with the command that plays it again. */
export const describe = ({ seed, problems, steps }: Broken): string =>
  [
    `seed ${seed}: ${problems.slice(0, 5).join('; ')}`,
    ...steps.map(({ at, what, chance }) => `  ${String(at).padStart(6)} ms  ${what} (${chance.toFixed(3)})`),
    `  again: npm run soak -- --only simulation --seed ${seed} --count 1`,
  ].join('\n')
