import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as fallback from './fallback.mjs'
import * as official from './official.mjs'
import { Problem, say } from './say.mjs'

/** What is known of an Electron in a folder; its `version` file is part of every release. */
export function describe(dist, kind) {
  const version = readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '')
  return {
    kind,
    dist,
    version,
    major: Number(version.split('.')[0]),
    exe: path.join(dist, official.executable),
  }
}

const isThere = (dist) =>
  existsSync(path.join(dist, 'version')) && existsSync(path.join(dist, official.executable))

function overridden() {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (!dist) return undefined
  if (isThere(dist)) return describe(path.resolve(dist), 'override')
  throw new Problem(`ELECTRON_OVERRIDE_DIST_PATH is ${dist}, but there is no Electron in it.`)
}

function present() {
  if (official.isInstalled()) return describe(official.dist, 'official')
  // A mirror that somebody names is a wish for the official one: then the fallback of an earlier run does not stop us.
  const wished = official.mirror()
  if (!wished && isThere(fallback.dist)) return describe(fallback.dist, 'fallback')
  return undefined
}

/** The Electron to run, in this order: the one asked for, the one that is there, the official one, the fallback. */
export async function electron() {
  const ready = overridden() ?? present()
  if (ready) return ready
  const trouble = await official.install()
  if (!trouble) return describe(official.dist, 'official')
  say(`the official Electron cannot be had here: ${trouble}`)
  if (!fallback.isPossible) {
    throw new Problem(
      'No Electron: allow access to github.com, or name a mirror of its releases in ELECTRON_MIRROR.',
    )
  }
  if (!isThere(fallback.dist)) await fallback.make()
  return describe(fallback.dist, 'fallback')
}

export function introduce({ kind, version }) {
  say(`Electron ${version} (${kind})`)
  if (kind !== 'fallback') return
  say(
    '  This old Electron has known holes; it is for building and testing where GitHub cannot be reached, nothing else.',
  )
  say('  To try for the official one again, remove .cache/electron.')
}
