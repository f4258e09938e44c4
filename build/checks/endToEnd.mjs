import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { privateBus } from '../setup/bus.mjs'
import { virtualDisplay } from '../setup/display.mjs'
import { cache, modules } from '../setup/paths.mjs'
import { exitCodeOf } from '../setup/run.mjs'
import { say } from '../setup/say.mjs'
import { fresh, ofPlaywright, settle } from './results.mjs'

export const COMMANDS = process.platform === 'linux' ? ['Xvfb', 'dbus-daemon'] : []

/** A place for the data folders of tests, removed afterwards. The tests and the app may be different users. */
function commonFolder() {
  const folder = mkdtempSync(path.join('/var/tmp', 'ringdesk-e2e-'))
  chmodSync(folder, 0o1777)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** What a spec needs to start the app; every run has a screen, a bus and a home of its own. */
async function environment({ program, app, switches }) {
  const home = commonFolder()
  return {
    RINGDESK_E2E_ELECTRON: program,
    RINGDESK_E2E_APP: app,
    RINGDESK_E2E_SWITCHES: switches.join(' '),
    RINGDESK_E2E_HOME: home,
    ...(process.platform === 'linux' && {
      DISPLAY: await virtualDisplay(),
      DBUS_SESSION_BUS_ADDRESS: await privateBus(),
    }),
  }
}

/** The real app in the real Electron, as an ordinary user in its sandbox. */
export async function endToEnd(extra, setup) {
  say('running the end-to-end tests')
  const file = fresh(cache('results', 'e2e.json'))
  const env = { ...process.env, ...(await environment(setup)), PLAYWRIGHT_JSON_OUTPUT_FILE: file }
  delete env.WAYLAND_DISPLAY
  const args = [modules('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json', ...extra]
  return settle('e2e', await exitCodeOf(process.execPath, args, { env }), ofPlaywright(file))
}
