import { each, stormsComplain, testsComplain } from './catchers.ts'
import { createCopies } from './copies.ts'
import type { Mutant } from './mutant.ts'
import { MUTANTS } from './mutants.ts'

/** So many storms may a mistake survive at most; and so many pass where there is none. */
const SEEDS = 3_000
const FIRST = 100
/** How many processes at a time. */
const AT_ONCE = 2

// Each mistake of the list, or the one that is named, in a copy of its own; those that nobody notices are the result.
const only = process.argv[2]
const chosen = MUTANTS.filter(({ name }) => only === undefined || name === only)
if (chosen.length === 0) throw new Error(`There is no mistake called ${only}.`)
const copies = createCopies(process.cwd())
const left = new Set(chosen.map(({ name }) => name))
const isStorm = ({ by }: Mutant) => by === 'simulation'
try {
  // A catcher that complains of the truth as well has noticed nothing.
  const truth = copies.make('truth')
  const files = new Set(chosen.filter((mutant) => !isStorm(mutant)).map(({ by }) => by))
  if ((await testsComplain(truth, [...files])) || (await stormsComplain(truth, 1, FIRST)))
    throw new Error('A test or a storm complains where there is no mistake.')
  await each([...chosen.entries()], AT_ONCE, async ([index, mutant]) => {
    const began = performance.now()
    const copy = copies.make(`${index}`, mutant)
    const caught = await (isStorm(mutant) ? stormsComplain(copy, 1, SEEDS) : testsComplain(copy, [mutant.by]))
    if (caught) left.delete(mutant.name)
    const ms = Math.round(performance.now() - began)
    console.error(`${caught ? 'caught' : 'LEFT'}  ${mutant.name} (${ms} ms)`)
  })
} finally {
  copies.remove()
}
console.log(JSON.stringify({ count: chosen.length, left: [...left] }))
process.exit(left.size > 0 ? 1 : 0)
