import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test as base } from './app.ts'

/** Puts the company's file, and starts the app from now on where it lies in `/etc`. */
export type CompanyFile = (policy: object | string, mode?: number) => void

const PROGRAM = 'RINGDESK_E2E_ELECTRON'

/** A start of the app for another user than usual, who has no name. */
export const SOMEBODY_ELSE = 65_000

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

/**
 * Tests on a machine of a company. The file's place cannot be moved, so `/etc` is: the app sees a copy of it, in a world of
 * its own that ends with it. Only root can make such a world.
 */
export const test = base.extend<{ company: CompanyFile }>({
  async company({}, use) {
    test.skip(process.getuid?.() !== 0, 'only root can give the app another /etc')
    const place = mkdtempSync('/var/tmp/ringdesk-etc-')
    const etc = join(place, 'etc')
    expect(spawnSync('cp', ['-a', '/etc', etc]).status).toBe(0)
    const usual = process.env[PROGRAM] ?? ''
    const start = join(place, 'start')
    const inside = `mount --bind ${quoted(etc)} /etc && exec ${quoted(usual)} "$@"`
    writeFileSync(start, `#!/bin/sh\nexec unshare --mount sh -c ${quoted(inside)} sh "$@"\n`)
    chmodSync(start, 0o755)
    await use((policy, mode = 0o644) => {
      const folder = join(etc, 'ringdesk')
      mkdirSync(folder, { recursive: true })
      const file = join(folder, 'policy.json')
      writeFileSync(file, typeof policy === 'string' ? policy : JSON.stringify(policy))
      chmodSync(file, mode)
      process.env[PROGRAM] = start
    })
    process.env[PROGRAM] = usual
    rmSync(place, { recursive: true, force: true })
  },
})

/** A program as somebody else runs it, who may do nothing that everybody may not. */
export const asSomebodyElse = (command: string, args: readonly string[]) =>
  spawnSync(
    'setpriv',
    [
      ...['--reuid', String(SOMEBODY_ELSE), '--regid', String(SOMEBODY_ELSE), '--clear-groups'],
      ...['--', command, ...args],
    ],
    { encoding: 'utf8' },
  )
