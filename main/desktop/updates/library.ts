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
import type { Announcement } from './announcement.ts'
import type { UpdateSource } from './source.ts'
import type { Fetched } from './updates.ts'

/** What each kind of installation is updated from. */
const KINDS = { '.deb': DebUpdater, '.AppImage': AppImageUpdater, '.exe': NsisUpdater, '.zip': MacUpdater }
export type PackageKind = keyof typeof KINDS

/** electron-updater, which downloads, compares and stages; what it is to believe was decided before (announcement.ts). */
export interface Library {
  fetch(announcement: Announcement, source: UpdateSource): Promise<Fetched>
  /** Installs what was fetched last, where the library can do that without standing still; ends the app. */
  installAndQuit(): void
}

/** The library asks a server for its own metadata, which nobody signs; this hands it what was signed instead. */
function providerOf(announcement: Announcement, { url }: UpdateSource, kind: PackageKind) {
  const files = announcement.files.filter(({ name }) => name.endsWith(kind))
  return class extends Provider<UpdateInfo> {
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(runtime)
    }
    getLatestVersion(): Promise<UpdateInfo> {
      return Promise.resolve({
        version: announcement.version,
        files: files.map(({ name, ...rest }) => ({ ...rest, url: name })),
        path: files[0]?.name ?? '',
        sha512: files[0]?.sha512 ?? '',
        releaseDate: '',
        ...(announcement.percent === undefined ? {} : { stagingPercentage: announcement.percent }),
      })
    }
    resolveFiles(info: UpdateInfo): ResolvedUpdateFileInfo[] {
      return info.files.map((file) => ({ url: new URL(file.url, url), info: file }))
    }
  }
}

/** `damaged` where what came is not what was announced; else it did not come whole. */
const problemOf = (error: unknown) =>
  (error as { code?: unknown }).code === 'ERR_CHECKSUM_MISMATCH' ? 'damaged' : 'interrupted'

export function createLibrary(kind: PackageKind): Library {
  let updater: AppUpdater | undefined
  return {
    async fetch(announcement, source) {
      updater = new KINDS[kind]({
        provider: 'custom',
        updateProvider: providerOf(announcement, source, kind),
      })
      Object.assign(updater, {
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
