import { app, Menu } from 'electron'
import { accessSync, chmodSync, constants, mkdirSync, statSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { LONGEST_LINK } from '../preload/links.ts'
import { readConfig, type Config } from './config.ts'
import { openApp, type RunningApp } from './desktop/app.ts'
import { startAgain } from './desktop/again.ts'
import { registerAppScheme } from './desktop/appProtocol.ts'
import { systemClock } from './desktop/clock.ts'
import { isTestRuntime, TEST_RUNTIME } from './desktop/testRuntime.ts'
import { createLog, readLine } from './log.ts'
import { createLogFile } from './logFile.ts'
import { policyHere, saidOf } from './policy/here.ts'
import { createHeard } from './starting/heard.ts'
import { meet } from './starting/meet.ts'
import { HELP } from './starting/tells.ts'
import { wishOf } from './starting/wish.ts'

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

  const later = (run: () => void) => void systemClock.after(0, run)
  const file = createLogFile(join(dataDir, 'ringdesk.log'), undefined, undefined, later)
  const onStderr = process.env['RINGDESK_LOG'] === 'stderr'
  const log = createLog({
    clock: systemClock,
    write(line, isUrgent) {
      file.write(line, isUrgent)
      if (onStderr) process.stderr.write(line)
    },
  })
  const unexpected = (error: unknown) => {
    log('unexpected error')
    // A stack may hold anything: it is for whoever works on the app, and for no file.
    if (isDevelopment) console.error(error)
  }
  process.on('uncaughtException', unexpected)
  process.on('unhandledRejection', unexpected)

  let running: RunningApp | undefined
  // Whatever comes before there is a window waits for it.
  const heard = createHeard(startAgain, config.link === undefined ? [] : [wishOf(config, '')])
  app.on('second-instance', (_event, _argv, _folder, told) => {
    log('second start')
    heard.hear(told)
  })
  // macOS hands links over like this, also the one that the app is started for.
  app.on('open-url', (event, link) => {
    event.preventDefault()
    heard.hear({ kind: 'start', hidden: false, link: link.slice(0, LONGEST_LINK + 1) })
  })
  app.on('activate', () => running?.show())
  app.on('window-all-closed', () => app.quit())
  let isLeaving = false
  app.on('before-quit', (event) => {
    if (running?.mayEnd() === false) return event.preventDefault()
    isLeaving = true
    heard.leaving()
    running?.leave()
  })
  app.on('will-quit', (event) => {
    event.preventDefault()
    const end = () => {
      log('stopped')
      file.stop()
      app.exit(0)
    }
    setTimeout(end, STOP_MS)
    void Promise.resolve(running?.stop()).then(end, end)
  })

  // Ours comes with the window; meanwhile Electron would build one that nobody sees.
  Menu.setApplicationMenu(null)
  // What serves the page speaks in these, and Node takes a while to load them: nobody waits while Electron gets ready.
  void globalThis.Response
  app
    .whenReady()
    .then(async () => {
      log('started')
      if (isTestRuntime(app.getVersion())) process.stderr.write(`ringdesk: ${TEST_RUNTIME}\n`)
      if (!isSandboxed) log('unsandboxed')
      const built = join(import.meta.dirname, '..')
      const logged = (rows: number) => file.tail(rows).flatMap((line) => readLine(line) ?? [])
      const company = policyHere((problem) => {
        log('policy has a mistake', { reason: problem.kind })
        process.stderr.write(`ringdesk: ${saidOf(problem)}\n`)
      })
      running = await openApp({
        ...{ config, dataDir, built, isDevelopment, isSandboxed, log, logged },
        clearLog: file.clear,
        policy: company,
      })
      if (isLeaving) running.leave()
      heard.opened(running.handed)
    })
    .catch((error: unknown) => {
      unexpected(error)
      app.exit(1)
    })
}
