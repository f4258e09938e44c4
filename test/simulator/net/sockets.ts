import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import type { RawData } from 'ws'
import type { Centre } from '../core/centre.ts'
import type { Peer } from '../core/socket/line.ts'

/** The event socket's sub-protocol and its largest frame in bytes (PROTOCOL 5). */
const SUB_PROTOCOL = 'ncx.events.v1'
const LARGEST_FRAME = 1024 * 1024

const textOf = (data: RawData): string =>
  (Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data as Uint8Array)).toString('utf8')

/** A socket as the centre sees it. A frozen one stays open below, but nothing passes any more. */
function peerOf(socket: WebSocket): Peer & { frozen(): boolean } {
  let frozen = false
  return {
    frozen: () => frozen,
    send: (text) => {
      if (!frozen && socket.readyState === WebSocket.OPEN) socket.send(text)
    },
    close: (code, reason) => {
      if (!frozen) socket.close(code, reason)
    },
    drop: () => {
      if (!frozen) socket.terminate()
    },
    freeze: () => {
      frozen = true
      socket.pause()
    },
  }
}

/** Serves the event socket of `centre` on an HTTP server, at `/events`. Returns what ends it. */
export function serveSockets(server: Server, centre: Centre, refuses: () => boolean): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_FRAME,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(SUB_PROTOCOL) ? SUB_PROTOCOL : false),
  })
  const refuse = (raw: Duplex, status: string) => {
    raw.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  }
  const open = (socket: WebSocket) => {
    const peer = peerOf(socket)
    const connection = centre.connect(peer)
    socket.on('message', (data, isBinary) => {
      if (peer.frozen()) return
      // A binary frame is no JSON object, and is refused as that.
      connection.receive(isBinary ? '' : textOf(data))
    })
    socket.on('close', () => connection.closed())
    socket.on('error', () => socket.terminate())
  }
  server.on('upgrade', (request: IncomingMessage, raw: Duplex, head: Buffer) => {
    raw.on('error', () => raw.destroy())
    if (refuses()) raw.destroy()
    else if (request.url !== '/events') refuse(raw, '404 Not Found')
    else if (!request.headers['sec-websocket-protocol']?.split(/ *, */).includes(SUB_PROTOCOL)) {
      refuse(raw, '400 Bad Request')
    } else sockets.handleUpgrade(request, raw, head, open)
  })
  return () => {
    for (const socket of sockets.clients) socket.terminate()
    sockets.close()
  }
}
