import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, lstatSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { which } from './run.mjs'
import { Problem, say } from './say.mjs'
import { isRoot, nobody } from './user.mjs'

const asUser = (command, args) => {
  const as = isRoot() ? nobody() : {}
  return spawnSync(which(command) ?? command, args, { ...as, stdio: 'ignore' })
}

// Chromium locks its pages in with namespaces of the user, or, where the system forbids those, with a helper that
// belongs to root. Only where neither can be had does the app run without, and then its window says so.
const namespaces = () =>
  asUser('unshare', ['--user', '--map-root-user', '--pid', '--net', '--fork', 'true']).status === 0

const isHelper = (file) => {
  const { uid, mode } = lstatSync(file)
  return uid === 0 && (mode & 0o4001) === 0o4001
}

const CAP_SYS_ADMIN = 1n << 21n
/** In a container even root may lack what the helper needs. */
function mayHelp() {
  const [, bounding] = readFileSync('/proc/self/status', 'utf8').match(/^CapBnd:\s*(\w+)/m)
  return (BigInt(`0x${bounding}`) & CAP_SYS_ADMIN) !== 0n
}

/** Nothing, or the switch that turns the sandbox off where the machine allows none. */
function sandbox(dist) {
  if (namespaces()) return []
  const helper = path.join(dist, 'chrome-sandbox')
  if (mayHelp() && isHelper(helper)) return []
  if (mayHelp() && isRoot()) {
    chmodSync(helper, 0o4755)
    return []
  }
  say('this system allows no sandbox: the app runs without, and says so. To allow it:')
  say(`  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`)
  return ['--no-sandbox']
}

/** In a bare container the place for memory that programs share may be missing, or closed to an ordinary user. */
function sharedMemory() {
  const { status } = asUser('test', ['-w', '/dev/shm', '-a', '-x', '/dev/shm'])
  return status === 0 ? [] : ['--disable-dev-shm-usage']
}

/** What Electron has to be told on this machine, so that it starts, and in the strongest sandbox that can be had. */
export function switchesFor(dist) {
  if (process.platform !== 'linux') return []
  if (!existsSync('/proc/self'))
    throw new Problem('There is no /proc here, which Electron needs: mount -t proc proc /proc')
  return [...sandbox(dist), ...sharedMemory()]
}
