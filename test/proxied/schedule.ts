import { between, createRandom, type Random } from '../simulator/core/random.ts'

/** What may befall the wire, the server and the machine; each is counted by name. */
export const FAULTS = [
  'reset',
  'halfOpen',
  'sliced',
  'slow',
  'cutRequest',
  'cutReply',
  'refused',
  'black',
  'restart',
  'epoch',
  'expire',
  'dropEvent',
  'repeatEvent',
  'reorderEvent',
  'sleep',
  'crash',
] as const
export type Fault = (typeof FAULTS)[number]

const EVENTS = ['call', 'call', 'directCall', 'missed', 'sms', 'email', 'chat', 'farEnd'] as const
type Happening = (typeof EVENTS)[number]

/** One thing that happens. `chance` in [0, 1) decides what it leaves open. */
export interface Step {
  at: number
  what: Fault | Happening | 'act'
  chance: number
}

/** How long the storm lasts, and how long the peace after it may take, ms. */
export const STORM_MS = 30_000
export const PEACE_MS = 240_000

/** A schedule for a seed: an agent who works, contacts that come, and one to six faults. */
export function scheduleOf(seed: number): Step[] {
  const random = createRandom(`proxied ${seed}`)
  const some = (count: number, what: () => Step['what']): Step[] =>
    Array.from({ length: count }, () => ({
      at: between(random, 500, STORM_MS - 1_000),
      what: what(),
      chance: random.next(),
    }))
  return [
    // Somebody calls at the start of every shift, and rings while the first things go wrong.
    { at: 1_500, what: 'call' as const, chance: random.next() },
    ...some(between(random, 1, 4), () => pickOf(random, EVENTS)),
    ...some(between(random, 6, 16), () => 'act' as const),
    ...some(between(random, 1, 6), () => pickOf(random, FAULTS)),
  ].sort((a, b) => a.at - b.at)
}

const pickOf = <T>(random: Random, items: readonly T[]): T => items[between(random, 0, items.length - 1)] as T
