import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { privateBus } from '../setup/bus.mjs'
import { virtualDisplay } from '../setup/display.mjs'
import { setUp } from '../setup/index.mjs'
import { FOREIGN } from '../setup/launcher.mjs'
import { cache, modules } from '../setup/paths.mjs'
import { exitCodeOf } from '../setup/run.mjs'
import { say } from '../setup/say.mjs'
import { giveHome, isRoot } from '../setup/user.mjs'
import { fresh, ofPlaywright, settle } from './results.mjs'

/** A screen, a bus, and a desktop to be seen on: a test whose part is missing would be skipped. */
const DESKTOP = [
  ...['Xvfb', 'dbus-daemon', 'openbox', 'gnome-keyring-daemon'],
  ...['xdg-mime', 'desktop-file-validate'],
]
export const COMMANDS = process.platform === 'linux' ? DESKTOP : []

/** A place for the data folders of tests, removed afterwards. The tests and the app may be different users. */
function commonFolder() {
  const folder = mkdtempSync(path.join('/var/tmp', 'ringdesk-e2e-'))
  chmodSync(folder, 0o1777)
  // The last process of an app may still be writing its last.
  process.once('exit', () =>
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }),
  )
  return folder
}

/** What a spec needs to start the app; every run has a screen, a bus and a home of its own. */
export async function environment({ program, app, switches }) {
  const folder = commonFolder()
  const home = giveHome(path.join(folder, 'home'))
  const inherited = Object.entries(process.env).filter(([name]) => !FOREIGN.includes(name))
  return {
    ...Object.fromEntries(inherited),
    // Tests that are root start the app through a program that moves it there.
    ...(!isRoot() && { HOME: home, XDG_RUNTIME_DIR: path.join(home, 'run') }),
    RINGDESK_E2E_APP_HOME: home,
    RINGDESK_E2E_ELECTRON: program,
    RINGDESK_E2E_APP: app,
    RINGDESK_E2E_SWITCHES: switches.join(' '),
    RINGDESK_E2E_HOME: folder,
    ...(process.platform === 'linux' && {
      DISPLAY: await virtualDisplay(),
      DBUS_SESSION_BUS_ADDRESS: await privateBus(),
    }),
  }
}

/** One spec of so many schedules or kills, from this seed on. */
export async function ofLength(spec, count, seed) {
  Object.assign(process.env, { RINGDESK_E2E_COUNT: String(count), RINGDESK_E2E_SEED: String(seed) })
  const { passed, failed } = await endToEnd([spec], {
    setup: await setUp({ name: 'e2e', commands: COMMANDS }),
  })
  delete process.env.RINGDESK_E2E_COUNT
  delete process.env.RINGDESK_E2E_SEED
  return { passed, failed }
}

/** The real app in the real Electron, as an ordinary user in its sandbox: what an agent does, or what a test is named. */
export function endToEnd(extra, { setup }) {
  say('running the end-to-end tests')
  return played('e2e', extra.length > 0 ? extra : ['--project=flows'], setup)
}

/** Each view as it is seen, heard and enlarged, on a screen of its own. */
export function views(extra, { setup }) {
  say('looking at the views')
  return played('views', ['--project=views', ...extra], setup)
}

async function played(name, extra, setup) {
  const file = fresh(cache('results', `${name}.json`))
  const env = { ...(await environment(setup)), PLAYWRIGHT_JSON_OUTPUT_FILE: file }
  const output = `--output=test-results/${name}`
  const args = [modules('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json', output, ...extra]
  return settle(name, await exitCodeOf(process.execPath, args, { env }), ofPlaywright(file))
}
