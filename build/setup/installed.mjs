import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const read = (file) => JSON.parse(readFileSync(file, 'utf8'))
const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies']
const sorted = (table) => JSON.stringify(Object.entries(table ?? {}).sort())

const libc = () => (process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl')
const allows = (list, here) => !list || [list].flat().includes(here)

/** Most optional packages are the same program for other machines; one that is for this machine must be there. */
const isForHere = (entry) =>
  entry.os &&
  allows(entry.os, process.platform) &&
  allows(entry.cpu, process.arch) &&
  (!entry.libc || allows(entry.libc, libc()))

/**
 * Is node_modules what the lock says? npm leaves a copy of what it installed, as its very last act; comparing that
 * with the lock asks the folder itself, so an `npm ci` done by hand counts, and one that was interrupted does not.
 * No install script runs, so nothing in there is built for one version of Node, and a change of Node needs no new one.
 */
export function installed(folder) {
  const inside = path.join(folder, 'node_modules', '.package-lock.json')
  if (!existsSync(inside)) return false
  const wanted = read(path.join(folder, 'package-lock.json')).packages
  const manifest = read(path.join(folder, 'package.json'))
  if (KINDS.some((kind) => sorted(manifest[kind]) !== sorted(wanted[''][kind]))) return false
  const present = read(inside).packages
  const same = (name) => wanted[name]?.version === present[name].version
  const there = (name) =>
    name === '' || name in present || (wanted[name].optional && !isForHere(wanted[name]))
  return Object.keys(present).every(same) && Object.keys(wanted).every(there)
}
