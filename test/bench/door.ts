import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'

/** A token that is good for a day, as far as anybody looks. */
const token = ['', JSON.stringify({ iat: 0, exp: 86_400 }), ''].map((part) => btoa(part)).join('.')
const ANSWERS: Record<string, (origin: string) => object> = {
  'token-with-authorities': (location) => ({ token, location }),
  session: () => ({ user: { userId: 'u', name: 'Ana' }, tenant: { tenantId: 't', name: 'T' } }),
  'ws-ticket': (origin) => ({ url: origin.replace('http', 'ws'), ticket: 't1', expiresIn: 30 }),
}

/** Says a frame of the protocol. */
export type Say = (frame: object) => void

/**
 * A contact centre that lets anybody in, and has nothing open. Whoever has been let in is `stormed`; the acknowledgements
 * say how far that has come. Resolves with its port.
 */
export function openDoor(stormed: (say: Say, socket: WebSocket) => void, seq: () => number): Promise<number> {
  const http = createServer((request, response) => {
    const name = new URL(request.url ?? '', 'http://x').pathname.split('/').at(-1) ?? ''
    const answer = ANSWERS[name]?.(`http://${request.headers.host ?? ''}`)
    response.writeHead(answer ? 200 : 404).end(JSON.stringify(answer ?? {}))
  })
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false })
  sockets.on('connection', (socket) => {
    const say: Say = (frame) => socket.send(JSON.stringify(frame))
    const serverTime = () => Date.now()
    say({ type: 'hello', heartbeatMs: 60_000, serverTime: serverTime() })
    socket.on('message', (data: Buffer) => {
      const { type } = JSON.parse(data.toString()) as { type: string }
      if (type === 'heartbeat') return say({ type: 'heartbeatAck', serverTime: serverTime(), seq: seq() })
      if (type !== 'identify') return
      const head = { epoch: 'e1', seq: seq(), serverTime: serverTime() }
      say({ type: 'welcome', sessionId: 's1', resumeWindowMs: 180_000, bufferSize: 1_000, ...head })
      say({ type: 'snapshot', page: 1, offers: [], openIds: [], workitems: [], more: false, ...head })
      stormed(say, socket)
    })
  })
  return new Promise((resolve) =>
    http.listen(0, '127.0.0.1', () => resolve((http.address() as AddressInfo).port)),
  )
}
