import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { load } from './load.ts'

interface Asked {
  recommends: string[]
}
const { controlFile, readArguments } = await load<{
  readArguments(argv: readonly string[], compressions: readonly string[]): Asked
  controlFile(options: Asked, kilobytes: number): string
}>('packing/control.mjs')

const FPM = join(import.meta.dirname, '../../build/packing/fpm.mjs')

/** As electron-builder calls fpm. */
const ARGUMENTS = [
  ...['-s', 'dir', '--force', '-t', 'deb', '-d', 'libnss3', '-d', 'a | b', '--deb-recommends', 'c'],
  ...['--deb-compression', 'gz', '--architecture', 'amd64', '--description', 'Short\n Long one.\n\n More.'],
  ...['--version', '1.2.3~testruntime', '--name', 'ringdesk', '--maintainer', 'Who <who@example>'],
  ...[
    '--vendor',
    'Who',
    '--url',
    'https://ringdesk.example',
    '--category',
    'comm',
    '--deb-priority',
    'optional',
  ],
]

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deb-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe.skipIf(!existsSync('/usr/bin/dpkg-deb'))('a .deb without fpm', () => {
  function make(...more: string[]) {
    const app = join(folder, 'app')
    mkdirSync(join(app, 'deep'), { recursive: true })
    writeFileSync(join(app, 'program'), 'run', { mode: 0o700 })
    writeFileSync(join(app, 'deep', 'file'), 'text', { mode: 0o600 })
    symlinkSync('program', join(app, 'link'))
    chmodSync(app, 0o700)
    for (const name of ['installed', 'removed']) writeFileSync(join(folder, name), '#!/bin/sh\n')
    const scripts = ['--after-install', join(folder, 'installed'), '--after-remove', join(folder, 'removed')]
    const target = join(folder, 'made.deb')
    const inputs = [`${app}/=/opt/App`, `${join(app, 'deep/file')}=/usr/share/app/name`]
    const args = [FPM, ...ARGUMENTS, ...scripts, '--package', target, ...more, ...inputs]
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    return { target, status, stderr }
  }

  test('is read by dpkg: its fields, its scripts, and what goes where, for everybody to read and root to change', () => {
    const { target, stderr } = make()
    expect(stderr).toBe('')
    const field = (name: string) =>
      execFileSync('dpkg-deb', ['-f', target, name], { encoding: 'utf8' }).trim()
    expect(field('Version')).toBe('1.2.3~testruntime')
    expect(field('Depends')).toBe('libnss3, a | b')
    expect(field('Recommends')).toBe('c')
    expect(field('Description')).toBe('Short\n Long one.\n .\n More.')
    const listed = execFileSync('dpkg-deb', ['-c', target], { encoding: 'utf8' })
    const rows = listed
      .trim()
      .split('\n')
      .map((row) => row.split(/\s+/))
    const modes = new Map(rows.map(([mode, owner, , , , name]) => [name, `${mode} ${owner}`]))
    expect(Object.fromEntries(modes)).toMatchObject({
      './opt/App/': 'drwxr-xr-x root/root',
      './opt/App/program': '-rwxr-xr-x root/root',
      './opt/App/deep/file': '-rw-r--r-- root/root',
      './opt/App/link': 'lrwxrwxrwx root/root',
      './usr/share/app/name': '-rw-r--r-- root/root',
    })
    execFileSync('dpkg-deb', ['-e', target, join(folder, 'control')])
    expect(readdirSync(join(folder, 'control')).sort()).toEqual(['control', 'md5sums', 'postinst', 'postrm'])
  })

  test('is not made of what is not there, and leaves no half of one', () => {
    const { target, status, stderr } = make('/nowhere/=/opt/Other')
    expect(status).toBe(1)
    expect(stderr).toContain('/nowhere')
    expect(readdirSync(folder).filter((name) => name.startsWith('made.deb'))).toEqual([])
    expect(existsSync(target)).toBe(false)
  })
})

test('what a newer packer would ask for is refused by name instead of left out', () => {
  expect(() => readArguments([...ARGUMENTS, '--deb-systemd', 'x'], ['gz'])).toThrow(/deb-systemd/)
  expect(() => readArguments([...ARGUMENTS, 'no-target'], ['gz'])).toThrow('no-target does not say where to.')
  expect(() => readArguments(ARGUMENTS, ['xz'])).toThrow('A .deb is not packed by gz here.')
  expect(() => readArguments(['-s', 'dir', '-t', 'rpm'], ['xz'])).toThrow('Only a .deb')
})

test('the size is told in kilobytes, and nothing is told that was not said', () => {
  const control = controlFile({ ...readArguments(ARGUMENTS, ['gz']), recommends: [] }, 12)
  expect(control).toContain('Installed-Size: 12\n')
  expect(control).not.toContain('Recommends')
  expect(control).not.toContain('undefined')
})
