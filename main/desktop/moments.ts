import { app, BrowserWindow, powerMonitor } from 'electron'
import type { Undo } from '../ports.ts'
import type { SystemEvent } from '../recorder/entry.ts'

/** What the flight recorder wants to know of the machine and its windows, beside what wakes the phone. */
export function watchMoments(note: (what: SystemEvent) => void): Undo {
  const suspend = () => note('suspend')
  const gone = () => note('pageGone')
  const watch = (_event: unknown, window: BrowserWindow) => {
    for (const away of ['hide', 'minimize'] as const) window.on(away as 'hide', () => note('hidden'))
    for (const back of ['show', 'restore'] as const) window.on(back as 'show', () => note('shown'))
  }
  for (const window of BrowserWindow.getAllWindows()) watch(undefined, window)
  powerMonitor.on('suspend', suspend)
  app.on('browser-window-created', watch)
  app.on('render-process-gone', gone)
  return () => {
    powerMonitor.off('suspend', suspend)
    app.off('browser-window-created', watch)
    app.off('render-process-gone', gone)
  }
}
