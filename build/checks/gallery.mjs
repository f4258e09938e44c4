import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { endAll, endOnSignals, start } from '../setup/children.mjs'
import { hasDisplay } from '../setup/display.mjs'
import { setUp } from '../setup/index.mjs'
import { withoutNoise } from '../setup/noise.mjs'
import { at } from '../setup/paths.mjs'
import { run } from '../setup/run.mjs'
import { describe, say } from '../setup/say.mjs'
import { COMMANDS, environment } from './endToEnd.mjs'

/** Each scene as a file, taken on a screen of its own. */
async function photograph(folder) {
  const env = await environment(await setUp({ name: 'e2e', commands: COMMANDS }))
  say('taking pictures of every scene')
  const script = at('test', 'renderer', 'harness', 'photograph.ts')
  await run(process.execPath, [script, path.resolve(folder)], { env, show: true })
}

/** The app's own Electron as a browser for the gallery; it may run as a user who cannot read the clone. */
async function open(url) {
  const { program, switches } = await setUp({ name: 'start' })
  const folder = mkdtempSync(path.join('/var/tmp', 'ringdesk-gallery-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  chmodSync(folder, 0o755)
  cpSync(at('test', 'renderer', 'harness', 'window'), folder, { recursive: true })
  const window = start(program, [...switches, folder, url], { stdio: ['ignore', 'inherit', 'pipe'] })
  withoutNoise(window.stderr)
  await new Promise((resolve, reject) => window.once('error', reject).once('exit', resolve))
}

/** The gallery on a port of this machine: in a window where there is a screen, else for any browser. */
async function look() {
  const { serveLive } = await import('../../test/renderer/harness/serve.ts')
  const pages = await serveLive()
  say(`the gallery is at ${pages.url}gallery.html, until this is ended`)
  if (!hasDisplay()) return new Promise(() => undefined)
  await open(`${pages.url}gallery.html`)
  return pages.stop()
}

export async function gallery(argv) {
  endOnSignals()
  let code = 0
  try {
    const { values } = parseArgs({ args: argv, options: { photograph: { type: 'string' } } })
    await (values.photograph === undefined ? look() : photograph(values.photograph))
  } catch (error) {
    describe(error)
    code = 1
  }
  await endAll()
  process.exit(code)
}
