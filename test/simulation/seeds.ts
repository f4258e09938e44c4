import { shrink } from './shrink.ts'

/** One thing that happens, as a person reads it. */
interface Told {
  at: number
  what: string
  chance: number
}

/** What one seed came to, as far as it is counted here. */
export interface Outcome<F extends string> {
  problems: string[]
  /** Which faults fired, and which of them with a call up. */
  fired: ReadonlySet<F>
  firedInCall: ReadonlySet<F>
}

/** A seed that went wrong: what, and the way there. */
export interface Broken<S> {
  seed: number
  problems: string[]
  steps: S[]
}

/** What came of many seeds. */
export interface Seeds<F extends string, S> {
  count: number
  broken: Broken<S>[]
  /** In how many seeds each fault fired, and in how many with a call up. */
  fired: Record<F, { seeds: number; inCall: number }>
}

/** What is played: which faults there are, what happens in a seed, and what comes of it. */
export interface Game<F extends string, S, P extends Outcome<F>> {
  faults: readonly F[]
  scheduleOf(seed: number): S[]
  play(seed: number, steps: readonly S[]): Promise<P>
}

/** Plays `count` seeds from `first` on, until `most` have gone wrong; each of those is shrunk, if wanted. */
export async function playSeeds<F extends string, S, P extends Outcome<F>>(
  { faults, scheduleOf, play }: Game<F, S, P>,
  { first, count, most, shrinks }: { first: number; count: number; most: number; shrinks: boolean },
  told: (played: P) => void = () => undefined,
): Promise<Seeds<F, S>> {
  const none = faults.map((fault) => [fault, { seeds: 0, inCall: 0 }])
  const fired = Object.fromEntries(none) as Seeds<F, S>['fired']
  const ran: Seeds<F, S> = { count: 0, broken: [], fired }
  for (let seed = first; seed < first + count && ran.broken.length < most; seed += 1) {
    const steps = scheduleOf(seed)
    const played = await play(seed, steps)
    ran.count += 1
    for (const fault of played.fired) fired[fault].seeds += 1
    for (const fault of played.firedInCall) fired[fault].inCall += 1
    told(played)
    if (played.problems.length === 0) continue
    const short = shrinks ? await shrink(steps, (fewer) => play(seed, fewer)) : steps
    ran.broken.push({ seed, steps: short, problems: [...new Set(played.problems)] })
  }
  return ran
}

/** A broken seed as a person reads it, with the command that plays it again. */
export const describe = ({ seed, problems, steps }: Broken<Told>, bar: 'simulation' | 'proxy'): string =>
  [
    `seed ${seed}: ${problems.slice(0, 5).join('; ')}`,
    ...steps.map(({ at, what, chance }) => `  ${String(at).padStart(6)} ms  ${what} (${chance.toFixed(3)})`),
    `  again: npm run soak -- --only ${bar} --seed ${seed} --count 1`,
  ].join('\n')
