import { spawnSync } from 'node:child_process'
import { chmodSync, lstatSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { which } from './run.mjs'
import { say } from './say.mjs'
import { isRoot, nobody } from './user.mjs'

// Chromium locks its pages in with namespaces of the user, or, where the system forbids those, with a helper that
// belongs to root. Only where neither can be had does the app run without, and then its window says so.
function namespaces() {
  const as = isRoot() ? nobody() : {}
  const args = ['--user', '--map-root-user', '--pid', '--net', '--fork', 'true']
  return spawnSync(which('unshare') ?? 'unshare', args, { ...as, stdio: 'ignore' }).status === 0
}

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

/** The switches Electron needs for the strongest sandbox this machine allows: none, or --no-sandbox. */
export function sandboxSwitches(dist) {
  if (process.platform !== 'linux') return []
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
