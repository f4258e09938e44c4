import { protocol, type Session } from 'electron'
import type { Undo } from '../ports.ts'
import { APP_ORIGIN } from '../sender.ts'
import { createAppFiles } from './appFiles.ts'

const SCHEME = new URL(APP_ORIGIN).protocol.slice(0, -1)

/** Before `ready`, and once. Neither fetch nor CORS: a scheme that has them can be read from other origins. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }])
}

/** Hangs the built pages up under our own origin. */
export function serveApp(session: Session, root: string): Undo {
  session.protocol.handle(SCHEME, createAppFiles(root))
  return () => session.protocol.unhandle(SCHEME)
}

/**
 * The page asks the network for nothing: what it knows comes over IPC. The policy of the document says so as well;
 * this holds where a document has none.
 */
export function cutOffNetwork(session: Session, isDevelopment: boolean): Undo {
  const allowed = isDevelopment ? /^(app|data|devtools):/ : /^(app|data):/
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !allowed.test(url) }))
  session.setSpellCheckerEnabled(false)
  return () => session.webRequest.onBeforeRequest(null)
}
