import { stormsComplain, testsComplain } from './catchers.ts'
import { createCopies } from './copies.ts'
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
try {
  const truth = copies.make('truth')
  const tried = chosen.map((mutant, index) => ({ mutant, copy: copies.make(`${index}`, mutant) }))
  const files = tried.flatMap(({ mutant: { by }, copy }) => (by === 'simulation' ? [] : [{ copy, file: by }]))
  const honest = [...new Set(files.map(({ file }) => file))].map((file) => ({ copy: truth, file }))
  const complaining = await testsComplain(copies.folder, [...honest, ...files])
  // A catcher that complains of the truth as well has noticed nothing.
  const nervous = complaining.find(({ copy }) => copy === truth)
  if (nervous || (await stormsComplain(truth, 1, FIRST)))
    throw new Error(`${nervous?.file ?? 'A storm'} complains where there is no mistake.`)
  const waiting = [...tried]
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { mutant, copy } = next
      const began = performance.now()
      const caught =
        mutant.by === 'simulation'
          ? await stormsComplain(copy, 1, SEEDS)
          : complaining.some((one) => one.copy === copy)
      if (caught) left.delete(mutant.name)
      console.error(
        `${caught ? 'caught' : 'LEFT'}  ${mutant.name} (${Math.round(performance.now() - began)} ms)`,
      )
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
} finally {
  copies.remove()
}
console.log(JSON.stringify({ count: chosen.length, left: [...left] }))
process.exit(left.size > 0 ? 1 : 0)
