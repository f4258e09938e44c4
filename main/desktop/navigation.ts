import { app, type WebContents } from 'electron'
import { isMailUrl } from '../mail/mailUrl.ts'
import type { Undo } from '../ports.ts'
import { showsOurDocument } from '../sender.ts'

/**
 * A page stays where the main process put it: it opens no window, goes nowhere, holds no guest. A sandboxed frame can
 * reach the window-open handler too, which therefore never opens anything.
 */
export function pinPages(): Undo {
  const refuse = (event: { preventDefault(): void }) => event.preventDefault()
  const pin = (_event: unknown, contents: WebContents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', refuse)
    contents.on('will-frame-navigate', (event) => {
      if (!isLetterOfOurs(event)) event.preventDefault()
    })
    contents.on('will-redirect', refuse)
    contents.on('will-attach-webview', refuse)
  }
  app.on('web-contents-created', pin)
  return () => app.off('web-contents-created', pin)
}

/** The window puts a letter into a frame; the letter itself puts nothing anywhere. */
const isLetterOfOurs = ({ url, isMainFrame, initiator }: Electron.WebContentsWillFrameNavigateEventParams) =>
  !isMainFrame && isMailUrl(url) && showsOurDocument(initiator ?? null)
