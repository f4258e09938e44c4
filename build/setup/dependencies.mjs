import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { at, modules, root } from './paths.mjs'
import { run } from './run.mjs'
import { during, Problem } from './say.mjs'

const read = (file) => JSON.parse(readFileSync(file, 'utf8'))
const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies']
const sorted = (table) => JSON.stringify(Object.entries(table ?? {}).sort())

/**
 * Is node_modules what the lock says? npm leaves a copy of what it installed, as its very last act; comparing that
 * with the lock asks the folder itself, so an `npm ci` done by hand counts, and one that was interrupted does not.
 * The version of Node does not matter here: no install script runs, so nothing in node_modules is built for one.
 */
export function installed(folder) {
  const inside = path.join(folder, 'node_modules', '.package-lock.json')
  if (!existsSync(inside)) return false
  const wanted = read(path.join(folder, 'package-lock.json')).packages
  const manifest = read(path.join(folder, 'package.json'))
  if (KINDS.some((kind) => sorted(manifest[kind]) !== sorted(wanted[''][kind]))) return false
  const present = read(inside).packages
  const same = (name) => wanted[name]?.version === present[name].version
  const there = (name) => name === '' || name in present || wanted[name].optional
  return Object.keys(present).every(same) && Object.keys(wanted).every(there)
}

/** npm as it was started, else the one on the PATH. */
function npm() {
  const started = process.env.npm_execpath ?? ''
  if (/npm-cli\.c?js$/.test(started)) return [process.execPath, [started]]
  return process.platform === 'win32' ? ['cmd.exe', ['/d', '/s', '/c', 'npm']] : ['npm', []]
}

export async function cleanInstall(folder) {
  const [command, before] = npm()
  const args = [...before, 'ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']
  try {
    await run(command, args, { cwd: folder })
  } catch (error) {
    throw new Problem(`The packages could not be installed: is the npm registry reachable?\n${error.message}`)
  }
}

export async function dependencies() {
  if (installed(root)) return
  const what = existsSync(modules()) ? 'bringing the packages up to date' : 'installing the packages'
  await during(what, () => cleanInstall(at()))
}
