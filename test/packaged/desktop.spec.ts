import { execFileSync } from 'node:child_process'
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, given, test } from './support/packaged.ts'
import { filesIn } from './support/archive.ts'

const said = (command: string, ...args: string[]) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()

const isInstalled = () => given('PACKAGED_KIND') === 'installed'
const folder = () => given('PACKAGED_FOLDER')
/** Where the files of the system are: in the system, or beside the folder that they were unpacked into. */
const system = (...parts: string[]) => join(isInstalled() ? '/' : join(folder(), '../..'), ...parts)

test('everything that was packed lies where dpkg thinks, and is what was packed', () => {
  test.skip(!isInstalled(), 'the package is only unpacked')
  expect(said('dpkg', '--verify', 'ringdesk')).toBe('')
  expect(said('readlink', '-f', '/usr/bin/ringdesk')).toBe(join(folder(), 'ringdesk'))
})

test('the menu entry starts it, and it takes telephone links', () => {
  const file = system('usr/share/applications/ringdesk.desktop')
  said('desktop-file-validate', file)
  const entry = readFileSync(file, 'utf8')
  expect(entry).toMatch(/^Exec=\/opt\/Ringdesk\/ringdesk -- %u$/m)
  for (const scheme of ['tel', 'sip', 'sips', 'callto']) {
    expect(entry).toContain(`x-scheme-handler/${scheme};`)
    if (isInstalled())
      expect(said('xdg-mime', 'query', 'default', `x-scheme-handler/${scheme}`)).toBe('ringdesk.desktop')
  }
  const icon = /^Icon=(.+)$/m.exec(entry)?.[1] ?? ''
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512])
    expect(existsSync(system(`usr/share/icons/hicolor/${size}x${size}/apps/${icon}.png`))).toBe(true)
})

test('starting with the session is left to the agent', () => {
  const file = system('etc/xdg/autostart')
  expect(existsSync(file) ? readdirSync(file).filter((name) => /ringdesk/i.test(name)) : []).toEqual([])
})

test('its sandbox works where the system forbids user namespaces, and where it wants a profile for them', () => {
  const profile = readFileSync(join(folder(), 'resources/apparmor-profile'), 'utf8')
  expect(profile).toContain('"/opt/Ringdesk/ringdesk"')
  expect(profile).toMatch(/^\s*userns,$/m)
  test.skip(!isInstalled(), 'only root can set up the helper')
  const { uid, gid, mode } = lstatSync(join(folder(), 'chrome-sandbox'))
  expect({ uid, gid, mode: mode & 0o7777 }).toEqual({ uid: 0, gid: 0, mode: 0o4755 })
})

test('only root may change what was installed', () => {
  test.skip(!isInstalled(), 'the package is only unpacked')
  const names = ['', ...readdirSync(folder(), { recursive: true, encoding: 'utf8' })]
  const open = names.filter((name) => {
    const { uid, mode } = lstatSync(join(folder(), name))
    return uid !== 0 || (mode & 0o022) !== 0
  })
  expect(open).toEqual([])
})

test('the archive holds the bundle and nothing else; the database driver lies outside of it', () => {
  const names = filesIn()
  const odd = names.filter((name) => !/^(package\.json|out\/(main|preload|renderer|native)\/.+)$/.test(name))
  expect(odd).toEqual([])
  expect(names.filter((name) => /\.(map|ts|vue)$|node_modules/.test(name))).toEqual([])
  const outside = join(folder(), 'resources/app.asar.unpacked')
  expect(
    readdirSync(outside, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.')),
  ).toEqual(['out/native/better_sqlite3.node'])
  // Neither the Node that runs these tests nor Electron's sample app.
  const all = readdirSync(folder(), { recursive: true, encoding: 'utf8' })
  expect(all.filter((name) => /(^|\/)(node|default_app\.asar)$/.test(name))).toEqual([])
})

test('whatever the program is linked to comes with the packages that it depends on', () => {
  test.skip(!isInstalled(), 'the package is only unpacked')
  const linked = said('ldd', join(folder(), 'ringdesk'))
  expect(linked).not.toContain('not found')
  const depends = said('dpkg-query', '-W', '-f', '${Depends}', 'ringdesk')
  const named = depends.split(/,\s*/).map((one) => one.split(/[ |(]/)[0] ?? '')
  const args = ['depends', '--recurse', '--installed', '--no-recommends', '--no-suggests', '--no-conflicts']
  const closure = new Set(said('apt-cache', ...args, ...named).match(/^[a-z0-9][\w.+-]*/gm))
  const direct = [...said('readelf', '-d', join(folder(), 'ringdesk')).matchAll(/NEEDED.*\[(.+)\]/g)]
  const missing = direct.flatMap(([, library = '']) => {
    const path = new RegExp(`^\\s*${library.replace(/[.+]/g, '\\$&')} => (\\S+)`, 'm').exec(linked)?.[1] ?? ''
    if (path === '' || path.startsWith(folder())) return []
    const owner = ownerOf(path)
    return closure.has(owner) ? [] : [`${library} of ${owner || path}`]
  })
  expect(missing).toEqual([])
})

/** The package that a library belongs to; the link that the loader took may be known by the folder it leads to. */
function ownerOf(path: string): string {
  for (const name of [path, `/usr${path}`]) {
    try {
      return said('dpkg', '-S', name).split(':')[0] ?? ''
    } catch {
      // Not by this name.
    }
  }
  return ''
}
