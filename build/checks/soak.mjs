import { parseArgs } from 'node:util'
import { endAll, endOnSignals } from '../setup/children.mjs'
import { setUp } from '../setup/index.mjs'
import { describe, Problem } from '../setup/say.mjs'
import { COMMANDS, endToEnd, ofLength } from './endToEnd.mjs'
import { checklist } from './checklist.mjs'
import { keep } from './keep.mjs'
import { smoke } from './packaged.mjs'
import { sabotage } from './sabotage.mjs'
import { deadLink, gaps, generated, mutants, proxy, simulation } from './storms.mjs'
import { unit } from './unit.mjs'
import { updates } from './updates.mjs'

/** How long a bar is: a million of it, but of kills and restarts ten thousand, and of lying hidden thirty minutes. */
const WHOLE = 1_000_000
const WHOLE_OF = {
  generated: 150,
  gaps: 10_000,
  deadLink: 1_000,
  kill: 10_000,
  damaged: 2_000,
  email: 100_000,
  emailWindow: 300,
  proxy: 10_000,
  window: 200,
  killApp: 1_000,
  hidden: 30,
}

/**
 * What each bar runs: fuzzed tests at their whole length; the window's, which fail on any refusal of its policy; the tests
 * of docs/methods.md with one effect left out, and those of the core with one mistake in it, which have to fail; storms.
 */
const BARS = {
  ipc: (count, seed) => fuzzed('test/main/ipc.test.ts', count, seed),
  log: (count, seed) => fuzzed('test/main/log.test.ts', count, seed),
  links: (count, seed) => fuzzed('test/main/hostileLinks.test.ts', count, seed),
  csp: async () =>
    endToEnd(['--project=flows', '--project=views'], {
      setup: await setUp({ name: 'e2e', commands: COMMANDS }),
    }),
  kill: (count, seed) => fuzzed('test/killed/killed.test.ts', count, seed),
  damaged: (count, seed) => fuzzed('test/damaged/damaged.test.ts', count, seed),
  email: (count, seed) => fuzzed('test/main/mail/hostile.test.ts', count, seed),
  emailWindow: (count, seed) => ofLength('e2e/email.spec', count, seed),
  sabotage,
  simulation,
  gaps,
  deadLink,
  proxy,
  window: (count, seed) => ofLength('faults.spec', count, seed),
  killApp: (count, seed) => ofLength('killed.spec', count, seed),
  hidden: (count, seed) => ofLength('hidden.spec', count, seed),
  mutants,
  generated,
  package: smoke,
  checklist,
  updates,
}

/** The bars that have a length and a seed. */
const FUZZED = [
  'ipc',
  'log',
  'links',
  'kill',
  'damaged',
  'email',
  'emailWindow',
  'simulation',
  'gaps',
  'proxy',
  'window',
  'killApp',
]

function fuzzed(file, count, seed) {
  process.env.RINGDESK_FUZZ = String(count)
  process.env.RINGDESK_SEED = String(seed)
  return unit([file])
}

function whole(text, name, otherwise) {
  if (text === undefined) return otherwise
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new Problem(`--${name} ${text} is not a whole number.`)
}

function read(argv) {
  const flag = { type: 'string' }
  const { values } = parseArgs({ args: argv, options: { only: flag, count: flag, seed: flag } })
  const { only } = values
  if (only !== undefined && !(only in BARS))
    throw new Problem(`There is no bar ${only}: ${Object.keys(BARS).join(', ')}.`)
  return {
    names: only === undefined ? Object.keys(BARS) : [only],
    count: whole(values.count, 'count'),
    seed: whole(values.seed, 'seed', Date.now() % 1e9),
  }
}

export async function soak(argv) {
  endOnSignals()
  const results = []
  try {
    const { names, count, seed } = read(argv)
    for (const bar of names) {
      const length = count ?? WHOLE_OF[bar] ?? WHOLE
      const { passed, failed, also = [], own } = await BARS[bar](length, seed)
      if (own) {
        results.push(...own)
        continue
      }
      const ok = failed === 0 && passed > 0
      results.push({ bar, value: failed, goal: 0, ...(FUZZED.includes(bar) && { count: length, seed }), ok })
      results.push(...also)
    }
    keep('soak', results)
  } catch (error) {
    describe(error)
    results.push({ bar: 'soak', value: 1, goal: 0, ok: false })
  }
  await endAll()
  for (const result of results) console.log(JSON.stringify(result))
  process.exit(results.every(({ ok }) => ok) ? 0 : 1)
}
