import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock, Fetch, Log, Undo } from '../../ports.ts'
import { startAgain } from '../again.ts'
import { appImageHere } from '../appImage.ts'
import type { SmallFile } from '../smallFile.ts'
import { installDeb } from './deb.ts'
import { readFeed } from './feed.ts'
import type { Library, PackageKind } from './library.ts'
import { createSerialFile } from './serial.ts'
import { announcementFor, readSource } from './source.ts'
import { createUpdates, type Updates } from './updates.ts'

export interface AppUpdatesPorts {
  /** Where the highest serial is kept. */
  file: SmallFile
  clock: Clock
  log: Log
  /** The company may have said no. */
  allowed: boolean
  fetch: Fetch
  isQuiet(): boolean
  /** The app is about to end and begin anew: nobody is asked, until that is taken back. */
  leaving(): Undo
  changed(): void
}

/** What this installation came from; of a folder that was only unpacked nobody knows how to replace it. */
function packageKind(): PackageKind | undefined {
  if (!app.isPackaged) return undefined
  if (process.platform === 'win32') return '.exe'
  if (process.platform === 'darwin') return '.zip'
  if (appImageHere()) return '.AppImage'
  return process.execPath.startsWith('/opt/') ? '.deb' : undefined
}

/** Updates of the app that runs, by whatever it was installed from. Called once Electron is ready. */
export function createAppUpdates(ports: AppUpdatesPorts): Updates {
  const { file, clock, log, fetch, isQuiet, changed } = ports
  const kind = ports.allowed ? packageKind() : undefined
  const source = kind && readSource(readFileSync(join(app.getAppPath(), 'package.json'), 'utf8'))
  let library: Library | undefined
  return createUpdates({
    clock,
    log,
    random: () => Math.random(),
    version: app.getVersion(),
    source,
    announced({ url }) {
      return readFeed(url + announcementFor(process.platform, process.arch), { fetch, clock, log })
    },
    serials: createSerialFile(file),
    async fetch(announcement, from) {
      // Loaded when there is something to be fetched: a start does not pay for it.
      const { createLibrary } = await import('./library.ts')
      library ??= createLibrary(kind ?? '.deb', { fetch, clock })
      return library.fetch(announcement, from)
    },
    async install(path, { files }) {
      if (kind !== '.deb') return { ok: true } // the others are replaced while the app ends
      const announced = files.find(({ name }) => name.endsWith(kind))
      return installDeb(path, announced?.sha512 ?? '', process.getuid?.() === 0)
    },
    isQuiet,
    restart() {
      const stay = ports.leaving()
      if (kind !== '.deb') library?.installAndQuit()
      else {
        startAgain()
        app.quit()
      }
      return stay
    },
    changed,
  })
}
