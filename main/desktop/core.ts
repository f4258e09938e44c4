import '../../preload/contract/jitless.ts'
import { app } from 'electron'
import { join } from 'node:path'
import { createLog, readLine } from '../log.ts'
import { createLogFile } from '../logFile.ts'
import { policyHere, saidOf } from '../policy/here.ts'
import type { Log } from '../ports.ts'
import { createHeard } from '../starting/heard.ts'
import { startAgain } from './again.ts'
import { openApp, type AppPorts, type RunningApp } from './app.ts'
import { systemClock } from './clock.ts'
import { isTestRuntime, TEST_RUNTIME } from './testRuntime.ts'

/** All that is behind the window; a file of its own, which is loaded while the page is on its way. */
export interface Core extends Omit<RunningApp, 'handed'> {
  log: Log
  /** What another start has handed over, as it came. */
  hear(told: unknown): void
  /** The last line of the log, and all that is not written yet; whether or not `stop` came to its end. */
  end(): void
}

export type OpenCore = typeof openCore

/** Called once, when the window is on its way. */
export function openCore(ports: Omit<AppPorts, 'log' | 'logged' | 'clearLog' | 'policy'>): Core {
  const later = (run: () => void) => void systemClock.after(0, run)
  const file = createLogFile(join(ports.dataDir, 'ringdesk.log'), undefined, undefined, later)
  const onStderr = process.env['RINGDESK_LOG'] === 'stderr'
  const log = createLog({
    clock: systemClock,
    write(line, isUrgent) {
      file.write(line, isUrgent)
      if (onStderr) process.stderr.write(line)
    },
  })
  log('started')
  if (isTestRuntime(app.getVersion())) process.stderr.write(`ringdesk: ${TEST_RUNTIME}\n`)
  if (!ports.isSandboxed) log('unsandboxed')
  const heard = createHeard(startAgain)
  const running = openApp({
    ...ports,
    log,
    logged: (rows) => file.tail(rows).flatMap((line) => readLine(line) ?? []),
    clearLog: file.clear,
    policy: policyHere((problem) => {
      log('policy has a mistake', { reason: problem.kind })
      process.stderr.write(`ringdesk: ${saidOf(problem)}\n`)
    }),
  })
  heard.opened(running.handed)
  return {
    ...running,
    log,
    hear: heard.hear,
    leave() {
      heard.leaving()
      running.leave()
    },
    end() {
      log('stopped')
      file.stop()
    },
  }
}
