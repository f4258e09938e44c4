import { parseArgs } from 'node:util'
import { describe } from '../simulation/seeds.ts'
import { run } from './run.ts'

// One process of the whole form: plays its seeds, says what went wrong, and ends with a line of JSON.
const { values } = parseArgs({
  options: { seed: { type: 'string' }, count: { type: 'string' }, most: { type: 'string' } },
})
const ran = await run(Number(values.seed ?? 1), Number(values.count ?? 1), Number(values.most ?? 5))
for (const broken of ran.broken) console.error(describe(broken, 'proxy'))
console.log(
  JSON.stringify({ count: ran.count, broken: ran.broken.map(({ seed }) => seed), fired: ran.fired }),
)
process.exit(ran.broken.length > 0 ? 1 : 0)
