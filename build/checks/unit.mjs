import { prebuilt } from '../setup/native.mjs'
import { cache, modules } from '../setup/paths.mjs'
import { say } from '../setup/say.mjs'
import { ended } from './beside.mjs'
import { fresh, ofVitest, settle } from './results.mjs'

/** Everything that runs in plain Node: unit and component tests, with coverage. */
export async function unit(extra, { alone = true } = {}) {
  say('running the unit and component tests')
  // Coverage of a part says nothing about the whole, so its limits hold for whole runs only.
  const whole = ['--project=node', '--project=page', '--coverage']
  const { args, env, file } = vitest('unit', extra.length > 0 ? extra : whole)
  return settle('unit', await ended(args, { env, alone }), ofVitest(file))
}

/** What plays for minutes in processes of its own. */
export async function storms(extra, { alone = true } = {}) {
  say('playing the storms, the mistakes and the kills')
  const { args, env, file } = vitest('storms', ['--project=storms', ...extra])
  return settle('storms', await ended(args, { env, alone }), ofVitest(file))
}

function vitest(name, extra) {
  const file = fresh(cache('results', `${name}.json`))
  const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  // Node 24 needs no database of its own: the binary that comes with the package fits.
  const env = { RINGDESK_SQLITE_BINDING: prebuilt(), ...process.env }
  return { args: [modules('vitest', 'vitest.mjs'), 'run', ...report, ...extra], env, file }
}
