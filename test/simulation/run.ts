import { play } from './play.ts'
import { FAULTS, scheduleOf, type Fault, type Step } from './schedule.ts'
import { playSeeds, type Seeds } from './seeds.ts'

/** What came of many seeds. */
export interface Ran extends Seeds<Fault, Step> {
  /** Acts of call control, and how many of all acts had another effect than was told. */
  commands: number
  twice: number
  /** Rings, and those that ended before their time. */
  rings: number
  early: number
}

/** Plays `count` seeds from `first` on, until `most` have gone wrong. Each of those is shrunk, if wanted. */
export async function run(first: number, count: number, most = 1, shrinks = true): Promise<Ran> {
  const sums = { commands: 0, twice: 0, rings: 0, early: 0 }
  const ran = await playSeeds(
    { faults: FAULTS, scheduleOf, play },
    { first, count, most, shrinks },
    (played) => {
      for (const what of ['commands', 'twice', 'rings', 'early'] as const) sums[what] += played[what]
    },
  )
  return { ...ran, ...sums }
}
