import { prebuilt } from '../setup/native.mjs'
import { cache, modules } from '../setup/paths.mjs'
import { exitCodeOf } from '../setup/run.mjs'
import { say } from '../setup/say.mjs'
import { fresh, ofVitest, settle } from './results.mjs'

/** Everything that runs in plain Node: unit and component tests, with coverage. */
export async function unit(extra) {
  say('running the unit and component tests')
  const file = fresh(cache('results', 'unit.json'))
  const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  // Coverage of a part says nothing about the whole, so its limits hold for whole runs only.
  const coverage = extra.length > 0 ? [] : ['--coverage']
  // Node 24 needs no database of its own: the binary that comes with the package fits.
  const env = { RINGDESK_SQLITE_BINDING: prebuilt(), ...process.env }
  const args = [modules('vitest', 'vitest.mjs'), 'run', ...report, ...coverage, ...extra]
  return settle('unit', await exitCodeOf(process.execPath, args, { env }), ofVitest(file))
}
