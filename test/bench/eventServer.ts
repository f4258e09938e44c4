import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import { WebSocketServer } from 'ws'
import { anEvent, lastEvent } from './events.ts'

// A contact centre that lets anybody in and says so many events as fast as they are taken, in a thread of its own.
const count = Number(workerData)
const frames = Array.from({ length: count }, (_, n) => JSON.stringify(anEvent(n)))
frames.push(JSON.stringify(lastEvent(count)))

/** A token that is good for a day, as far as anybody looks. */
const token = ['', JSON.stringify({ iat: 0, exp: 86_400 }), ''].map((part) => btoa(part)).join('.')
const ANSWERS: Record<string, (origin: string) => object> = {
  'token-with-authorities': (location) => ({ token, location }),
  session: () => ({ user: { userId: 'u', name: 'Ana' }, tenant: { tenantId: 't', name: 'T' } }),
  'ws-ticket': (origin) => ({ url: origin.replace('http', 'ws'), ticket: 't1', expiresIn: 30 }),
}

const http = createServer((request, response) => {
  const name = new URL(request.url ?? '', 'http://x').pathname.split('/').at(-1) ?? ''
  const answer = ANSWERS[name]?.(`http://${request.headers.host ?? ''}`)
  response.writeHead(answer ? 200 : 404).end(JSON.stringify(answer ?? {}))
})
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false })
sockets.on('connection', (socket) => {
  const say = (frame: object) => socket.send(JSON.stringify(frame))
  const head = { epoch: 'e1', seq: 0, serverTime: Date.now() }
  let at = 0
  /** Never more on the way than a server would keep. */
  const sendSome = () => {
    while (at < frames.length && socket.bufferedAmount < 250_000) socket.send(frames[at++] ?? '')
    if (at < frames.length) setImmediate(sendSome)
  }
  say({ type: 'hello', heartbeatMs: 60_000, serverTime: head.serverTime })
  socket.on('message', (data: Buffer) => {
    const { type } = JSON.parse(data.toString()) as { type: string }
    if (type === 'heartbeat') return say({ type: 'heartbeatAck', serverTime: Date.now(), seq: at })
    if (type !== 'identify') return
    say({ type: 'welcome', sessionId: 's1', resumeWindowMs: 180_000, bufferSize: 1_000, ...head })
    say({ type: 'snapshot', page: 1, offers: [], openIds: [], workitems: [], more: false, ...head })
    sendSome()
  })
})
http.listen(0, '127.0.0.1', () => parentPort?.postMessage((http.address() as AddressInfo).port))
