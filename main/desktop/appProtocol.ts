import { protocol, type Session } from 'electron'
import type { Undo } from '../ports.ts'
import type { Media } from '../media/media.ts'
import { isSoundUrl } from '../media/soundUrl.ts'
import { APP_ORIGIN, showsOurDocument } from '../sender.ts'
import { createAppFiles } from './appFiles.ts'
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

/** Hangs the built pages up under our own origin, and the sounds that they may play. */
export function serveApp(session: Session, root: string, sound: Media['sound']): Undo {
  const files = createAppFiles(root)
  const sounds = createAppSounds(sound)
  session.protocol.handle(SCHEME, (request) => (isSoundUrl(request.url) ? sounds : files)(request))
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
    decide({ cancel: !allowed.test(url) || (isSoundUrl(url) && !mayHear) })
  })
  session.setSpellCheckerEnabled(false)
  return () => session.webRequest.onBeforeRequest(null)
}
