import { chmodSync, copyFileSync, chownSync, existsSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { at } from './paths.mjs'
import { publish } from './publish.mjs'
import { which } from './run.mjs'
import { switchesFor } from './sandbox.mjs'
import { giveHome, isRoot, nobody, publicPlace } from './user.mjs'

/** Where another user's files would be found in spite of the new home. */
export const FOREIGN = ['XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XAUTHORITY', 'WAYLAND_DISPLAY']

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`

/** The cookie of a real screen, so that the other user may draw on it. */
function lendCookie(home) {
  const cookie = process.env.XAUTHORITY ?? path.join(homedir(), '.Xauthority')
  if (!existsSync(cookie)) return
  const { uid, gid } = nobody()
  const lent = path.join(home, '.Xauthority')
  copyFileSync(cookie, lent)
  chownSync(lent, uid, gid)
  chmodSync(lent, 0o600)
}

/**
 * A program that is Electron, but run by the ordinary user, in a home of their own: this one, or the one a test run
 * names. Tests can start it like Electron.
 */
function asNobody(file, exe, home) {
  const { uid, gid } = nobody()
  const lines = [
    '#!/bin/sh',
    `unset ${FOREIGN.join(' ')}`,
    `export HOME="\${RINGDESK_E2E_APP_HOME:-${home}}"`,
    'export XDG_RUNTIME_DIR="$HOME/run"',
    'cd /',
    `exec ${which('setpriv')} --reuid ${uid} --regid ${gid} --clear-groups ${quoted(exe)} "$@"`,
  ]
  writeFileSync(file, `${lines.join('\n')}\n`)
  chmodSync(file, 0o755)
  return file
}

/** A program of this machine as the ordinary user starts it; `name` tells their homes apart. */
export function forUser(name, exe) {
  if (!isRoot()) return exe
  const home = giveHome(path.join(publicPlace(), `home-${name}`))
  return asNobody(path.join(publicPlace(), `start-${name}`), exe, home)
}

/** How the app is started on this machine by this user: the program, its first arguments, and the folder of the app. */
export async function launcher(setup, name) {
  if (!isRoot()) return { program: setup.exe, app: at(), switches: switchesFor(setup.dist) }
  const place = publicPlace()
  const { electron, app } = await publish(place, setup)
  const home = giveHome(path.join(place, `home-${name}`))
  lendCookie(home)
  const exe = path.join(electron, path.relative(setup.dist, setup.exe))
  const program = asNobody(path.join(place, `electron-for-${name}`), exe, home)
  return { program, app, switches: switchesFor(electron) }
}
