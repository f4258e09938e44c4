import { app, BrowserWindow, powerMonitor } from 'electron'
import type { Undo } from '../ports.ts'
import type { SystemEvent } from '../recorder/entry.ts'

/** What the flight recorder wants to know of the machine and its windows, beside what wakes the phone. */
export function watchMoments(note: (what: SystemEvent) => void): Undo {
  const suspend = () => note('suspend')
  const gone = () => note('pageGone')
  // Those that there are now: the offer window, which comes and goes with each call, is none of them.
  for (const window of BrowserWindow.getAllWindows()) {
    for (const away of ['hide', 'minimize'] as const) window.on(away as 'hide', () => note('hidden'))
    for (const back of ['show', 'restore'] as const) window.on(back as 'show', () => note('shown'))
  }
  powerMonitor.on('suspend', suspend)
  app.on('render-process-gone', gone)
  return () => {
    powerMonitor.off('suspend', suspend)
    app.off('render-process-gone', gone)
  }
}
