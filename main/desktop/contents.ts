import type { BrowserWindow } from 'electron'
import { showsOurDocument, type Contents } from '../sender.ts'

/** The page of a window, as the gate needs it. */
export function contentsOf(window: BrowserWindow): Contents {
  const contents = window.webContents
  return {
    id: contents.id,
    mainFrame: () => (contents.isDestroyed() ? null : contents.mainFrame),
    isOurs: () => !contents.isDestroyed() && showsOurDocument(contents.mainFrame),
    send: (channel, payload) => contents.send(channel, payload),
  }
}
