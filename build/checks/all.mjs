import { endAll, endOnSignals } from '../setup/children.mjs'
import { setUp } from '../setup/index.mjs'
import { wished } from '../setup/libraries.mjs'
import { exclusively } from '../setup/lock.mjs'
import { describe, Problem } from '../setup/say.mjs'
import { COMMANDS, endToEnd, views } from './endToEnd.mjs'
import { fences } from './fences.mjs'
import { storms, unit } from './unit.mjs'

const SUITES = { e2e: endToEnd, views, check: fences, unit, storms }
/** Those of one lane run one after the other. A window is mostly waited for, and what needs none fills that time. */
const LANES = [['e2e', 'views'], ['check', 'unit'], ['storms']]

/** They need the app; a developer who asks for others does not wait for it. */
const WINDOWS = ['e2e', 'views']

/** Sees what is synced to the disk; a part of the tests in plain Node is about nothing else. */
const WITNESSES = ['strace']
/** Hear what the app plays. */
const EARS = ['pulseaudio', 'parec']
/** See which windows are on the screen, and on which desktop. */
const EYES = ['xwininfo', 'xprop', 'wmctrl']

/** `--only NAME` picks a suite, and what stands behind it goes to its runner as it is. */
export function chosen(argv) {
  if (argv.length === 0) return { names: Object.keys(SUITES), extra: [] }
  const [only, name, ...extra] = argv
  if (only === '--only' && name in SUITES) return { names: [name], extra }
  throw new Problem(`Usage: npm test [-- --only ${Object.keys(SUITES).join('|')} [arguments of its runner]]`)
}

async function run(argv) {
  const { names, extra } = chosen(argv)
  const app = { name: 'e2e', commands: COMMANDS, wishes: [...WITNESSES, ...EARS, ...EYES] }
  const setup = names.some((name) => WINDOWS.includes(name)) ? await setUp(app) : undefined
  if (names.includes('e2e')) await exclusively(() => wished([...EARS, ...EYES]))
  if (names.includes('unit') || names.includes('storms')) await exclusively(() => wished(WITNESSES))
  const sum = { passed: 0, failed: 0 }
  const alone = names.length === 1
  const follow = async (lane) => {
    for (const name of lane.filter((one) => names.includes(one))) {
      const { passed, failed } = await SUITES[name](extra, { setup, alone })
      sum.passed += passed
      sum.failed += failed
    }
  }
  await Promise.all(LANES.map(follow))
  return sum
}

/** Whoever reads only the last line learns from it that nothing ran, too. */
function tell(error) {
  describe(error)
  return { passed: 0, failed: 1 }
}

export async function all(argv) {
  endOnSignals()
  const { passed, failed } = await run(argv).catch(tell)
  await endAll()
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed > 0 || passed === 0 ? 1 : 0)
}
