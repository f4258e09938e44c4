import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { modules } from './paths.mjs'
import { run } from './run.mjs'
import { during } from './say.mjs'

// The official Electron, as the project's electron package downloads it: from GitHub or a mirror of its releases,
// compared with the checksums that came in the package.
const PROBE = fileURLToPath(new URL('./probe.mjs', import.meta.url))
const LIMIT = 15 * 60_000 // a download that takes longer will not end

const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
export const executable = names[process.platform] ?? 'electron'
export const dist = modules('electron', 'dist')

const read = (...parts) => readFileSync(modules('electron', ...parts), 'utf8').trim()
const wanted = () => JSON.parse(read('package.json')).version

export const mirror = () => process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror

export function isInstalled() {
  try {
    return (
      read('dist', 'version').replace(/^v/, '') === wanted() &&
      existsSync(modules('electron', 'dist', executable))
    )
  } catch {
    return false
  }
}

function address() {
  const base = mirror() ?? 'https://github.com/electron/electron/releases/download/'
  const folder = process.env.ELECTRON_CUSTOM_DIR ?? `v${wanted()}`
  return `${base}${folder.replace('{{ version }}', wanted())}/electron-v${wanted()}-${process.platform}-${process.arch}.zip`
}

/** Node looks neither at the proxy nor at the certificates of the system unless it is told to. */
const environment = () => ({
  NODE_USE_SYSTEM_CA: '1',
  NODE_USE_ENV_PROXY: '1',
  ...process.env,
})

const firstLine = (error) => (error.output || error.message).trim().split('\n')[0]

/** Undefined when it is installed, else in one line why not. */
export async function install() {
  const env = environment()
  try {
    await run(process.execPath, [PROBE, address()], { env })
  } catch (error) {
    return firstLine(error)
  }
  try {
    const script = modules('electron', 'install.js')
    await during(`downloading Electron ${wanted()}`, () =>
      run(process.execPath, [script], { env, limit: LIMIT }),
    )
  } catch (error) {
    return firstLine(error)
  }
  return isInstalled() ? undefined : 'the download did not leave an Electron'
}
