import { parseArgs } from 'node:util'
import { between, createRandom } from '../simulator/core/random.ts'
import { each, stormsComplain, testsComplain } from './catchers.ts'
import { createCopies } from './copies.ts'
import { CORE } from './core.ts'
import { isEquivalent, outdated } from './equivalent.ts'
import { mistakesOf, type Generated } from './generate.ts'

/** How long the tests of its own file may think about a mistake, ms: they take a second, and one that hangs is noticed. */
const TESTS_MS = 60_000
/** So many storms meets what they let through, and how long these may take, ms. */
const STORMS = 1_000
const STORMS_MS = 180_000
/** How many processes at a time. */
const AT_ONCE = 2

/** A different mistake `count` times, by a seed; all there are where that is fewer. What is none is passed over. */
function sample(all: Generated[], count: number, seed: number): Generated[] {
  const random = createRandom(`generated ${seed}`)
  const left = [...all]
  const chosen: Generated[] = []
  while (chosen.length < count && left.length > 0)
    for (const one of left.splice(between(random, 0, left.length - 1), 1))
      if (!isEquivalent(one)) chosen.push(one)
  return chosen
}

const testsOf = (file: string): readonly string[] => CORE[file] ?? []
const describe = ({ file, line, kind, from, to }: Generated): string =>
  `${file}:${line} ${kind}: ${from.split('\n')[0]} -> ${to.split('\n')[0]}`

const flag = { type: 'string' } as const
const { values } = parseArgs({ options: { count: flag, seed: flag } })
const all = Object.keys(CORE).flatMap(mistakesOf)
const old = outdated(all)
if (old.length > 0)
  throw new Error(`These mistakes are listed as none, and are not made any more: ${old.join('; ')}`)
const chosen = sample(all, Number(values.count ?? all.length), Number(values.seed ?? 1))
const left: string[] = []
let tried = 0
const copies = createCopies(process.cwd())
try {
  const truth = copies.make('truth')
  const files = [...new Set(Object.values(CORE).flat())]
  if (await testsComplain(truth, files)) throw new Error('The tests complain where there is no mistake.')
  await each([...chosen.entries()], AT_ONCE, async ([index, mistake]) => {
    const copy = copies.make(`${index}`, mistake)
    const caught =
      (await testsComplain(copy, testsOf(mistake.file), TESTS_MS)) ||
      (await stormsComplain(copy, 1, STORMS, STORMS_MS))
    copies.drop(copy)
    tried += 1
    if (caught) return
    left.push(describe(mistake))
    console.error(`LEFT  ${describe(mistake)}; ${tried} of ${chosen.length} tried, ${left.length} left`)
  })
} finally {
  copies.remove()
}
console.log(JSON.stringify({ count: chosen.length, of: all.length, left }))
process.exit(0)
