import { realpathSync } from 'node:fs'
import { isAbsolute, relative } from 'node:path'

/**
 * The AppImage that this app was started from; undefined where it was not. The word for it (`APPIMAGE`) goes on to whatever an
 * AppImage starts, a browser's may well be what started us: it is believed only where we run out of that mount (`APPDIR`).
 */
export function appImageOf(
  env: Readonly<Record<string, string | undefined>>,
  execPath: string,
): string | undefined {
  const { APPIMAGE, APPDIR } = env
  if (!APPIMAGE || !APPDIR) return undefined
  const within = relative(realOf(APPDIR), realOf(execPath))
  return within === '' || /^\.\.(\/|$)/.test(within) || isAbsolute(within) ? undefined : APPIMAGE
}

function realOf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/** Of the app that runs. */
export const appImageHere = (): string | undefined => appImageOf(process.env, process.execPath)
