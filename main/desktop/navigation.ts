import { app, type WebContents } from 'electron'
import type { Undo } from '../ports.ts'

/**
 * A page stays where the main process put it: it opens no window, goes nowhere, holds no guest. A sandboxed frame can
 * reach the window-open handler too, which therefore never opens anything.
 */
export function pinPages(): Undo {
  const refuse = (event: { preventDefault(): void }) => event.preventDefault()
  const pin = (_event: unknown, contents: WebContents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', refuse)
    contents.on('will-frame-navigate', refuse)
    contents.on('will-redirect', refuse)
    contents.on('will-attach-webview', refuse)
  }
  app.on('web-contents-created', pin)
  return () => app.off('web-contents-created', pin)
}
