import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { cache } from './paths.mjs'

// Chromium refuses its sandbox to root, so root starts the app as this user, who owns nothing.
export const isRoot = () => process.platform === 'linux' && process.getuid() === 0

export function nobody() {
  const [, , uid, gid] = readFileSync('/etc/passwd', 'utf8')
    .match(/^nobody:.*$/m)[0]
    .split(':')
  return { uid: Number(uid), gid: Number(gid) }
}

/** Makes a folder that belongs to the user the app will run as. */
export function giveFolder(folder, mode = 0o700) {
  const isNew = !existsSync(folder)
  mkdirSync(path.dirname(folder), { recursive: true })
  if (isNew) mkdirSync(folder, { mode })
  if (!isNew || !isRoot()) return folder
  const { uid, gid } = nobody()
  chownSync(folder, uid, gid)
  chmodSync(folder, mode)
  return folder
}

/** A home has a folder for the sockets of a session, which its owner alone may enter. */
export function giveHome(folder) {
  giveFolder(folder)
  giveFolder(path.join(folder, 'run'))
  return folder
}

const isOurs = (folder) => {
  const stat = lstatSync(folder, { throwIfNoEntry: false })
  return stat?.isDirectory() && stat.uid === 0
}

/**
 * A place that everybody can read: a clone below /root cannot be entered by anybody else. Its name cannot be guessed,
 * and is remembered in the clone, so that nobody can put a folder of theirs in its place.
 */
export function publicPlace() {
  const note = cache('public-place')
  const noted = existsSync(note) ? readFileSync(note, 'utf8') : ''
  if (noted && isOurs(noted)) return noted
  const folder = mkdtempSync(path.join('/var/tmp', 'ringdesk-'))
  chmodSync(folder, 0o755)
  writeFileSync(note, folder)
  return folder
}
