import { protocol, type Session, type WebFrameMain } from 'electron'
import type { Undo } from '../ports.ts'
import { isMailUrl } from '../mail/mailUrl.ts'
import { isSoundUrl } from '../media/soundUrl.ts'
import { APP_ORIGIN, showsOurDocument } from '../sender.ts'
import type { Softphone } from '../phone.ts'
import { createAppFiles } from './appFiles.ts'
import { createAppMail } from './appMail.ts'
import { createAppSounds } from './appSounds.ts'

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

/** Hangs the built pages up under our own origin, and the sounds and letters that they may show. */
export function serveApp(session: Session, root: string, phone: Pick<Softphone, 'sound' | 'mail'>): Undo {
  const files = createAppFiles(root)
  const sounds = createAppSounds(phone.sound)
  const mail = createAppMail(phone.mail)
  session.protocol.handle(SCHEME, (request) => {
    if (isMailUrl(request.url)) return mail(request)
    return (isSoundUrl(request.url) ? sounds : files)(request)
  })
  return () => session.protocol.unhandle(SCHEME)
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
