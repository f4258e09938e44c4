import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { endAll, endOnSignals } from '../setup/children.mjs'
import { setUp } from '../setup/index.mjs'
import { at, modules } from '../setup/paths.mjs'
import { exitCodeOf } from '../setup/run.mjs'
import { Problem, say } from '../setup/say.mjs'
import { announce } from './announce.mjs'
import { fpm } from './deb.mjs'

const ours = () => JSON.parse(readFileSync(at('package.json'), 'utf8')).version

/** The fallback is for trying things out only, so everything made with it carries that in its name and its version. */
function described({ kind }, version) {
  const named = `-c.extraMetadata.version=${version}`
  if (kind !== 'fallback') return { output: at('dist'), version, options: [named] }
  say('this Electron must not be shipped: what is packed here is called -testruntime')
  const marked = `${version}-testruntime`
  const output = at('dist', 'testruntime')
  // Nobody keeps it, so it is packed quickly rather than small.
  const options = [
    `-c.extraMetadata.version=${marked}`,
    `-c.directories.output=${output}`,
    '-c.deb.compression=gz',
  ]
  return { output, version: marked, options }
}

/** Where the package looks for newer ones, and whose word counts: without both it is not updated by itself. */
function updates() {
  const { RINGDESK_UPDATES_URL: url, RINGDESK_UPDATES_KEY: key } = process.env
  if (!url && !key) return []
  if (!url || !key) throw new Problem('Updates need both RINGDESK_UPDATES_URL and RINGDESK_UPDATES_KEY.')
  return [`-c.extraMetadata.updates.url=${url}`, `-c.extraMetadata.updates.key=${key}`]
}

/** Without a wish: what can be made here without fetching any tool. */
const USUAL = process.platform === 'linux' ? ['--linux', 'deb'] : []

const megabytes = (file) => `${(statSync(file).size / 1e6).toFixed(1)} MB`

/** What an agent downloads, and how much of it is ours. */
function report(folder) {
  for (const name of readdirSync(folder).sort())
    if (/\.(deb|gz|AppImage|exe|dmg|zip)$/.test(name)) say(`  ${name}: ${megabytes(path.join(folder, name))}`)
  const resources = path.join(folder, 'linux-unpacked', 'resources')
  if (existsSync(resources)) say(`  of it the app itself: ${megabytes(path.join(resources, 'app.asar'))}`)
}

/** Packs the app with an Electron that is set up; further arguments go to electron-builder as they are. */
export async function packWith(setup, args = [], version = ours()) {
  const { output, version: marked, options } = described(setup, version)
  rmSync(output, { recursive: true, force: true })
  const cli = [
    modules('electron-builder', 'cli.js'),
    '--publish',
    'never',
    `-c.electronDist=${setup.dist}`,
    `-c.electronVersion=${setup.version}`,
    ...options,
    ...updates(),
    ...(args.length > 0 ? args : USUAL),
  ]
  const code = await exitCodeOf(process.execPath, cli, { env: { ...process.env, ...fpm() } })
  if (code !== 0) throw new Problem(`electron-builder ended with ${code}.`)
  report(output)
  return { output, version: marked }
}

/** The .deb of a run of `packWith`. */
export function debIn(folder) {
  const name = readdirSync(folder).find((file) => file.endsWith('.deb'))
  if (!name) throw new Problem(`There is no .deb in ${folder}.`)
  return path.join(folder, name)
}

/** `npm run package`; further arguments are electron-builder's, but for `--smoke`. */
export async function pack(args) {
  endOnSignals()
  if (args.length === 1 && args[0] === '--smoke') return tryOut()
  if (args.some((arg) => /^--(announce|new-key)(=|$)/.test(arg))) return announce(args) ?? 0
  await packWith(await setUp({ name: 'pack' }), args)
  return 0
}

async function tryOut() {
  const { smoke } = await import('../checks/packaged.mjs')
  try {
    const { passed, failed } = await smoke()
    console.log(`${passed} passed, ${failed} failed`)
    return failed > 0 || passed === 0 ? 1 : 0
  } finally {
    await endAll()
  }
}
