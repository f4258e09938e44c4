import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { say } from '../setup/say.mjs'

/** The file a runner will write its results to; those of an earlier run must not count for this one. */
export function fresh(file) {
  mkdirSync(path.dirname(file), { recursive: true })
  rmSync(file, { force: true })
  return file
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined // the runner died before it wrote any
  }
}

const NOTHING = { passed: 0, failed: 0, skipped: 0 }

/** A file that did not even load has no tests to count, and is a failure all the same. */
export function ofVitest(file) {
  const told = read(file)
  if (!told) return NOTHING
  const unloaded = told.testResults.filter(
    (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
  )
  const {
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    numTodoTests: todo,
  } = told
  return { passed, failed: failed + unloaded.length, skipped: pending + todo }
}

export function ofPlaywright(file) {
  const told = read(file)
  if (!told) return NOTHING
  const { expected, flaky, unexpected, skipped } = told.stats
  return { passed: expected + flaky, failed: unexpected + told.errors.length, skipped }
}

/** Nothing run, or a runner unhappy without a failed test (coverage too low, say), is a failure too. */
export function settle(name, code, counted, tell = say) {
  const { passed, failed, skipped } = counted
  if (skipped > 0) tell(`${name}: ${skipped} skipped`)
  if (passed + failed === 0) tell(`${name}: NOTHING RAN`)
  else if (code !== 0 && failed === 0) tell(`${name}: FAILED, though no single test did`)
  const silent = failed === 0 && (code !== 0 || passed === 0)
  return { passed, failed: failed + (silent ? 1 : 0) }
}
