import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { access } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createAutostart, createLoginItem } from '../../../../main/desktop/settled/autostart.ts'
import { readEntry, writeEntry } from '../../../../main/desktop/settled/entry.ts'
import { createSystemLinks, createXdgLinks, type Run } from '../../../../main/desktop/settled/links.ts'
import { createSettled } from '../../../../main/desktop/settled/settled.ts'
import { createSmallFile } from '../../../../main/desktop/smallFile.ts'
import { aFolder, aState } from '../fakes.ts'

/** What of a value the specification unescapes; written here anew. */
const unescaped = (value: string) => value.replace(/\\\\/g, '\\')
const line = (text: string, key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(text)?.[1] ?? ''

describe('starting with the session', () => {
  function setUp(command = ['/opt/Ringdesk/ringdesk', '--hidden'], programs: string[] = [command[0] ?? '']) {
    const path = join(aFolder(), 'autostart', 'ringdesk.desktop')
    const login = createAutostart({
      file: createSmallFile(path),
      command,
      isThere: async (program) => programs.includes(program),
    })
    return { path, login, text: () => readFileSync(path, 'utf8') }
  }

  it('is a file that the desktop understands, and no file once it is switched off', async () => {
    const { path, login, text } = setUp()
    expect(await login.look()).toEqual({ starts: false, theirs: false })
    expect(await login.change(true)).toEqual({ ok: true, value: null })
    expect(await login.look()).toEqual({ starts: true, theirs: false })
    expect(line(text(), 'Exec')).toBe('"/opt/Ringdesk/ringdesk" "--hidden"')
    expect(line(text(), 'TryExec')).toBe('/opt/Ringdesk/ringdesk')
    expect(await login.change(false)).toEqual({ ok: true, value: null })
    expect(existsSync(path)).toBe(false)
  })

  it('hands its words over as they are, whatever is in them', () => {
    const folder = aFolder()
    const program = join(folder, 'my $HOME `id` "dir" 100% \\n')
    writeFileSync(program, '#!/bin/sh\nprintf "%s|" "$@"\n')
    chmodSync(program, 0o755)
    const words = ['--hidden', '--data-dir=/home/a b/$x `y` "z" \\ %u %%']
    const text = writeEntry([program, ...words])
    expect(unescaped(line(text, 'TryExec'))).toBe(program)
    // Quoting as the specification has it is a shell's, once percents are single again.
    const exec = unescaped(line(text, 'Exec')).replaceAll('%%', '%')
    expect(execFileSync('sh', ['-c', exec], { encoding: 'utf8' })).toBe(
      words.map((word) => `${word}|`).join(''),
    )
  })

  it.each([
    ['edited', (text: string) => text.replace('--hidden', '--user=ana'), { starts: true, theirs: true }],
    ['disabled', (text: string) => `${text}Hidden=true\n`, { starts: false, theirs: true }],
    [
      'switched off in a tool of the desktop',
      (text: string) => `${text}X-GNOME-Autostart-enabled=false\n`,
      { starts: false, theirs: true },
    ],
    ['emptied', () => '', { starts: false, theirs: true }],
  ])('a file that was %s is left as it is', async (_how, edit, found) => {
    const { path, login, text } = setUp()
    await login.change(true)
    const theirs = edit(text())
    writeFileSync(path, theirs)
    expect(await login.look()).toEqual(found)
    for (const starts of [true, false])
      expect(await login.change(starts)).toMatchObject({ failure: { code: 'NOT_OURS' } })
    expect(text()).toBe(theirs)
  })

  it('follows a program that has moved, where nobody has changed the file', async () => {
    const { path, login, text } = setUp(['/new/ringdesk', '--hidden'])
    mkdirSync(join(path, '..'))
    writeFileSync(path, writeEntry(['/old/ringdesk', '--hidden']))
    await login.look()
    expect(readEntry(text())).toEqual({ isOurs: true, starts: true, tryExec: '/new/ringdesk' })
  })

  it('leaves the file of another installation that is still there', async () => {
    const { path, login, text } = setUp(['/new/ringdesk'], ['/old/ringdesk', '/new/ringdesk'])
    mkdirSync(join(path, '..'))
    writeFileSync(path, writeEntry(['/old/ringdesk']))
    await login.look()
    expect(readEntry(text()).tryExec).toBe('/old/ringdesk')
  })

  it('says so where it cannot be written', async () => {
    expect(await setUp(['/opt/a\nb']).login.change(true)).toMatchObject({ failure: { code: 'NOT_SAVED' } })
    const folder = aFolder()
    writeFileSync(join(folder, 'autostart'), '')
    const file = createSmallFile(join(folder, 'autostart', 'ringdesk.desktop'))
    const login = createAutostart({ file, command: ['/x'], isThere: async () => true })
    expect(await login.change(true)).toMatchObject({ failure: { code: 'NOT_SAVED' } })
  })

  it('is on Windows what its list says, and an entry that was switched off stays so', async () => {
    let list = { isListed: false, willStart: false }
    const login = createLoginItem({
      read: () => list,
      write: (starts) => void (list = { isListed: starts, willStart: starts }),
    })
    await login.change(true)
    expect(await login.look()).toEqual({ starts: true, theirs: false })
    list = { isListed: true, willStart: false }
    expect(await login.look()).toEqual({ starts: false, theirs: true })
    expect(await login.change(true)).toMatchObject({ failure: { code: 'NOT_OURS' } })
  })
})

/** Where they are missing the end-to-end tests bring them. */
const hasTools = (process.env['PATH'] ?? '')
  .split(delimiter)
  .some((folder) => existsSync(join(folder, 'xdg-mime')))

describe('links', () => {
  /** The real tools, in a home of their own; `programs` are the menu entries that are installed. */
  function aHome(...programs: string[]) {
    const home = aFolder()
    const applications = join(home, 'data', 'applications')
    mkdirSync(applications, { recursive: true })
    for (const name of programs)
      writeFileSync(
        join(applications, name),
        `[Desktop Entry]\nType=Application\nName=x\nExec=true %u\nMimeType=x-scheme-handler/tel;\n`,
      )
    const env = {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      XDG_DATA_HOME: join(home, 'data'),
      XDG_DATA_DIRS: join(home, 'none'),
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_CONFIG_DIRS: join(home, 'none'),
    }
    mkdirSync(join(home, 'config'))
    const run: Run = async (command, args) => {
      try {
        return { code: 0, out: execFileSync(command, args, { env, encoding: 'utf8', stdio: 'pipe' }) }
      } catch (error) {
        const { status, code, stdout } = error as { status?: number; code?: string; stdout?: string }
        return code === 'ENOENT' ? undefined : { code: status ?? -1, out: stdout ?? '' }
      }
    }
    const links = createXdgLinks({
      run,
      entry: 'ringdesk.desktop',
      isInstalled: () =>
        access(join(applications, 'ringdesk.desktop')).then(
          () => true,
          () => false,
        ),
    })
    return { home, links, run }
  }

  it('are asked of the system, and taken over where the person wants it', async ({ skip }) => {
    skip(!hasTools)
    const { links, home } = aHome('ringdesk.desktop', 'other.desktop')
    writeFileSync(
      join(home, 'config', 'mimeapps.list'),
      '[Default Applications]\nx-scheme-handler/tel=other.desktop\n',
    )
    expect((await links.look()).links).toEqual({
      ...{ tel: 'elsewhere', sip: 'nowhere', sips: 'nowhere', callto: 'nowhere' },
    })
    await links.use()
    expect(await links.look()).toEqual({
      links: { tel: 'here', sip: 'here', sips: 'here', callto: 'here' },
    })
  })

  it('of a checkout are never handed to an entry that is not there', async ({ skip }) => {
    skip(!hasTools)
    const { links, home } = aHome('other.desktop')
    expect(await links.look()).toMatchObject({ links: { sip: 'nowhere' }, linksOff: 'checkout' })
    await links.use()
    expect(existsSync(join(home, 'config', 'mimeapps.list'))).toBe(false)
  })

  it('cannot be asked about without the tools', async () => {
    const links = createXdgLinks({
      run: async () => undefined,
      entry: 'ringdesk.desktop',
      isInstalled: async () => true,
    })
    expect(await links.look()).toMatchObject({ links: { tel: 'unknown' }, linksOff: 'noTools' })
  })

  it('are the system’s own business elsewhere, and a checkout takes none', async () => {
    const taken: string[] = []
    const of = (isPackaged: boolean) =>
      createSystemLinks({
        isOurs: (one) => taken.includes(one),
        take: (one) => void taken.push(one),
        isPackaged,
      })
    await of(false).use()
    expect(taken).toEqual([])
    expect(await of(false).look()).toMatchObject({ links: { tel: 'elsewhere' }, linksOff: 'checkout' })
    await of(true).use()
    expect(await of(true).look()).toEqual({
      links: { tel: 'here', sip: 'here', sips: 'here', callto: 'here' },
    })
  })
})

it('tells the state what was found, and refuses what did not come true', async () => {
  let told = 0
  const settled = createSettled({
    links: {
      look: async () => ({ links: { tel: 'here', sip: 'elsewhere', sips: 'here', callto: 'here' } }),
      use: async () => Promise.reject(new Error('the tool fell over')),
    },
    login: {
      look: async () => ({ starts: true, theirs: false }),
      change: async () => ({ ok: true, value: null }),
    },
    changed: () => void (told += 1),
  })
  expect(settled.into(aState()).settled).toMatchObject({ links: { tel: 'unknown' } })
  await settled.check()
  expect(settled.into(aState({ revision: 4 }))).toMatchObject({
    revision: 5,
    settled: { links: { tel: 'here', sip: 'elsewhere' }, login: { starts: true } },
  })
  expect(await settled.useLinks()).toMatchObject({ failure: { code: 'NOT_SETTLED' } })
  expect(await settled.startAtLogin(true)).toEqual({ ok: true, value: null })
  expect(told).toBe(3)
})
