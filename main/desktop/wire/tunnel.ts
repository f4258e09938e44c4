import { request as plainRequest, type IncomingMessage } from 'node:http'
import { request as secureRequest } from 'node:https'
import type { Socket } from 'node:net'
import type { SecureContext } from 'node:tls'
import { notThatProxy, Trouble } from '../../server/trouble.ts'

/** A proxy that has not answered by then is as good as none, ms. */
const ANSWER_MS = 6_000

export interface TunnelPorts {
  /** `http://host:port`, or `https://`. */
  proxy: string
  /** Of the server behind it, `host:port`. */
  to: string
  /** For the proxy alone; absent where none is known. */
  authorization?: string | undefined
  /** Who is trusted, where the way to the proxy itself is private. */
  secureContext: SecureContext
}

/**
 * Has a proxy connect to a server (CONNECT, RFC 9110 9.3.6). Rejects with a `Trouble` that names the proxy: `PROXY_DOWN`,
 * `PROXY_PASSWORD`, `PROXY_SCHEME`, `PROXY_REFUSED`, `PROXY_CERT_…` and `PROXY_TLS` where it does not show who it is; or with `UNREACHABLE`,
 * where it did not get to the server either. What the proxy says beside its status is read by nobody.
 */
export function openTunnel({ proxy, to, authorization, secureContext }: TunnelPorts): Promise<Socket> {
  const { protocol, host } = new URL(proxy)
  const send = protocol === 'https:' ? secureRequest : plainRequest
  return new Promise((resolve, reject) => {
    const asked = send(proxy, {
      method: 'CONNECT',
      path: to,
      agent: false,
      timeout: ANSWER_MS,
      headers: { host: to, ...(authorization !== undefined && { 'proxy-authorization': authorization }) },
      ...(protocol === 'https:' && { secureContext, rejectUnauthorized: true }),
    })
    const down = () => {
      reject(new Trouble('PROXY_DOWN', `The proxy ${host} cannot be reached.`, { param: host }))
      asked.destroy()
    }
    asked.on(
      'connect',
      ({ statusCode: status = 0, headers }: IncomingMessage, socket: Socket, head: Buffer) => {
        if (status >= 200 && status < 300) {
          // From now on it is a wire like any other, and may be quiet for as long as it likes.
          socket.setTimeout(0)
          if (head.length > 0) socket.unshift(head)
          return resolve(socket)
        }
        socket.destroy()
        reject(refusal(host, status, headers['proxy-authenticate'] ?? ''))
      },
    )
    const failed = (error: Error) => {
      const unsafe = notThatProxy(error, host)
      if (!unsafe) return down()
      reject(unsafe)
    }
    asked.on('timeout', down).on('error', failed).end()
  })
}

function refusal(host: string, status: number, schemes: string): Trouble {
  const more = { param: host, status }
  // A gateway's own words for a server behind it that is away or late.
  if (status >= 500)
    return new Trouble('UNREACHABLE', `The proxy ${host} does not reach the server (${status}).`, { status })
  if (status !== 407)
    return new Trouble('PROXY_REFUSED', `The proxy ${host} does not let us through (${status}).`, more)
  return /\bbasic\b/i.test(schemes)
    ? new Trouble('PROXY_PASSWORD', `The proxy ${host} wants a user name and a password.`, more)
    : new Trouble(
        'PROXY_SCHEME',
        `The proxy ${host} wants a kind of sign-in that Ringdesk does not speak.`,
        more,
      )
}
