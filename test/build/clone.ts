import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '..', '..')
const run = promisify(execFile)

/** Linked as they are, but for electron: what is downloaded goes into its folder, and must not go into ours. */
function linkModules(to: string) {
  mkdirSync(to)
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== 'electron') symlinkSync(join(root, 'node_modules', name), join(to, name))
  }
  for (const name of ['package.json', 'install.js', 'index.js', 'checksums.json']) {
    cpSync(join(root, 'node_modules', 'electron', name), join(to, 'electron', name))
  }
}

/** Something that has the looks of an Electron. */
export function pretendElectron(folder: string, version: string) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'version'), version)
  writeFileSync(join(folder, 'electron'), '#!/bin/sh\n', { mode: 0o755 })
}

/** A clone whose set-up can be tried without touching this one. */
export function aClone() {
  const folder = mkdtempSync(join(tmpdir(), 'ringdesk-clone-'))
  for (const name of ['build', 'package.json', 'package-lock.json', '.npmrc']) {
    cpSync(join(root, name), join(folder, name), { recursive: true })
  }
  linkModules(join(folder, 'node_modules'))
  return {
    folder,
    evaluate: evaluateIn(folder),
    stop: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Runs `expression` over what a file of build/setup exports, in a process of its own, as it would be at a start. */
const evaluateIn =
  (folder: string) =>
  async (file: string, expression: string, env: Record<string, string> = {}) => {
    const code = `import * as it from './build/setup/${file}'
      console.log(JSON.stringify((await (${expression})) ?? null))`
    const { ELECTRON_OVERRIDE_DIST_PATH: _, ELECTRON_MIRROR: __, ...ours } = process.env
    const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '-e', code], {
      cwd: folder,
      env: { ...ours, electron_config_cache: join(folder, 'downloads'), ...env },
    })
    return { result: JSON.parse(stdout) as unknown, said: stderr }
  }
