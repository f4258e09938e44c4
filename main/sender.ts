import type { AppState } from '../preload/contract.ts'

/** Where our pages live; a scheme of our own, so that no other document can have this origin. */
export const APP_ORIGIN = 'app://ringdesk'

/** What the gate reads of Electron's WebFrameMain. */
export interface Frame {
  readonly origin: string
  readonly url: string
  readonly parent: unknown
  readonly processId: number
  readonly routingId: number
}

/** A page of ours, as the window that holds it answers for it. */
export interface Contents {
  readonly id: number
  /** The page's own top frame; null or a throw where it is gone. */
  mainFrame(): Frame | null
  /** Does it show one of our documents at this moment? */
  isOurs(): boolean
  send(channel: string, payload: unknown): void
  /** The verbs it may ask for; absent: all of them. */
  readonly verbs?: ReadonlySet<string>
  /** What of the state it is told; absent: all of it. */
  view?(state: AppState): AppState
}

/** What the gate reads of Electron's IpcMainInvokeEvent. */
export interface Message {
  readonly senderFrame: Frame | null
  readonly sender: { readonly id: number }
}

const isOurDocument = (frame: Frame): boolean =>
  frame.origin === APP_ORIGIN && (frame.url === APP_ORIGIN || frame.url.startsWith(`${APP_ORIGIN}/`))

/**
 * Which page of ours has sent this; none where it was anybody else. Only the top frame of a window of ours, showing a
 * document of ours, may speak. `origin` is Chromium's own word;
 * Node's URL cannot be asked, because it calls the origin of every scheme like ours `'null'`.
 */
export function trusted(message: Message, pages: readonly Contents[]): Contents | undefined {
  try {
    const frame = message.senderFrame
    const page = pages.find(({ id }) => id === message.sender.id)
    const top = page?.mainFrame()
    if (!frame || !top) return undefined
    const isTop =
      frame.parent === null && frame.processId === top.processId && frame.routingId === top.routingId
    return isTop && isOurDocument(frame) ? page : undefined
  } catch {
    // Reading a frame that has gone throws: whoever sent this is no longer there.
    return undefined
  }
}

/** The same question for what is pushed: news about callers goes to no document but ours. */
export function showsOurDocument(frame: Frame | null): boolean {
  try {
    return frame !== null && frame.parent === null && isOurDocument(frame)
  } catch {
    return false
  }
}
