import type { Session } from 'electron'
import type { Fetch } from '../ports.ts'

/**
 * HTTP through Chromium, and so through the system's proxy and trust store. No cookies, no cache, no redirect: the
 * token goes to the hosts that configuration and sign-in name, and to nobody they point to.
 */
export function createFetch(session: Session): Fetch {
  return (url, { method, headers, body, signal }) =>
    session.fetch(url, {
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
}
