import './desk.ts'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { test as base, _electron, expect, type ElectronApplication, type Page } from '@playwright/test'
import { startSimulator, type Simulator, type SimulatorOptions } from '../../simulator/start.ts'
import { unsandboxed } from './processes.ts'
import { connection, flagsOf, secretOf, withDataDir, type Told } from './starting.ts'

export { connection, expect }

/** The real app on a screen, its window, and whatever it complained about. */
export interface App {
  electron: ElectronApplication
  page: Page
  /** Console errors and violations of the page's policy; a test ends by expecting none. */
  complaints: string[]
}

export interface Start extends Told {
  /** More switches for Chromium or the app. */
  switches?: string[]
  /** More for its environment. */
  env?: Record<string, string>
  /** Only a test of what the app says of it may do without the sandbox. */
  withoutSandbox?: boolean
}

/** What a test may ask for by name. */
export interface Fixtures {
  /** What the contact centre of this test is like; nothing happens in it by itself. */
  options: SimulatorOptions
  centre: Simulator
  /** A data folder of its own; two starts in it are a restart. */
  dataDir: string
  /** Starts the app; ended after the test. */
  start(start?: Start): Promise<App>
  /** Ana's window, signed in and live. */
  page: Page
}

/** `RINGDESK_E2E_…` come from `npm test` (build/checks/endToEnd.mjs). */
const given = (name: string): string => {
  const value = process.env[`RINGDESK_E2E_${name}`]
  if (value === undefined) throw new Error(`RINGDESK_E2E_${name} is missing: run the tests by npm test`)
  return value
}

export const test = base.extend<Fixtures>({
  options: [{}, { option: true }],

  async centre({ options }, use) {
    const centre = await startSimulator(options)
    await use(centre)
    await centre.stop()
  },

  // Playwright reads what a fixture wants from its first parameter.
  dataDir: async ({}, use) => withDataDir(given('HOME'), use),

  async start({ centre, dataDir }, use) {
    const running: App[] = []
    await use(async (start = {}) => {
      const app = await launch({
        server: centre.url,
        userName: 'ana',
        password: 'ringdesk',
        dataDir,
        ...start,
      })
      running.push(app)
      return app
    })
    for (const { electron } of running) await electron.close().catch(() => undefined)
    for (const { complaints } of running) expect(complaints).toEqual([])
  },

  async page({ start }, use) {
    const { page } = await start()
    await expect(connection(page)).toHaveText(/^Live/)
    await use(page)
  },
})

/** How the app is started: by Playwright, or by a test that wants to see it refuse. */
export function command({ switches = [], env: more, ...told }: Start) {
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value
  return {
    executablePath: given('ELECTRON'),
    args: [...given('SWITCHES').split(' ').filter(Boolean), given('APP'), ...switches, ...flagsOf(told)],
    env: { ...env, ...secretOf(told), ...more },
  }
}

/** A start that stands still says so, and where. */
const START_MS = 40_000

async function launch(start: Start): Promise<App> {
  const { args, ...how } = command(start)
  // The app may be another user, who cannot read this folder.
  const hold = join(given('HOME'), 'hold.cjs')
  copyFileSync(join(import.meta.dirname, 'hold.cjs'), hold)
  // Without the last Playwright switches the sandbox off on Linux.
  const options = { ...how, args: ['-r', hold, ...args], timeout: START_MS, chromiumSandbox: true }
  const electron = await _electron.launch(options)
  endsAtOnce(electron)
  const complaints: string[] = []
  // Heard from the first script on: what the policy refuses while the page loads is the likeliest of all.
  const context = electron.context()
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  context.on('weberror', (error) => complaints.push(String(error.error())))
  const page = await electron.firstWindow({ timeout: START_MS })
  // A page comes before the phone, and an app that loads its phone throws away what a debugger waits for.
  await page.locator('#app > *').first().waitFor({ state: 'attached', timeout: START_MS })
  // A test on a page without its sandbox would prove nothing, whatever it is about.
  if (!start.withoutSandbox) expect(await unsandboxed(electron)).toEqual([])
  return { electron, page, complaints }
}

/** A test that ends the app in the middle of a call means it: as the system does, which nobody is asked about. */
function endsAtOnce(electron: ElectronApplication): void {
  const close = electron.close.bind(electron)
  electron.close = async () => {
    const app = electron.process()
    const hasEnded = app.exitCode !== null || app.signalCode !== null
    const end = hasEnded || new Promise((resolve) => app.once('exit', resolve))
    app.kill('SIGTERM')
    await end
    await close().catch(() => undefined)
  }
}
