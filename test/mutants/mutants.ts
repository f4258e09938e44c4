import { ACTS } from './acts.ts'
import type { Mutant } from './mutant.ts'
import { NEWS } from './news.ts'
import { WITNESSES } from './witnesses.ts'

/** The mistakes that a sync core may make, fixed beforehand, and those of what watches it: each must be noticed. */
export const MUTANTS: readonly Mutant[] = [...NEWS, ...ACTS, ...WITNESSES]
