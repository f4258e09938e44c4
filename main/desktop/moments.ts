import { app, BrowserWindow } from 'electron'
import type { Undo } from '../ports.ts'
import type { SystemEvent } from '../recorder/entry.ts'

/** What the flight recorder wants to know of the windows. */
export function watchMoments(note: (what: SystemEvent) => void): Undo {
  const gone = () => note('pageGone')
  // Those that there are now: the offer window, which comes and goes with each call, is none of them.
  for (const window of BrowserWindow.getAllWindows()) {
    for (const away of ['hide', 'minimize'] as const) window.on(away as 'hide', () => note('hidden'))
    for (const back of ['show', 'restore'] as const) window.on(back as 'show', () => note('shown'))
  }
  app.on('render-process-gone', gone)
  return () => void app.off('render-process-gone', gone)
}
