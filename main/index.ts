import { app, Menu } from 'electron'
import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig, type Config } from './config.ts'
import { openApp, type RunningApp } from './desktop/app.ts'
import { registerAppScheme } from './desktop/appProtocol.ts'
import { systemClock } from './desktop/clock.ts'
import { isTestRuntime, TEST_RUNTIME } from './desktop/testRuntime.ts'
import { createLog, readLine } from './log.ts'
import { createLogFile } from './logFile.ts'

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

if (started.ok) begin(started.value)
else giveUp(started.problem)

function giveUp(problem: string): void {
  process.stderr.write(`ringdesk: ${problem}\n`)
  app.exit(2)
}

/** Makes the folder for everything that is kept; false where that is impossible, which has been said then. */
function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
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
  if (!makeFolder(dataDir)) return
  app.setPath('userData', dataDir)
  // One phone for one data folder; whoever comes second only calls the first one forward.
  if (!app.requestSingleInstanceLock()) return app.exit(0)

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
  app.on('second-instance', () => {
    log('second start')
    running?.show()
  })
  app.on('activate', () => running?.show())
  app.on('window-all-closed', () => app.quit())
  let isLeaving = false
  app.on('before-quit', () => {
    isLeaving = true
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
      running = await openApp({ config, dataDir, built, isDevelopment, isSandboxed, log, logged })
      if (isLeaving) running.leave()
    })
    .catch((error: unknown) => {
      unexpected(error)
      app.exit(1)
    })
}
