import { existsSync, readdirSync } from 'node:fs'
import { COMMANDS, FONT, LIBRARIES, spelled } from './packages.mjs'
import { run, which } from './run.mjs'
import { during, Problem, say } from './say.mjs'

const isRoot = () => process.getuid?.() === 0

/** What the program would not find when it is loaded. */
async function unresolved(exe) {
  const listed = await run(which('ldd') ?? 'ldd', [exe])
  return [...listed.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name)
}

const hasFont = () => existsSync('/usr/share/fonts') && readdirSync('/usr/share/fonts').length > 0

const absent = (commands) =>
  commands.filter((name) => !which(name)).map((name) => ({ what: name, packages: [COMMANDS[name]] }))

async function lacking(exe, commands) {
  const missing = absent(commands)
  const libraries = await unresolved(exe)
  if (libraries.length > 0) missing.push({ what: libraries.join(', '), packages: LIBRARIES })
  if (!hasFont()) missing.push({ what: 'a font', packages: [FONT] })
  return missing
}

async function aptNames(packages) {
  const known = new Set((await run('apt-cache', ['pkgnames']).catch(() => '')).split('\n'))
  return packages.map((name) => spelled(name, known))
}

const OPTIONS = ['install', '-y', '--no-install-recommends']

async function aptInstall(packages, limit) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) => run('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=120', ...args], { env, limit })
  await apt('update')
  await apt(...OPTIONS, ...(await aptNames(packages)))
}

async function howTo(missing, packages) {
  const what = `This machine lacks: ${missing.map(({ what }) => what).join('; ')}.`
  if (!which('apt-get'))
    return `${what}\nInstall them, then run the same command again. (On Debian: ${packages.join(' ')})`
  const names = (await aptNames(packages)).join(' ')
  return `${what}\nInstall them with this command (as root, the part in quotes), then run the same one again:\n
  sudo sh -c 'apt-get update && apt-get ${OPTIONS.join(' ')} ${names}'\n`
}

/** How long the machine is asked for what can be done without, ms. */
const PATIENCE_MS = 60_000

/** What some tests watch with. Where it cannot be had that is said, and those tests are skipped. */
export async function wished(commands) {
  if (process.platform !== 'linux') return
  const missing = absent(commands)
  if (missing.length === 0) return
  const names = missing.map(({ what }) => what).join(', ')
  try {
    const packages = missing.flatMap((part) => part.packages)
    if (!isRoot() || !which('apt-get')) throw new Problem(await howTo(missing, packages))
    await during(`installing ${names}`, () => aptInstall(packages, PATIENCE_MS))
  } catch (error) {
    say(`${error.message}\nThe tests that need ${names} are skipped without.`)
  }
}

/**
 * Everything of the system that Electron and the named commands need, by one call of apt at the most; `wishes` come along
 * with it.
 */
export async function libraries(exe, commands, wishes = []) {
  if (process.platform !== 'linux') return
  const missing = await lacking(exe, commands)
  if (missing.length === 0) return
  const packages = missing.flatMap((part) => part.packages)
  if (!isRoot() || !which('apt-get')) throw new Problem(await howTo(missing, packages))
  await during('installing what the system lacks', () =>
    aptInstall([...packages, ...absent(wishes).flatMap((part) => part.packages)]),
  )
  const still = await lacking(exe, commands)
  if (still.length > 0) throw new Problem(`Still missing: ${still.map(({ what }) => what).join('; ')}`)
}
