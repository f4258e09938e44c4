import { parseArgs } from 'node:util'
import { between, createRandom } from '../simulator/core/random.ts'
import { stormsComplain, testsComplain } from './catchers.ts'
import { createCopies } from './copies.ts'
import { CORE } from './core.ts'
import { mistakesOf, type Generated } from './generate.ts'

/** So many storms each mistake meets first, and how long they may take, ms: one that hangs is noticed. */
const STORMS = 200
const STORMS_MS = 60_000
/** The tests of so many survivors are run at a time: a mistake that hangs takes no more than these with it. */
const BATCH = 12
/** How many processes at a time. */
const AT_ONCE = 2

/** A different mistake `count` times, by a seed; all there are where that is fewer. */
function sample(all: Generated[], count: number, seed: number): Generated[] {
  const random = createRandom(`generated ${seed}`)
  const left = [...all]
  const chosen: Generated[] = []
  while (chosen.length < count && left.length > 0)
    chosen.push(...left.splice(between(random, 0, left.length - 1), 1))
  return chosen
}

const describe = ({ file, line, kind, from, to }: Generated): string =>
  `${file}:${line} ${kind}: ${from.split('\n')[0]} -> ${to.split('\n')[0]}`

/** Those of a batch that neither storms nor the tests of their file have noticed. */
async function survivorsOf(batch: readonly Generated[]): Promise<Generated[]> {
  const copies = createCopies(process.cwd())
  try {
    const waiting = batch.map((mistake, index) => ({ mistake, copy: copies.make(`${index}`, mistake) }))
    const calm: typeof waiting = []
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift())
        if (!(await stormsComplain(next.copy, 1, STORMS, STORMS_MS))) calm.push(next)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    const files = calm.flatMap(({ mistake, copy }) =>
      (CORE[mistake.file] ?? []).map((file) => ({ copy, file })),
    )
    const complaining = await testsComplain(copies.folder, files)
    return calm
      .filter(({ copy }) => !complaining.some((one) => one.copy === copy))
      .map(({ mistake }) => mistake)
  } finally {
    copies.remove()
  }
}

const flag = { type: 'string' } as const
const { values } = parseArgs({ options: { count: flag, seed: flag } })
const all = Object.keys(CORE).flatMap(mistakesOf)
const chosen = sample(all, Number(values.count ?? all.length), Number(values.seed ?? 1))
const left: string[] = []
for (let from = 0; from < chosen.length; from += BATCH) {
  const survivors = await survivorsOf(chosen.slice(from, from + BATCH))
  for (const one of survivors.map(describe)) {
    left.push(one)
    console.error(`LEFT  ${one}`)
  }
  console.error(`${Math.min(from + BATCH, chosen.length)} of ${chosen.length}, ${left.length} not noticed`)
}
console.log(JSON.stringify({ count: chosen.length, of: all.length, left }))
process.exit(0)
