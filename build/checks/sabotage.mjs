import { prebuilt } from '../setup/native.mjs'
import { cache, modules } from '../setup/paths.mjs'
import { run } from '../setup/run.mjs'
import { say } from '../setup/say.mjs'
import { EFFECTS } from './effects.mjs'
import { documented, rowsOf } from './methods.mjs'
import { fresh, ofVitest } from './results.mjs'

/** Nothing waits longer for what will never come, ms; without sabotage a test takes a tenth of it. */
const PATIENCE_MS = 6_000

const escaped = (text) => text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')
/** A title of `each` is another one for each case: those tests are left to the others of the row. */
const isOne = ({ title }) => !title.includes('%') && !title.includes('$')

/** Runs these tests and no others; how many passed and failed. */
async function tried(tests, env = {}) {
  const file = fresh(cache('results', 'sabotage.json'))
  const files = [...new Set(tests.map((one) => one.file))]
  const titles = [...new Set(tests.map(({ title }) => escaped(title)))].join('|')
  const args = [
    '--reporter=json',
    `--outputFile=${file}`,
    `--testTimeout=${PATIENCE_MS}`,
    '-t',
    `(${titles})$`,
  ]
  const all = { ...process.env, RINGDESK_SQLITE_BINDING: prebuilt(), ...env }
  await run(process.execPath, [modules('vitest', 'vitest.mjs'), 'run', ...args, ...files], {
    env: all,
  }).catch(
    () => undefined, // a run with a failed test ends with an error, and its results say which
  )
  return ofVitest(file)
}

/** Switches off one effect after the other; a verb of which every named test still passes is not proven by them. */
export async function sabotage() {
  const rows = documented()
  const testsOf = (verb) => rowsOf(rows, verb).flatMap(({ tests }) => tests.filter(isOne))
  const sane = await tried(Object.keys(EFFECTS).flatMap(testsOf))
  if (sane.failed > 0 || sane.passed === 0) {
    say(`sabotage: ${sane.failed} tests fail without any`)
    return { passed: 0, failed: Math.max(1, sane.failed) }
  }
  const missed = []
  for (const [verb, route] of Object.entries(EFFECTS)) {
    const { failed } = await tried(testsOf(verb), { RINGDESK_SABOTAGE: route })
    say(`  ${verb} without its effect: ${failed > 0 ? `${failed} of its tests fail` : 'NOBODY NOTICED'}`)
    if (failed === 0) missed.push(verb)
  }
  return { passed: Object.keys(EFFECTS).length - missed.length, failed: missed.length }
}
