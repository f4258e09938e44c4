import { pathToFileURL } from 'node:url'
import { prebuilt } from '../setup/native.mjs'
import { at, cache, modules } from '../setup/paths.mjs'
import { exitCodeOf, run } from '../setup/run.mjs'
import { say } from '../setup/say.mjs'
import { fresh, ofVitest, settle } from './results.mjs'

/** Everything that runs in plain Node: unit and component tests, with coverage. */
export async function unit(extra) {
  say('running the unit and component tests')
  // Coverage of a part says nothing about the whole, so its limits hold for whole runs only.
  const whole = ['--project=node', '--project=page', '--coverage']
  const { args, env, file } = vitest('unit', extra.length > 0 ? extra : whole)
  return settle('unit', await exitCodeOf(process.execPath, args, { env }), ofVitest(file))
}

/** What plays for minutes: it takes what time the others leave, and speaks when it is done. */
export async function storms(extra) {
  say('beside them the storms, the mistakes and the kills, which speak when they are done')
  const { args, env, file } = vitest('storms', ['--project=storms', ...extra])
  const { code, output } = await run(process.execPath, ['--import', LOWLY, ...args], { env }).then(
    (text) => ({ code: 0, output: text }),
    (error) => ({ code: error.code ?? 1, output: error.output ?? String(error) }),
  )
  console.log(output)
  return settle('storms', code, ofVitest(file))
}

const LOWLY = pathToFileURL(at('build', 'checks', 'lowly.mjs')).href

function vitest(name, extra) {
  const file = fresh(cache('results', `${name}.json`))
  const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  // Node 24 needs no database of its own: the binary that comes with the package fits.
  const env = { RINGDESK_SQLITE_BINDING: prebuilt(), ...process.env }
  return { args: [modules('vitest', 'vitest.mjs'), 'run', ...report, ...extra], env, file }
}
