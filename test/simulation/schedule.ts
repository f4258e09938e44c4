import type { Random } from '../simulator/core/random.ts'
import { between, createRandom } from '../simulator/core/random.ts'

/** What may befall a shift; each is counted by name. */
export const FAULTS = [
  'cut',
  'halfOpen',
  'refused',
  'black',
  'slow',
  'loseRequest',
  'loseReply',
  'dropEvent',
  'repeatEvent',
  'reorderEvent',
  'unavailable',
  'gateway',
  'busy',
  'restart',
  'epoch',
  'expire',
  'signInElsewhere',
  'jump',
  'sleep',
  'crash',
  'diskFull',
  'diskSlow',
  'longAway',
  'drift',
  'crashInWrite',
  'goaway',
  'close',
  'pages',
  'overflow',
  'oddItem',
  'strange',
  'spoilEvent',
  'garbleEvent',
] as const
export type Fault = (typeof FAULTS)[number]
const SHORT = FAULTS.filter((fault) => fault !== 'longAway')

/** One thing that happens. `chance` in [0, 1) decides what it leaves open, so that others may go without changing it. */
export interface Step {
  at: number
  what: Fault | 'call' | 'directCall' | 'farEnd' | 'act'
  chance: number
}

/**
 * How long the storm lasts, mostly and where the phone is away for long; and how long the peace after it may take, ms. The
 * same trouble in 24 s finds no more mistakes, and in 8 s costs no less; half the trouble finds a quarter of them.
 */
const SHORT_MS = 12_000
/** The last thing happens so long before the end of it, ms. */
const CLEARING_MS = 1_000
const LONG_MS = 213_000
export const PEACE_MS = 300_000
/** In how many of the storms the phone is away for longer than the server remembers. */
const LONG_SHARE = 0.1

const EVENTS: readonly Step['what'][] = ['call', 'call', 'directCall', 'farEnd']

/** When the last of it has happened, and what lasts may have ended. */
export const stormOf = (steps: readonly Step[]): number =>
  steps.some(({ what }) => what === 'longAway')
    ? LONG_MS
    : Math.max(SHORT_MS, ...steps.map(({ at }) => at + CLEARING_MS))

/** A schedule for a seed: an agent who works, callers, and from none to eight faults. */
export function scheduleOf(seed: number): Step[] {
  const random = createRandom(`schedule ${seed}`)
  const isLong = random.next() < LONG_SHARE
  // While the phone is away for long nothing happens to it; the rest comes before, and when it is back.
  const at = () =>
    between(random, 500, SHORT_MS - CLEARING_MS) + (isLong && random.next() < 0.3 ? LONG_MS - SHORT_MS : 0)
  const some = (count: number, what: () => Step['what'], when = at): Step[] =>
    Array.from({ length: count }, () => ({ at: when(), what: what(), chance: random.next() }))
  const pick = <T>(items: readonly T[]): T => items[between(random, 0, items.length - 1)] as T
  return [
    // Somebody calls at the start of every shift, and rings while the first things go wrong.
    { at: 1_500, what: 'call' as const, chance: random.next() },
    ...(isLong
      ? some(
          1,
          () => 'longAway',
          () => between(random, 3_000, 8_000),
        )
      : []),
    ...some(between(random, 1, 3), () => pick(EVENTS)),
    ...some(between(random, 3, 9), () => 'act' as const),
    ...some(between(random, 1, 8), () => pick(SHORT)),
  ].sort((a, b) => a.at - b.at)
}

/** So many ms for a fault that lasts, mostly short. */
export const lasting = ({ chance }: Pick<Step, 'chance'>, most: number): number =>
  Math.floor(50 + chance ** 2 * most)

/** A source of chance for whatever a step decides. */
export const chanceOf = ({ chance }: Pick<Step, 'chance'>): Random => createRandom(String(chance))
