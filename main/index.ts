import { app, dialog, Menu } from 'electron'
import { accessSync, chmodSync, constants, mkdirSync, statSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { LONGEST_LINK } from '../preload/links.ts'
import { readConfig, type Config } from './config.ts'
import { registerAppScheme } from './desktop/appProtocol.ts'
import { systemClock } from './desktop/clock.ts'
import type { Core, OpenCore } from './desktop/core.ts'
import { openFront } from './desktop/front.ts'
import { createSmallFile } from './desktop/smallFile.ts'
import type { Log } from './ports.ts'
import { meet } from './starting/meet.ts'
import { HELP } from './starting/tells.ts'
import { wishOf } from './starting/wish.ts'

/** What is behind the window is a file of its own (electron.vite.config.ts): it is large, and a page takes its time, too. */
const load = createRequire(import.meta.url)

/** An end that takes longer is an end all the same: the system would kill us next. */
const STOP_MS = 3_000

const isDevelopment = !app.isPackaged
const started = readConfig({
  argv: process.argv.slice(1),
  env: process.env,
  isDevelopment: process.defaultApp,
  cwd: process.cwd(),
})
// Nobody whom we start has a use for it.
delete process.env['RINGDESK_PASSWORD']

if (!started.ok) giveUp(started.problem)
else if (started.value.tells) tell(started.value.tells)
else begin(started.value)

function tell(what: '--help' | '--version'): void {
  process.stdout.write(what === '--help' ? HELP : `Ringdesk ${app.getVersion()}\n`)
  app.exit(0)
}

function giveUp(problem: string): void {
  process.stderr.write(`ringdesk: ${problem}\n`)
  app.exit(2)
}

/** Without a phone there is no log either. Stays until whoever started the app has read it. */
function lament(error: unknown): void {
  const [reason = ''] = String(error).split('\n')
  process.stderr.write(`ringdesk: The phone cannot be started. ${reason}\n`)
  dialog.showErrorBox('Ringdesk cannot be started', `Install it again, or ask whoever did.\n\n${reason}`)
}

/** One that was there before may be open to everybody. Whoever is not its owner cannot change that, nor need to. */
function closeToOthers(folder: string): void {
  const { mode, uid } = statSync(folder)
  if (uid === process.getuid?.() && (mode & 0o077) !== 0) chmodSync(folder, 0o700)
}

/** Makes the folder for everything that is kept; false where that is impossible, which has been said then. */
function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
    closeToOthers(folder)
    return true
  } catch (error) {
    giveUp(
      `The data folder ${folder} cannot be used (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`,
    )
    return false
  }
}

function begin(config: Config): void {
  const dataDir = config.dataDir ?? app.getPath('userData')
  const isVerb = config.command !== undefined || config.dial !== undefined
  if (!isVerb && !makeFolder(dataDir)) return
  const code = meet({
    ...{ config, dataDir, answer: randomUUID() },
    lock(wish) {
      app.setPath('userData', dataDir)
      return app.requestSingleInstanceLock(wish)
    },
    release: () => app.releaseSingleInstanceLock(),
    say: (problem) => void process.stderr.write(`ringdesk: ${problem}\n`),
    now: systemClock.now,
    sleep: (ms) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms),
  })
  if (code !== undefined) return app.exit(code)

  const isSandboxed = !app.commandLine.hasSwitch('no-sandbox')
  if (isSandboxed) app.enableSandbox()
  registerAppScheme()

  let core: Core | undefined
  // Whoever says something before there is a log is told to it then.
  const unsaid: Parameters<Log>[] = []
  const log: Log = (...line) => (core ? core.log(...line) : void unsaid.push(line))
  const unexpected = (error: unknown) => {
    log('unexpected error')
    // A stack may hold anything: it is for whoever works on the app, and for no file.
    if (isDevelopment) console.error(error)
  }
  process.on('uncaughtException', unexpected)
  process.on('unhandledRejection', unexpected)

  // Whatever other starts want before there is a phone waits for it.
  const unheard: unknown[] = config.link === undefined ? [] : [wishOf(config, '')]
  const hear = (told: unknown) => (core ? core.hear(told) : void unheard.push(told))
  app.on('second-instance', (_event, _argv, _folder, told) => {
    log('second start')
    hear(told)
  })
  // macOS hands links over like this, also the one that the app is started for.
  app.on('open-url', (event, link) => {
    event.preventDefault()
    hear({ kind: 'start', hidden: false, link: link.slice(0, LONGEST_LINK + 1) })
  })
  app.on('activate', () => core?.show())
  app.on('window-all-closed', () => app.quit())
  let isLeaving = false
  app.on('before-quit', (event) => {
    if (core?.mayEnd() === false) return event.preventDefault()
    isLeaving = true
    core?.leave()
  })
  app.on('will-quit', (event) => {
    event.preventDefault()
    const end = () => {
      core?.end()
      app.exit(0)
    }
    setTimeout(end, STOP_MS)
    void opened
      .then(() => core?.stop())
      .catch(unexpected)
      .then(end)
  })

  // Ours comes with the phone; meanwhile Electron would build one that nobody sees.
  Menu.setApplicationMenu(null)
  const built = join(import.meta.dirname, '..')
  const placement = createSmallFile(join(dataDir, 'window.json'))
  const placed = placement.read()
  // Nobody waits for it before Electron is ready.
  placed.catch(() => undefined)
  const opened = app
    .whenReady()
    .then(async () => {
      const front = await openFront({ built, isDevelopment, log, placement, placed })
      const { openCore } = load('./core.cjs') as { openCore: OpenCore }
      core = openCore({ config, front, dataDir, built, isDevelopment, isSandboxed })
      for (const line of unsaid.splice(0)) core.log(...line)
      if (isLeaving) core.leave()
      unheard.splice(0).forEach(core.hear)
    })
    .catch((error: unknown) => {
      unexpected(error)
      core?.end()
      if (!core) lament(error)
      app.exit(1)
    })
}
