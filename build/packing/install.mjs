import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { run } from '../setup/run.mjs'
import { Problem, say } from '../setup/say.mjs'
import { isRoot } from '../setup/user.mjs'

export const NAME = 'ringdesk'
const FOLDER = '/opt/Ringdesk'

/** Where a package may leave something; dpkg's own books, and what its triggers keep, change with every package. */
const PLACES = ['/opt', '/etc', '/usr', '/var/lib']
const BOOKS = /^\/var\/lib\/(dpkg|apt|apparmor)(\/|$)|\/(mimeinfo\.cache|icon-theme\.cache)$/

/** Everything in those places, as names. */
function census() {
  const found = new Set()
  const look = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const name = path.join(folder, entry.name)
      if (BOOKS.test(name)) continue
      found.add(name)
      if (entry.isDirectory()) look(name)
    }
  }
  for (const place of PLACES) if (existsSync(place)) look(place)
  return found
}

const apt = (...args) =>
  run('apt-get', ['-q', '-y', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })

/** apt knows what the package depends on; where its lists are old or absent, it gets new ones first. */
async function installWithDependencies(deb) {
  const install = () => apt('install', '--no-install-recommends', deb)
  await install().catch(async () => {
    await apt('update')
    await install()
  })
}

const isInstalled = () =>
  run('dpkg-query', ['-W', '-f', '${db:Status-Status}', NAME]).then(
    (status) => status === 'installed',
    () => false,
  )

/**
 * Installs the .deb as a person would, who is root here; an ordinary user gets it unpacked in a folder, which is less: no
 * script of the package runs, and no program is set up for all. `remove` purges it and resolves to what it left behind.
 */
export async function install(deb) {
  if (!isRoot()) return unpack(deb)
  if (await isInstalled())
    throw new Problem(`${NAME} is installed on this machine already. Remove it first: apt-get purge ${NAME}`)
  const before = census()
  // Whoever interrupts this must not find it among their programs afterwards.
  const purge = () => spawnSync('dpkg', ['--purge', NAME])
  process.once('exit', purge)
  say('installing the package')
  await installWithDependencies(deb)
  return {
    kind: 'installed',
    folder: FOLDER,
    program: `/usr/bin/${NAME}`,
    async remove() {
      await apt('purge', NAME)
      process.off('exit', purge)
      return [...census()].filter((name) => !before.has(name))
    },
  }
}

async function unpack(deb) {
  const root = mkdtempSync('/var/tmp/ringdesk-unpacked-')
  say('not root here: the package is unpacked, not installed')
  await run('dpkg-deb', ['-x', deb, root])
  const folder = path.join(root, FOLDER)
  return {
    kind: 'unpacked',
    folder,
    program: path.join(folder, NAME),
    remove: async () => rmSync(root, { recursive: true }) ?? [],
  }
}
