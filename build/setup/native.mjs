import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { compile } from './compile.mjs'
import { cache, modules, out } from './paths.mjs'
import { during } from './say.mjs'
import { hashOf, isFresh, mark } from './stamp.mjs'

// better-sqlite3 speaks Node-API 10 in the binaries it comes with: Electron 35 has it. An older Electron would crash
// on them and gets one compiled here, once.
const FIRST_WITH_NODE_API_10 = 35

const name = () => {
  const musl = process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime
  return `${process.platform}${musl ? 'musl' : ''}-${process.arch}`
}
export const prebuilt = () => modules('better-sqlite3', 'prebuilds', `${name()}.node`)

const version = () => JSON.parse(readFileSync(modules('better-sqlite3', 'package.json'), 'utf8')).version
const compiled = () => cache('native', `better-sqlite3-${version()}-${process.arch}.node`)

export const needsCompiler = ({ major }) => major < FIRST_WITH_NODE_API_10 && !existsSync(compiled())

async function binding({ major }) {
  if (major >= FIRST_WITH_NODE_API_10) return prebuilt()
  if (!existsSync(compiled()))
    await during('compiling the database for this Electron', () => compile(compiled()))
  return compiled()
}

/** Puts the binding that fits the Electron beside the bundle. */
export async function native(electron) {
  const target = out('native', 'better_sqlite3.node')
  const source = await binding(electron)
  const hash = hashOf([source])
  if (existsSync(target) && isFresh('native', hash)) return
  mkdirSync(path.dirname(target), { recursive: true })
  // Never written in place: an app that is running has the old file mapped into its memory.
  copyFileSync(source, `${target}.new`)
  rmSync(target, { force: true })
  renameSync(`${target}.new`, target)
  mark('native', hash)
}
