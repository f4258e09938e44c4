import { app } from 'electron'
import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, isAbsolute, join } from 'node:path'
import { appImageHere } from '../appImage.ts'
import { createSmallFile } from '../smallFile.ts'
import { createAutostart, createLoginItem, type LoginStart } from './autostart.ts'
import { createSystemLinks, createXdgLinks, type LinkHandlers, type Run } from './links.ts'
import { createSettled } from './settled.ts'

/** The menu entry of the package (electron-builder.yml); a file of that name in the autostart folder is ours, too. */
const ENTRY = 'ringdesk.desktop'
/** A tool of the system that says nothing for so long is not waited for, ms. */
const PATIENCE_MS = 10_000

/** The real desktop of this machine; `dataDir` where the start has named one, which the session's start then names as well. */
export function createSettledHere(ports: { dataDir?: string | undefined; changed(): void }) {
  const words = ['--hidden', ...(ports.dataDir === undefined ? [] : [`--data-dir=${ports.dataDir}`])]
  const isLinux = process.platform === 'linux'
  return createSettled({
    links: isLinux ? xdgLinks() : systemLinks(),
    login: isLinux ? autostart(words) : loginItem(words),
    changed: ports.changed,
  })
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )
const isRunnable = (path: string) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  )

/** A folder of the XDG base directories; one that is not absolute is to be ignored there. */
const folder = (name: string, otherwise: string): string => {
  const named = process.env[name] ?? ''
  return isAbsolute(named) ? named : join(homedir(), otherwise)
}

const run: Run = (command, args) =>
  new Promise((resolve) => {
    execFile(command, args, { timeout: PATIENCE_MS, maxBuffer: 100_000 }, (error, out) => {
      if (error?.code === 'ENOENT') resolve(undefined)
      else resolve({ code: error ? (typeof error.code === 'number' ? error.code : -1) : 0, out })
    })
  })

function xdgLinks(): LinkHandlers {
  const data = process.env['XDG_DATA_DIRS'] ?? ''
  const folders = [
    folder('XDG_DATA_HOME', '.local/share'),
    ...(data === '' ? '/usr/local/share:/usr/share' : data).split(delimiter).filter(isAbsolute),
  ]
  return createXdgLinks({
    run,
    entry: ENTRY,
    async isInstalled() {
      const found = await Promise.all(folders.map((one) => isThere(join(one, 'applications', ENTRY))))
      return found.includes(true)
    },
  })
}

/** What follows `--` is no flag, whatever it looks like. */
const HANDED = ['--']
const systemLinks = (): LinkHandlers =>
  createSystemLinks({
    isOurs: (scheme) => app.isDefaultProtocolClient(scheme, process.execPath, HANDED),
    take: (scheme) => void app.setAsDefaultProtocolClient(scheme, process.execPath, HANDED),
    isPackaged: app.isPackaged,
  })

function autostart(words: string[]): LoginStart {
  // An AppImage is mounted anew at each start; what stays is the file that it came from.
  const program = appImageHere() ?? process.execPath
  return createAutostart({
    file: createSmallFile(join(folder('XDG_CONFIG_HOME', '.config'), 'autostart', ENTRY)),
    command: [program, ...(app.isPackaged ? [] : [app.getAppPath()]), ...words],
    isThere: isRunnable,
  })
}

const loginItem = (args: string[]): LoginStart =>
  createLoginItem({
    read() {
      const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings({ args })
      const willStart = process.platform === 'win32' ? executableWillLaunchAtLogin : openAtLogin
      return { isListed: openAtLogin, willStart }
    },
    write: (openAtLogin) => app.setLoginItemSettings({ openAtLogin, args }),
  })
