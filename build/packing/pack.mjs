import { readFileSync } from 'node:fs'
import { setUp } from '../setup/index.mjs'
import { at, modules } from '../setup/paths.mjs'
import { exitCodeOf } from '../setup/run.mjs'
import { say } from '../setup/say.mjs'

const version = () => JSON.parse(readFileSync(at('package.json'), 'utf8')).version

/** The fallback is for trying things out only, so everything made with it carries that in its name and its version. */
function forFallback({ kind }) {
  if (kind !== 'fallback') return []
  say('this Electron must not be shipped: what is packed here is called -testruntime')
  return [`-c.extraMetadata.version=${version()}-testruntime`, '-c.directories.output=dist/testruntime']
}

/** Packs the app with the Electron of this set-up; further arguments go to electron-builder as they are. */
export async function pack(args) {
  const setup = await setUp({ name: 'pack' })
  const runtime = [`-c.electronDist=${setup.dist}`, `-c.electronVersion=${setup.version}`]
  const cli = [
    modules('electron-builder', 'cli.js'),
    '--publish',
    'never',
    ...runtime,
    ...forFallback(setup),
    ...args,
  ]
  return exitCodeOf(process.execPath, cli)
}
