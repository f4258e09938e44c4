import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import { dependencies } from './dependencies.mjs'
import { exclusively } from './lock.mjs'
import { ownNode } from './paths.mjs'
import { Problem, tellAndExit } from './say.mjs'

const OLDEST = [22, 18] // the first that runs TypeScript files as they are, which the simulator needs
const isOwn = () => existsSync(ownNode()) && realpathSync(process.execPath) === realpathSync(ownNode())

function isEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])
}

/**
 * Returns only under a Node that is good enough: the project's own, which its packages bring. The process that was
 * started stays as the parent, passes signals on, and ends as its child ends.
 */
export async function underOwnNode(script) {
  try {
    await exclusively(dependencies)
    if (isOwn() || (!existsSync(ownNode()) && isEnough())) return endWithParent()
    if (existsSync(ownNode())) await handOver(fileURLToPath(script))
    if (isEnough()) return
    throw new Problem(`This needs Node ${OLDEST.join('.')} or newer; ${process.version} was found.`)
  } catch (error) {
    tellAndExit(error)
  }
}

/** Resolves only if the project's own Node cannot be started here (another C library, say). */
function handOver(script) {
  // The channel carries nothing; that it breaks tells the child that its parent is gone.
  const child = spawn(ownNode(), [script, ...process.argv.slice(2)], { stdio: [0, 1, 2, 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
  return new Promise((resolve) => child.on('error', resolve))
}

/** Whoever started this may be gone without a word: the process above, or the shell that npm puts between. */
function endWithParent() {
  const end = () => process.kill(process.pid, 'SIGTERM')
  process.on('disconnect', end)
  process.channel?.unref()
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && end(), 1000).unref()
}
