import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { test as base, chromium, expect, type Browser, type Page } from '@playwright/test'
import { startSimulator, type Simulator } from '../../simulator/start.ts'
import { renderersOf } from './renderers.ts'
import { faultsOf } from '../../e2e/support/processes.ts'
import { connection, flagsOf, secretOf, withDataDir, type Told } from '../../e2e/support/starting.ts'

export { connection, expect }

/** `RINGDESK_…` come from build/checks/packaged.mjs. */
export const given = (name: string): string => {
  const value = process.env[`RINGDESK_${name}`]
  if (value === undefined) throw new Error(`RINGDESK_${name} is missing: npm run package -- --smoke`)
  return value
}

/** The installed app as an agent starts it, seen through Chromium's own debugger: its fuses leave no other way in. */
export interface Packaged {
  page: Page
  browser: Browser
  /** The main process. */
  pid: number
  /** What it wrote to the terminal. */
  told(): string
  /** Console errors of the page, from the moment the test is connected. */
  complaints: string[]
  /** Asks it to end as the system does at the end of a session; resolves to its exit code. */
  end(): Promise<number | null>
  ended: Promise<number | null>
}

export interface Start extends Told {
  switches?: string[]
  env?: Record<string, string>
  /** Without the ordinary user, and so without a sandbox. */
  asRoot?: boolean
  /** Only a test of a build that was spoilt on purpose looks at the sandbox itself. */
  anySandbox?: boolean
}

export interface Fixtures {
  centre: Simulator
  dataDir: string
  start(start?: Start): Promise<Packaged>
}

export const test = base.extend<Fixtures>({
  async centre({}, use) {
    const centre = await startSimulator({})
    await use(centre)
    await centre.stop()
  },

  dataDir: async ({}, use) => withDataDir(given('E2E_HOME'), use),

  async start({ centre, dataDir }, use) {
    const running: Packaged[] = []
    await use(async (start = {}) => {
      const how = { server: centre.url, userName: 'ana', password: 'ringdesk', dataDir, ...start }
      const app = await launch(how)
      running.push(app)
      return app
    })
    for (const app of running) await app.end()
  },
})

/** The command line and the environment of a start. */
export function command({ asRoot = false, switches = [], env, ...told }: Start) {
  return {
    program: asRoot ? join(given('PACKAGED_FOLDER'), 'ringdesk') : given('E2E_ELECTRON'),
    args: [
      ...(asRoot ? ['--no-sandbox'] : given('E2E_SWITCHES').split(' ').filter(Boolean)),
      ...switches,
      ...flagsOf(told),
    ],
    env: { ...process.env, ...secretOf(told), ...env },
  }
}

/** Runs a command to its end. */
export async function runToEnd({ program, args, env }: ReturnType<typeof command>) {
  const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  let told = ''
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()))
  return { code: await exitOf(child), told }
}

const START_MS = 40_000
/** Usually it takes a fifth of a second. */
const ATTACH_MS = 8_000
const LISTENING = /^DevTools listening on ws:\/\/(\S+?)\//m

async function launch(start: Start): Promise<Packaged> {
  const { program, args, env } = command(start)
  const child = spawn(program, ['--remote-debugging-port=0', ...args], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = exitOf(child)
  let text = ''
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const told = () => text
  const host = await said(told, LISTENING, ended)
  // Playwright that comes while the window is being opened never sees it.
  await expect.poll(() => pageAt(host), { timeout: START_MS }).toMatch(/^\w+:\/\//)
  const browser = await attached(host)
  const page = await windowOf(browser)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  const pid = child.pid ?? 0
  // A page that is only being made locks itself in before anything is loaded into it.
  if (!start.anySandbox) await expect.poll(() => sandboxFaults(pid)).toEqual([])
  return {
    page,
    browser,
    pid,
    told,
    complaints,
    ended,
    async end() {
      await browser.close().catch(() => undefined)
      child.kill('SIGTERM')
      return ended
    },
  }
}

const exitOf = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('exit', resolve))

/** Waits for a line on the terminal; an app that ends before says what it said instead. */
export async function said(told: () => string, line: RegExp, ended: Promise<number | null>): Promise<string> {
  let code: number | null | undefined
  void ended.then((exit) => (code = exit))
  await expect.poll(() => code !== undefined || line.test(told()), { timeout: START_MS }).toBe(true)
  const found = line.exec(told())?.[1]
  if (found === undefined) throw new Error(`The app ended with ${String(code)}.\n${told()}`)
  return found
}

/**
 * Playwright that comes while any window is being made may wait for it for ever (on a busy machine 4 of 45 times). When it has let
 * go the window is there, and it is let in.
 */
async function attached(host: string): Promise<Browser> {
  const latest = performance.now() + START_MS
  for (;;) {
    try {
      return await chromium.connectOverCDP(`http://${host}`, { timeout: ATTACH_MS })
    } catch (error) {
      if (performance.now() > latest) throw error
    }
  }
}

/** What the app's first window shows, as the debugger lists it. */
async function pageAt(host: string): Promise<string> {
  const answer = await fetch(`http://${host}/json/list`)
  const targets = (await answer.json()) as { type: string; url: string }[]
  return targets.find(({ type, url }) => type === 'page' && url.endsWith('/index.html'))?.url ?? ''
}

async function windowOf(browser: Browser): Promise<Page> {
  const pages = () => browser.contexts().flatMap((context) => context.pages())
  // The offer window and the ringer are pages as well; a spoilt build may have its window somewhere else.
  const isShown = (page: Page) => page.url().endsWith('/index.html')
  await expect.poll(() => pages().some(isShown), { timeout: START_MS }).toBe(true)
  const page = pages().find(isShown)
  if (!page) throw new Error('the window is gone')
  return page
}

/** What keeps its pages from being sandboxed, by what the kernel says of each. */
export const sandboxFaults = (main: number): string[] => {
  const pages = renderersOf(main)
  return pages.length > 0 ? pages.flatMap((page) => faultsOf(page, main)) : ['there is no page']
}
