import { protocol, type ProtocolRequest, type Session, type WebFrameMain } from 'electron'
import type { Undo } from '../ports.ts'
import { isMailUrl } from '../mail/mailUrl.ts'
import { isSoundUrl } from '../media/soundFolder.ts'
import { APP_ORIGIN, showsOurDocument } from '../sender.ts'
import { createAppFiles, type FileAnswer } from './appFiles.ts'
import type { Assets } from './assets.ts'

const SCHEME = new URL(APP_ORIGIN).protocol.slice(0, -1)

/**
 * Before `ready`, and once. Neither fetch nor CORS: a scheme that has them can be read from other origins. Without
 * `stream` a sound could not be played from its middle.
 */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, stream: true } },
  ])
}

/** Answers for the sounds and letters of a page. */
export type Media = (request: ProtocolRequest) => Promise<FileAnswer>

/**
 * Hangs the built pages up under our own origin, and the sounds and letters that they may show, once somebody has them. In
 * buffers, which Electron calls the old way: the new one speaks in Node's `Response`, whose loading alone is a tenth of a start.
 */
export function serveApp(session: Session, root: string, media: Promise<Media>, assets: Assets): Undo {
  const files = createAppFiles(root)
  session.protocol.registerBufferProtocol(SCHEME, (request, answer) => {
    if (isMailUrl(request.url) || isSoundUrl(request.url))
      return void media.then((of) => of(request)).then(answer)
    const file = files(request)
    answer(file)
    assets.served(request.url, file.data)
  })
  return () => void session.protocol.unregisterProtocol(SCHEME)
}

/**
 * The page asks the network for nothing: what it knows comes over IPC. The policy of the document says so as well;
 * this holds where a document has none.
 */
export function cutOffNetwork(session: Session, isDevelopment: boolean): Undo {
  const allowed = isDevelopment ? /^(app|data|devtools):/ : /^(app|data):/
  session.webRequest.onBeforeRequest(({ url, resourceType, frame }, decide) => {
    // What callers have said is for the player of our own page, and for no other document, script or frame.
    const mayHear = resourceType === 'media' && showsOurDocument(frame ?? null)
    const mayRead = resourceType === 'subFrame' && showsOurDocument(frame?.parent ?? null)
    const isMine = (isSoundUrl(url) && mayHear) || (isMailUrl(url) && mayRead)
    const isGuarded = isSoundUrl(url) || isMailUrl(url)
    // A letter asks for nothing at all: what it shows is in it.
    decide({
      cancel: !allowed.test(url) || (isGuarded ? !isMine : isMailFrame(frame) && !url.startsWith('data:')),
    })
  })
  session.setSpellCheckerEnabled(false)
  return () => session.webRequest.onBeforeRequest(null)
}

function isMailFrame(frame: WebFrameMain | null | undefined): boolean {
  try {
    return isMailUrl(frame?.url ?? '')
  } catch {
    // A frame that has gone cannot be read; what it asked for is wanted by nobody.
    return true
  }
}
