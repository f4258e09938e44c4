import { cpSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { at, out } from './paths.mjs'
import { during } from './say.mjs'
import { hashOf } from './stamp.mjs'

/** Copies by linking where it can: an Electron weighs 250 MB, and these files are never written again. */
export function linkTree(from, to) {
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)]
    if (entry.isDirectory()) linkTree(source, target)
    else
      try {
        linkSync(source, target)
      } catch {
        cpSync(source, target, { verbatimSymlinks: true })
      }
  }
}

/** Under its name there is only ever a whole copy. */
async function onceWhole(target, fill) {
  if (existsSync(target)) return target
  const half = `${target}.half`
  rmSync(half, { recursive: true, force: true })
  await fill(half)
  renameSync(half, target)
  return target
}

const KEPT = 8 // builds: the newest, and those that another command may still be running

function dropOldBuilds(place) {
  const builds = readdirSync(place).filter((name) => /^app-\w+$/.test(name))
  const age = (name) => statSync(path.join(place, name)).mtimeMs
  const old = builds.sort((a, b) => age(b) - age(a)).slice(KEPT)
  for (const name of old) rmSync(path.join(place, name), { recursive: true, force: true })
}

/** Copies of Electron and of the built app where every user can read them. */
export async function publish(place, { dist, exe, version, build }) {
  const which = hashOf([], dist, statSync(exe).mtimeMs).slice(0, 8)
  const electron = await onceWhole(path.join(place, `electron-${version}-${which}`), (half) =>
    during('copying Electron to where an ordinary user can read it', () => linkTree(dist, half)),
  )
  const app = await onceWhole(path.join(place, `app-${build.slice(0, 16)}`), (half) => {
    cpSync(out(), path.join(half, 'out'), { recursive: true })
    cpSync(at('package.json'), path.join(half, 'package.json'))
  })
  dropOldBuilds(place)
  return { electron, app }
}
