import { endAll, endOnSignals } from '../setup/children.mjs'
import { setUp } from '../setup/index.mjs'
import { Problem, tellAndExit } from '../setup/say.mjs'
import { COMMANDS, endToEnd } from './endToEnd.mjs'
import { fences } from './fences.mjs'
import { unit } from './unit.mjs'

const SUITES = { check: fences, unit, e2e: endToEnd }

/** `--only NAME` picks a suite, and what stands behind it goes to its runner as it is. */
export function chosen(argv) {
  if (argv.length === 0) return { names: Object.keys(SUITES), extra: [] }
  const [only, name, ...extra] = argv
  if (only === '--only' && name in SUITES) return { names: [name], extra }
  throw new Problem(`Usage: npm test [-- --only ${Object.keys(SUITES).join('|')} [arguments of its runner]]`)
}

async function run(argv) {
  const { names, extra } = chosen(argv)
  const setup = await setUp({ name: 'e2e', commands: names.includes('e2e') ? COMMANDS : [] })
  const sum = { passed: 0, failed: 0 }
  for (const name of names) {
    const { passed, failed } = await SUITES[name](extra, setup)
    sum.passed += passed
    sum.failed += failed
  }
  return sum
}

export async function all(argv) {
  endOnSignals()
  try {
    const { passed, failed } = await run(argv)
    await endAll()
    console.log(`${passed} passed, ${failed} failed`)
    process.exit(failed > 0 || passed === 0 ? 1 : 0)
  } catch (error) {
    await endAll()
    tellAndExit(error)
  }
}
