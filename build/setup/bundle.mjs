import { existsSync } from 'node:fs'
import { at, modules, out } from './paths.mjs'
import { run } from './run.mjs'
import { during, Problem } from './say.mjs'
import { hashOf, isFresh, mark } from './stamp.mjs'

const SOURCES = [
  'main',
  'preload',
  'renderer',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
]

export const sourceHash = (major) =>
  hashOf(
    SOURCES.map((name) => at(name)),
    major,
  )

/** Bundles main, preload and renderer into out/, when something they are made of has changed. */
export async function bundle({ exe, major }) {
  const hash = sourceHash(major)
  if (existsSync(out('main', 'index.cjs')) && isFresh('bundle', hash)) return hash
  // electron-vite asks for an Electron and its version; the one it would look for itself may not be there.
  const env = { ...process.env, ELECTRON_EXEC_PATH: exe, ELECTRON_MAJOR_VER: String(major) }
  const args = [modules('electron-vite', 'bin', 'electron-vite.js'), 'build', '--logLevel', 'warn']
  try {
    await during('bundling the app', () => run(process.execPath, args, { env }))
  } catch (error) {
    throw new Problem(error.message)
  }
  mark('bundle', hash)
  return hash
}
