import { availableParallelism } from 'node:os'
import { at } from '../setup/paths.mjs'
import { run } from '../setup/run.mjs'
import { say } from '../setup/say.mjs'

/** The last line of a program is its result as JSON; what stands before it is for a person. */
function resultOf(output) {
  const lines = output.trim().split('\n')
  for (const line of lines.slice(0, -1)) say(line)
  return JSON.parse(lines.at(-1))
}
const played = (args) =>
  run(process.execPath, args).then(resultOf, (error) => {
    const text = error.output?.trim() ?? ''
    if (!text.includes('{"count"')) throw error
    return resultOf(text)
  })

/** In fewer storms than that a fault may be missing by chance. */
const FEW = 1_000

/** Storms over the core; each seed that goes wrong is shrunk, and told with its steps. */
export async function simulation(count, seed) {
  const { passed, failed, all } = await storms([at('test/simulation/main.ts')], count, seed)
  const sum = (what) => all.reduce((total, ran) => total + ran[what], 0)
  const bar = (name, what, of) => ({
    bar: name,
    value: sum(what),
    goal: 0,
    count: sum(of),
    seed,
    ok: sum(what) === 0,
  })
  // Trouble that hardly ever comes shows nothing; of a few storms nobody expects all of it.
  const rare = Object.keys(all[0].fired).filter((fault) =>
    ['seeds', 'inCall'].some(
      (what) => all.reduce((total, { fired }) => total + fired[fault][what], 0) < count / 20,
    ),
  )
  const missing = count < FEW ? [] : rare
  for (const fault of missing) say(`  ${fault} came in fewer than 5 of 100 storms`)
  return {
    passed,
    failed: failed + missing.length,
    also: [bar('commands', 'twice', 'commands'), bar('clock', 'early', 'rings')],
  }
}
/** Gaps of 1 ms to 10 h. */
export const gaps = (count, seed) => storms([at('test/simulation/main.ts'), '--what', 'gaps'], count, seed)
/** How soon a link that has died without a word is noticed: ms in 99 of 100 cases. */
export async function deadLink(count, seed) {
  const program = [at('test/simulation/main.ts'), '--what', 'deadLink']
  const { took, goal } = await played([...program, '--count', String(count), '--seed', String(seed)])
  const own = Object.keys(goal).map((moment) => ({
    bar: `deadLink ${moment}`,
    value: took[moment],
    goal: goal[moment],
    count,
    seed,
    ok: took[moment] <= goal[moment],
  }))
  return { own }
}
/** The same core over real sockets and files, behind a wire that misbehaves. */
export const proxy = (count, seed) => storms([at('test/proxied/main.ts')], count, seed)

/** A process a core, each with its share of the seeds; how often each fault fired is told. */
async function storms(program, count, seed) {
  const share = Math.ceil(count / availableParallelism())
  const shares = []
  for (let at = 0; at < count; at += share) shares.push([seed + at, Math.min(share, count - at)])
  const all = await Promise.all(
    shares.map(([first, length]) => played([...program, '--seed', String(first), '--count', String(length)])),
  )
  const faults = Object.keys(all[0].fired ?? {})
  const often = (fault, what) => all.reduce((sum, { fired }) => sum + fired[fault][what], 0)
  for (const fault of faults)
    say(
      `  ${fault}: in ${often(fault, 'seeds')} of ${count} storms, in ${often(fault, 'inCall')} with a call up`,
    )
  const failed = all.reduce((sum, { broken }) => sum + broken.length, 0)
  return { passed: count - failed, failed, all }
}

/** The mistakes of test/mutants, one after the other; each that nobody notices is a failure. */
export async function mutants() {
  const { count, left } = await played([at('test/mutants/try.ts')])
  return { passed: count - left.length, failed: left.length }
}

/** How many of 100 mistakes that nobody thought of are noticed; `count` of them by a seed, or all there are. */
export async function generated(count, seed) {
  const program = at('test/mutants/tryGenerated.ts')
  const { count: made, left } = await played([program, '--count', String(count), '--seed', String(seed)])
  const value = Math.round((1_000 * (made - left.length)) / made) / 10
  return { own: [{ bar: 'generated', value, goal: 90, count: made, seed, ok: value >= 90 }] }
}
