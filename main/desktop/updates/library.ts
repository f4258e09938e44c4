import {
  AppImageUpdater,
  DebUpdater,
  MacUpdater,
  NsisUpdater,
  Provider,
  type AppUpdater,
  type ResolvedUpdateFileInfo,
  type UpdateInfo,
} from 'electron-updater'
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider'
import type { Clock, Fetch } from '../../ports.ts'
import type { Announcement } from './announcement.ts'
import { createDownload } from './download.ts'
import type { UpdateSource } from './source.ts'
import type { Fetched } from './updates.ts'

/** What each kind of installation is updated from. */
const KINDS = { '.deb': DebUpdater, '.AppImage': AppImageUpdater, '.exe': NsisUpdater, '.zip': MacUpdater }
export type PackageKind = keyof typeof KINDS
type AnnouncedFile = Announcement['files'][number]

/** electron-updater, which stages and replaces; what it is to believe was decided before (announcement.ts). */
export interface Library {
  fetch(announcement: Announcement, source: UpdateSource): Promise<Fetched>
  /** Installs what was fetched last, where the library can do that without standing still; ends the app. */
  installAndQuit(): void
}

/** The library asks a server for its own metadata, which nobody signs; this hands it what was signed instead. */
function providerOf({ version, percent }: Announcement, file: AnnouncedFile | undefined, url: string) {
  return class extends Provider<UpdateInfo> {
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(runtime)
    }
    getLatestVersion(): Promise<UpdateInfo> {
      return Promise.resolve({
        version,
        files: file ? [{ url: file.name, size: file.size, sha512: file.sha512 }] : [],
        path: file?.name ?? '',
        sha512: file?.sha512 ?? '',
        releaseDate: '',
        ...(percent === undefined ? {} : { stagingPercentage: percent }),
      })
    }
    resolveFiles(info: UpdateInfo): ResolvedUpdateFileInfo[] {
      return info.files.map((one) => ({ url: new URL(one.url, url), info: one }))
    }
  }
}

/** `damaged` where what came is not what was announced; else it did not come whole. */
const problemOf = (error: unknown) =>
  (error as { code?: unknown }).code === 'ERR_CHECKSUM_MISMATCH' ? 'damaged' : 'interrupted'

export function createLibrary(kind: PackageKind, ports: { fetch: Fetch; clock: Clock }): Library {
  let updater: AppUpdater | undefined
  return {
    async fetch(announcement, source) {
      const announced = announcement.files.find(({ name }) => name.endsWith(kind))
      updater = new KINDS[kind]({
        provider: 'custom',
        updateProvider: providerOf(announcement, announced, source.url),
      })
      Object.assign(updater, {
        httpExecutor: { download: createDownload({ ...ports, bytes: announced?.size ?? 0 }) },
        autoDownload: false,
        autoInstallOnAppQuit: false,
        allowDowngrade: false,
        disableWebInstaller: true,
        // The sums of parts would be asked for, which nobody signs.
        disableDifferentialDownload: true,
        logger: null,
      })
      // Told by what is awaited; without a listener it would be thrown.
      updater.on('error', () => undefined)
      try {
        const found = await updater.checkForUpdates()
        if (!found?.isUpdateAvailable) return { ok: false, problem: 'notYet' }
        const [file] = await updater.downloadUpdate()
        return file === undefined ? { ok: false, problem: 'interrupted' } : { ok: true, file }
      } catch (error) {
        return { ok: false, problem: problemOf(error) }
      }
    },
    installAndQuit: () => updater?.quitAndInstall(true, true),
  }
}
