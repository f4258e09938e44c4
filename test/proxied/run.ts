import { playSeeds, type Seeds } from '../simulation/seeds.ts'
import { play } from './play.ts'
import { FAULTS, scheduleOf, type Fault, type Step } from './schedule.ts'

/** Plays `count` seeds from `first` on, until `most` have gone wrong: no two runs are alike, so none is shrunk. */
export const run = (first: number, count: number, most = 1): Promise<Seeds<Fault, Step>> =>
  playSeeds({ faults: FAULTS, scheduleOf, play }, { first, count, most, shrinks: false })
