import { BrowserWindow, screen } from 'electron'
import type { Undo } from '../ports.ts'
import { lockedPage } from './locked.ts'

export interface FloatingPorts {
  preload: string
  icon?: string
  isDevelopment: boolean
}

/**
 * A small window of ours without a frame, hidden at first: above all others, full screens too, and on whichever desktop the agent
 * is. It is as high as its page asks for.
 */
export function floatingWindow(
  { preload, icon, isDevelopment }: FloatingPorts,
  size: { width: number; height: number; highest: number },
  asksFor: (height: number) => void,
  isThrottled = true,
): BrowserWindow {
  const made = new BrowserWindow({
    width: size.width,
    height: size.height,
    title: 'Ringdesk',
    show: false,
    frame: false,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    ...(icon ? { icon } : {}),
    webPreferences: { ...lockedPage(preload, isDevelopment), backgroundThrottling: isThrottled },
  })
  made.setAlwaysOnTop(true, 'screen-saver')
  const onAllDesktops = () => made.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true })
  onAllDesktops()
  // A window manager of X11 forgets it of a window that is hidden; on a Mac saying it again would disturb the dock.
  if (process.platform === 'linux') made.on('show', onAllDesktops)
  made.webContents.on('content-bounds-updated', (event, wanted) => {
    event.preventDefault()
    asksFor(Math.max(1, Math.min(size.highest, Math.round(wanted.height))))
  })
  return made
}

/** The displays there are, as far as windows may cover them, and the one that is looked at. */
export const displays = () => ({
  areas: screen.getAllDisplays().map(({ workArea }) => workArea),
  looked: screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea,
})

const CHANGES = ['display-added', 'display-removed', 'display-metrics-changed'] as const

/** Tells when displays come, go, or are another size. */
export function watchDisplays(changed: () => void): Undo {
  for (const change of CHANGES) screen.on(change as 'display-added', changed)
  return () => {
    for (const change of CHANGES) screen.off(change as 'display-added', changed)
  }
}
