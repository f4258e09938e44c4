import { parseArgs } from 'node:util'
import { MOMENTS, NOTICED_MS, p99 } from './deadLink.ts'
import { playGap } from './gaps.ts'
import { run } from './run.ts'
import { describe } from './seeds.ts'

// One process of the whole form: plays its seeds, says what went wrong, and ends with a line of JSON.
const flag = { type: 'string' } as const
const { values } = parseArgs({
  options: { what: flag, seed: flag, count: flag, most: flag, unshrunk: { type: 'boolean' } },
})
const first = Number(values.seed ?? 1)
const count = Number(values.count ?? 1)
const most = Number(values.most ?? 5)

/** Storms: all that is wrong is told with its seed, shrunk to the fewest steps. */
async function storms() {
  const ran = await run(first, count, most, !values.unshrunk)
  for (const broken of ran.broken) console.error(describe(broken, 'simulation'))
  return { ...ran, broken: ran.broken.map(({ seed }) => seed) }
}

/** Gaps between 1 ms and 10 h. */
async function gaps() {
  const broken: number[] = []
  let contacts = 0
  let seed = first
  for (; seed < first + count && broken.length < most; seed += 1) {
    const gap = await playGap(seed)
    contacts += gap.contacts
    if (gap.problems.length === 0) continue
    broken.push(seed)
    console.error(`seed ${seed}, a gap of ${gap.ms} ms: ${gap.problems.slice(0, 5).join('; ')}`)
    console.error(`  again: npm run soak -- --only gaps --seed ${seed} --count 1`)
  }
  return { count: seed - first, broken, contacts }
}

/** How soon a dead link is noticed, ms, and where that is too late. */
async function deadLink() {
  const took: Record<string, number> = {}
  for (const moment of MOMENTS) took[moment] = await p99(moment, first, count)
  const broken = MOMENTS.filter((moment) => (took[moment] ?? Infinity) > NOTICED_MS[moment])
  return { count, broken, took, goal: NOTICED_MS }
}

const WHAT = { storms, gaps, deadLink }
const chosen = values.what ?? 'storms'
if (!(chosen in WHAT)) throw new Error(`--what ${chosen}: there are ${Object.keys(WHAT).join(', ')}.`)
// Nobody reads where a refusal was thrown, and finding it out is dear.
Error.stackTraceLimit = 0
const result = await WHAT[chosen as keyof typeof WHAT]()
console.log(JSON.stringify(result))
process.exit(result.broken.length > 0 ? 1 : 0)
