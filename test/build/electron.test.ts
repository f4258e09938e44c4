import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aClone, pretendElectron } from './clone.ts'
import { aBlackHole, aMirror } from './mirror.ts'

const manifest = readFileSync(join(import.meta.dirname, '../../node_modules/electron/package.json'), 'utf8')
const { version } = JSON.parse(manifest) as { version: string }

let clone: ReturnType<typeof aClone>
beforeEach(() => {
  clone = aClone()
})
afterEach(() => clone.stop())

const choose = (env?: Record<string, string>) => clone.evaluate('electron.mjs', 'it.electron()', env)
async function withFallback() {
  const { result } = await clone.evaluate('fallback.mjs', 'it.dist')
  pretendElectron(result as string, '33.2.1')
}
const unreachable = { ELECTRON_MIRROR: 'http://mirror.invalid/' }

// Each starts a few processes, and one waits four seconds for an answer.
const timeout = 30_000
const isHere = process.platform === 'linux' && process.arch === 'x64'

describe.runIf(isHere)('which Electron runs', { timeout }, () => {
  test('the one that is asked for comes before all', async () => {
    const dist = join(clone.folder, 'mine')
    pretendElectron(dist, '44.0.0')
    await withFallback()
    const { result } = await choose({ ELECTRON_OVERRIDE_DIST_PATH: dist })
    expect(result).toMatchObject({
      kind: 'override',
      version: '44.0.0',
      major: 44,
      exe: join(dist, 'electron'),
    })
  })

  test('one that is asked for and not there is an error, not a surprise', async () => {
    const gone = join(clone.folder, 'gone')
    await expect(choose({ ELECTRON_OVERRIDE_DIST_PATH: gone })).rejects.toThrow('no Electron in it')
  })

  test('the official one is downloaded from a mirror and stays', async () => {
    const mirror = await aMirror(version)
    await withFallback()
    const env = { ELECTRON_MIRROR: mirror.url, electron_use_remote_checksums: '1' }
    expect((await choose(env)).result).toMatchObject({ kind: 'official', version })
    expect(existsSync(join(clone.folder, 'node_modules/electron/dist/electron'))).toBe(true)
    expect(mirror.asked.some((line) => line.startsWith('GET') && line.endsWith('SHASUMS256.txt'))).toBe(true)
    await mirror.stop()
    expect((await choose()).result).toMatchObject({ kind: 'official', version })
  })

  test('a download that is not what the package promises is refused, and the fallback taken', async () => {
    const mirror = await aMirror(version)
    await withFallback()
    const { result, said } = await choose({ ELECTRON_MIRROR: mirror.url })
    await mirror.stop()
    expect(result).toMatchObject({ kind: 'fallback', major: 33 })
    expect(said).toMatch(/checksum/i)
    expect(existsSync(join(clone.folder, 'node_modules/electron/dist'))).toBe(false)
  })

  test('a mirror without this version is told by its answer', async () => {
    const mirror = await aMirror('1.2.3')
    await withFallback()
    const { result, said } = await choose({ ELECTRON_MIRROR: mirror.url })
    await mirror.stop()
    expect(result).toMatchObject({ kind: 'fallback' })
    expect(said).toContain('status 404')
  })

  test('a host that cannot be found costs nothing', async () => {
    await withFallback()
    const { result, said } = await choose(unreachable)
    expect(result).toMatchObject({ kind: 'fallback' })
    expect(said).toContain('mirror.invalid')
  })

  test('a network that swallows everything costs four seconds at most', async () => {
    const hole = await aBlackHole()
    await withFallback()
    const since = performance.now()
    const { result, said } = await choose({ ELECTRON_MIRROR: hole.url })
    const took = performance.now() - since
    await hole.stop()
    expect(result).toMatchObject({ kind: 'fallback' })
    expect(said).toContain('no answer within 4 s')
    expect(took).toBeLessThan(6_000)
  })

  test('once the fallback is there, no start waits for the network again', async () => {
    await withFallback()
    const { result, said } = await choose()
    expect(result).toMatchObject({ kind: 'fallback' })
    expect(said).toBe('')
  })
})
