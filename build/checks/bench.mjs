import { parseArgs } from 'node:util'
import { endAll, endOnSignals } from '../setup/children.mjs'
import { setUp } from '../setup/index.mjs'
import { prebuilt } from '../setup/native.mjs'
import { at } from '../setup/paths.mjs'
import { run } from '../setup/run.mjs'
import { describe, Problem, say } from '../setup/say.mjs'
import { COMMANDS, environment } from './endToEnd.mjs'
import { keep } from './keep.mjs'

/** The bars of test/bench, and whether they need the real app on a screen. */
const BARS = {
  ...{ resync: false, gap: false, intake: false, ringDuringResync: false },
  ...{ ring: true },
  ...{ start: true, memory: true, shift: true, idle: true, heap: true, search: true, list: true },
}

function read(argv) {
  const flag = { type: 'string' }
  const { values } = parseArgs({ args: argv, options: { only: flag, rows: flag, pairs: flag } })
  const { only, ...sizes } = values
  if (only !== undefined && !(only in BARS))
    throw new Problem(`There is no bar ${only}: ${Object.keys(BARS).join(', ')}.`)
  for (const [name, text] of Object.entries(sizes))
    if (!/^[1-9]\d{0,8}$/.test(text)) throw new Problem(`--${name} ${text} is not a whole number above 0.`)
  return {
    names: only === undefined ? Object.keys(BARS) : [only],
    sizes: Object.entries(sizes).flatMap(([name, text]) => [`--${name}`, text]),
  }
}

/** A process of its own for each bar, so that none pays for another's memory. Its last line is its result. */
async function measured(bar, sizes, env) {
  say(`measuring ${bar}`)
  const output = await run(process.execPath, [at('test/bench/main.ts'), bar, ...sizes], { env })
  return JSON.parse(output.trim().split('\n').at(-1))
}

export async function bench(argv) {
  endOnSignals()
  const results = []
  try {
    const { names, sizes } = read(argv)
    const app = names.some((bar) => BARS[bar]) ? await setUp({ name: 'e2e', commands: COMMANDS }) : undefined
    const env = app ? await environment(app) : process.env
    for (const bar of names)
      results.push(await measured(bar, sizes, { RINGDESK_SQLITE_BINDING: prebuilt(), ...env }))
    keep('bench', results)
  } catch (error) {
    describe(error)
    results.push({ bar: 'bench', value: 1, goal: 0, ok: false })
  }
  await endAll()
  for (const result of results) console.log(JSON.stringify(result))
  process.exit(results.every(({ ok }) => ok) ? 0 : 1)
}
