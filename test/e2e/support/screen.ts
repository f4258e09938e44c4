import { execFileSync } from 'node:child_process'
import type { Main } from './windows.ts'

/** What the X server has of a window. */
export interface Mapped {
  /** It is drawn on the desktop that the agent looks at; what lies on another one is not. */
  isViewable: boolean
  /** Which desktops have it, as its own mark says. */
  desktop: number | 'all' | undefined
  /** It stays above the others. */
  isAbove: boolean
}

/** What its own desktop says to a window that is on all of them (EWMH, `_NET_WM_DESKTOP`). */
const ALL = 0xffff_ffff

/** The X server's own word on the window whose page ends in this; Electron calls windows visible that nobody sees. */
export async function mapped(electron: Main, page: 'index' | 'offer'): Promise<Mapped> {
  const id = await electron.evaluate(({ BrowserWindow }, name) => {
    const all = BrowserWindow.getAllWindows()
    const window = all.find(({ webContents }) => webContents.getURL().endsWith(`/${name}.html`))
    return window?.getNativeWindowHandle().readUInt32LE(0)
  }, page)
  if (id === undefined) return { isViewable: false, desktop: undefined, isAbove: false }
  const ask = (program: string, ...args: string[]) =>
    execFileSync(program, ['-id', String(id), ...args], { encoding: 'utf8' })
  const desktop = /= (\d+)/.exec(ask('xprop', '_NET_WM_DESKTOP'))?.[1]
  return {
    isViewable: /Map State: IsViewable/.test(ask('xwininfo')),
    desktop: desktop === undefined ? undefined : Number(desktop) === ALL ? 'all' : Number(desktop),
    isAbove: ask('xprop', '_NET_WM_STATE').includes('_NET_WM_STATE_ABOVE'),
  }
}
