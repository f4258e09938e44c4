import { ACTS } from './acts.ts'
import type { Mutant } from './mutant.ts'
import { NEWS } from './news.ts'

/** The mistakes that a sync core may make, fixed beforehand: each must be noticed. */
export const MUTANTS: readonly Mutant[] = [...NEWS, ...ACTS]
