import { spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'

// Every program that goes on running beside this one is started here, and ended here by its own process id.
const running = new Set()
const GRACE = 5000 // what the app may take to close its journal

// In a group of its own, so that Ctrl-C reaches only us and the order below holds.
export function start(command, args, options) {
  const child = spawn(command, args, { detached: process.platform !== 'win32', ...options })
  running.add(child)
  child.once('exit', () => running.delete(child))
  child.once('error', () => running.delete(child))
  return child
}

const gone = (child) => new Promise((resolve) => child.once('exit', resolve))

async function end(child) {
  const ended = gone(child)
  child.kill('SIGTERM')
  const late = Symbol()
  if ((await Promise.race([ended, wait(GRACE, late, { ref: false })])) !== late) return
  child.kill('SIGKILL')
  await ended
}

/** The last one started goes first: the app before its server, its server before the screen. */
export async function endAll() {
  for (const child of [...running].reverse()) await end(child)
}

const CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }

let ending
/** A second signal while the first is at work changes nothing: npm passes on what the terminal has sent already. */
export function endOnSignals() {
  for (const [signal, code] of Object.entries(CODES)) {
    process.on(signal, () => (ending ??= endAll().finally(() => process.exit(code))))
  }
}
