import type { Agent as HttpAgent } from 'node:http'
import { WebSocket } from 'ws'
import { failure, MAX_FRAME_BYTES, type Failure } from '../../preload/contract.ts'
import type { OpenSocket } from '../ports.ts'
import { noAnswer } from './trouble.ts'

/** Close codes of a frame over the limit, and of text that is none (RFC 6455, 7.4.1), by the words of `ws`. */
const UNTAKEN: Record<string, number> = {
  WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: 1009,
  WS_ERR_INVALID_UTF8: 1007,
}
/** Close code of a connection that was never there, or broke. */
const BROKEN = 1006

/** What the answer to a request for a socket was, by the words of `ws`. */
const ANSWERED = /^Unexpected server response: (\d+)$/

/** Why a socket never opened. Whoever lets requests through and no sockets is mostly a box on the way. */
function why(error: Error): Failure {
  const status = ANSWERED.exec(error.message)?.[1]
  return status === undefined
    ? noAnswer(error, false)
    : failure('SOCKET_REFUSED', `The event connection was refused (${status}).`, { status: Number(status) })
}

/** The event socket over `ws`. `agentFor` may answer a proxy's agent for a URL. */
export function createOpenSocket(agentFor: (url: string) => Promise<HttpAgent | undefined>): OpenSocket {
  return (url, protocol, events) => {
    let over = false
    let socket: WebSocket | undefined
    let untaken: number | undefined
    let isOpen = false
    let problem: Failure | undefined
    const closed = (code: number, reason: string) => {
      if (over) return
      over = true
      events.closed(untaken ?? code, reason, problem)
    }
    const begin = (agent: HttpAgent | undefined) => {
      if (over) return
      socket = new WebSocket(url, protocol, {
        perMessageDeflate: false,
        maxPayload: MAX_FRAME_BYTES,
        followRedirects: false,
        rejectUnauthorized: true,
        ...(agent && { agent }),
      })
      socket.on('open', () => {
        isOpen = true
        if (!over) events.open()
      })
      socket.on('message', (data: Buffer, binary) => {
        if (!over) events.frame(binary ? '' : data.toString('utf8'))
      })
      socket.on('error', (error: Error & { code?: string }) => {
        untaken = UNTAKEN[error.code ?? '']
        if (!isOpen) problem = why(error)
      })
      socket.on('close', (code, reason) => closed(code, reason.toString('utf8')))
    }
    agentFor(url)
      .catch(() => undefined)
      .then(begin)
      .catch(() => closed(BROKEN, ''))
    return {
      send(text) {
        if (socket?.readyState === WebSocket.OPEN) socket.send(text)
      },
      close(code, reason) {
        over = true
        if (!socket) return
        const leaving = socket
        leaving.close(code, reason)
        // A half-open peer never answers the close frame; ws itself would wait 30 s for it.
        setTimeout(() => leaving.terminate(), 1_000).unref()
      },
    }
  }
}
