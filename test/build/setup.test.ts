import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { aClone } from './clone.ts'
import { load } from './load.ts'

vi.setConfig({ testTimeout: 30_000 }) // each starts processes

let clone: ReturnType<typeof aClone>
beforeEach(() => {
  clone = aClone()
})
afterEach(() => clone.stop())

const isInstalled = async () =>
  (await clone.evaluate('installed.mjs', `it.installed(${JSON.stringify(clone.folder)})`)).result

function change(file: string, how: (told: string) => string) {
  const path = join(clone.folder, file)
  const told = readFileSync(path, 'utf8')
  rmSync(path) // it may be a link into this clone
  writeFileSync(path, how(told))
}

test('what npm installed from this lock is left alone', async () => {
  expect(await isInstalled()).toBe(true)
})

test('another version in the lock, or another wish in the manifest, is installed', async () => {
  change('package-lock.json', (told) =>
    told.replace(/("node_modules\/ws": \{\s*"version": ")[^"]+/, '$10.0.1'),
  )
  expect(await isInstalled()).toBe(false)
  change('package-lock.json', () =>
    readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8'),
  )
  expect(await isInstalled()).toBe(true)
  change('package.json', (told) => told.replace(/"ws": "[^"]+"/, '"ws": "0.0.1"'))
  expect(await isInstalled()).toBe(false)
})

// An npm that runs on an old Node leaves out what is too new for it.
test.runIf(process.platform === 'linux')(
  'a program that is missing for this machine is installed',
  async () => {
    const name = `node_modules/node-linux-${process.arch}`
    const inside = realpathSync(join(clone.folder, 'node_modules/.package-lock.json'))
    const told = JSON.parse(readFileSync(inside, 'utf8')) as { packages: Record<string, unknown> }
    const { [name]: _, ...others } = told.packages
    change('node_modules/.package-lock.json', () => JSON.stringify({ packages: others }))
    expect(await isInstalled()).toBe(false)
  },
)

test('two commands at once take turns', async () => {
  const turn = `it.exclusively(async () => {
    const begun = Date.now()
    await new Promise((done) => setTimeout(done, 300))
    return [begun, Date.now()]
  })`
  const turns = await Promise.all([1, 2, 3].map(() => clone.evaluate('lock.mjs', turn)))
  const spans = turns.map(({ result }) => result as [number, number]).sort(([a], [b]) => a - b)
  const overlaps = spans.filter(([begun], index) => index > 0 && begun < (spans[index - 1]?.[1] ?? 0))
  expect(overlaps).toEqual([])
})

test('a lock whose owner is gone holds nobody up', async () => {
  await clone.evaluate('lock.mjs', 'it.exclusively(() => true)')
  writeFileSync(join(clone.folder, '.cache/setup.lock'), '999999999')
  expect((await clone.evaluate('lock.mjs', 'it.exclusively(() => true)')).result).toBe(true)
})

test('a library has the name that this system knows', async () => {
  const { spelled } = await load<{ spelled(name: string, known: Set<string>): string }>('setup/packages.mjs')
  expect(spelled('libgtk-3-0', new Set(['libgtk-3-0']))).toBe('libgtk-3-0')
  expect(spelled('libgtk-3-0', new Set(['libgtk-3-0t64']))).toBe('libgtk-3-0t64')
  expect(spelled('libgtk-3-0', new Set())).toBe('libgtk-3-0')
})

test('asking for a suite that there is not is told, and nothing runs', async () => {
  const { chosen } = await load<{ chosen(argv: string[]): unknown }>('checks/all.mjs')
  expect(chosen([])).toEqual({ names: ['e2e', 'views', 'check', 'unit', 'storms'], extra: [] })
  expect(chosen(['--only', 'unit', 'test/build'])).toEqual({ names: ['unit'], extra: ['test/build'] })
  expect(() => chosen(['--only', 'units'])).toThrow('Usage')
  expect(() => chosen(['unit'])).toThrow('Usage')
})
