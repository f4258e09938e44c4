import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aClone } from './clone.ts'

let clone: ReturnType<typeof aClone>
beforeEach(() => {
  clone = aClone()
})
afterEach(() => clone.stop())

/** A machine that has these programs and no others, as a PATH. */
function machineWith(programs: Record<string, string>): string {
  const bin = join(clone.folder, 'bin')
  mkdirSync(bin)
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`)
    chmodSync(join(bin, name), 0o755)
  }
  return bin
}
const wish = (PATH: string) => clone.evaluate('libraries.mjs', "it.wished(['strace'])", { PATH })
const asked = () => join(clone.folder, 'asked')

// Where the folders of programs are one, this machine's own is always found.
const isApart = process.platform === 'linux' && !existsSync('/usr/sbin/strace')
describe.runIf(isApart)('a witness of the tests', () => {
  test('that is there is not asked for', async () => {
    const PATH = machineWith({ strace: 'exit 0', 'apt-get': `echo "$*" >> '${asked()}'` })
    expect(await wish(PATH)).toMatchObject({ said: '' })
    expect(existsSync(asked())).toBe(false)
  })

  test.runIf(process.getuid?.() === 0)('that is missing is installed', async () => {
    const apt = `echo "$*" >> '${asked()}'`
    const { said } = await wish(machineWith({ 'apt-get': apt, 'apt-cache': 'echo strace' }))
    expect(said).toMatch(/installing strace …[^]*done/)
    const [first, second] = readFileSync(asked(), 'utf8').split('\n')
    expect(first).toMatch(/ update$/)
    expect(second).toMatch(/ install -y .*strace$/)
  })

  test.each([
    ['nobody can install it', {}],
    ['the packages cannot be reached', { 'apt-get': 'echo no network >&2; exit 100' }],
  ])('that cannot be had, because %s, stops nothing, and is said', async (_s, programs) => {
    const { said } = await wish(machineWith(programs))
    expect(said).toMatch(/The tests that need strace are skipped without\./)
  })
})
