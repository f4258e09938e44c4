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

/** What two apps that run at once must not share: folders, a home, a screen, a bus. */
async function desk() {
  const folder = commonFolder()
  const home = giveHome(path.join(folder, 'home'))
  return {
    // Tests that are root start the app through a program that moves it there.
    ...(!isRoot() && { HOME: home, XDG_RUNTIME_DIR: path.join(home, 'run') }),
    RINGDESK_E2E_APP_HOME: home,
    RINGDESK_E2E_HOME: folder,
    ...(process.platform === 'linux' && {
      DISPLAY: await virtualDisplay(),
      DBUS_SESSION_BUS_ADDRESS: await privateBus(),
    }),
  }
}

/** What a spec needs to start the app; every run has a desk of its own. */
export async function environment({ program, app, switches }, own) {
  const inherited = Object.entries(process.env).filter(([name]) => !FOREIGN.includes(name))
  return {
    ...Object.fromEntries(inherited),
    RINGDESK_E2E_ELECTRON: program,
    RINGDESK_E2E_APP: app,
    RINGDESK_E2E_SWITCHES: switches.join(' '),
    ...(own ?? (await desk())),
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
  // An app is mostly waited for: two agents are done in little more than half the time.
  return extra.length > 0 ? played('e2e', extra, setup) : played('e2e', ['--project=flows'], setup, 2)
}

/** Each view as it is seen, heard and enlarged, on a screen of its own. */
export function views(extra, { setup }) {
  say('looking at the views')
  return played('views', ['--project=views', ...extra], setup)
}

async function played(name, extra, setup, workers = 1) {
  const file = fresh(cache('results', `${name}.json`))
  const desks = await Promise.all(Array.from({ length: workers }, desk))
  const env = {
    ...(await environment(setup, desks[0])),
    // Each of those who work at the same time takes its own (test/e2e/support/desk.ts).
    RINGDESK_E2E_DESKS: JSON.stringify(desks),
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  }
  const how = [`--output=test-results/${name}`, `--workers=${workers}`, '--reporter=list,json']
  const args = [modules('@playwright', 'test', 'cli.js'), 'test', ...how, ...extra]
  return settle(name, await exitCodeOf(process.execPath, args, { env }), ofPlaywright(file))
}
