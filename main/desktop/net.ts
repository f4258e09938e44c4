import { session, type Session } from 'electron'
import type { Fetch } from '../ports.ts'

/** HTTP through Chromium, and so through the system's proxy and trust store. */
export interface Wire {
  fetch: Fetch
  /** What the system says of the way to a URL, as a PAC string. */
  resolveProxy(url: string): Promise<string>
  /**
   * The network may have gone without a word: nothing more is asked over a connection that is open now. Chromium would use
   * it again, and wait for its answer until the deadline, one connection after the other.
   */
  distrust(): void
}

/**
 * Two sessions, in memory and without a cache: what the wire carries is nobody else's, and leaves nothing behind. One is
 * in use; what is under way in the other may still come in.
 */
export function createWire(): Wire {
  let [used, other] = ['wire', 'wire again'].map((name) => session.fromPartition(name, { cache: false })) as [
    Session,
    Session,
  ]
  return {
    fetch: (...request) => fetchBy(used, ...request),
    resolveProxy: (url) => used.resolveProxy(url),
    distrust() {
      ;[used, other] = [other, used]
      // What it has under way was distrusted once already.
      void used.closeAllConnections()
    },
  }
}

/**
 * No cookies, no cache, no redirect: the token goes to the hosts that configuration and sign-in name, and to nobody they
 * point to.
 */
const fetchBy = (by: Session, ...[url, { method, headers, body, signal }]: Parameters<Fetch>) =>
  by.fetch(url, {
    method,
    headers,
    signal,
    ...(body === undefined ? {} : { body }),
    credentials: 'omit',
    redirect: 'error',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    bypassCustomProtocolHandlers: true,
  })
