import type { AddressInfo } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'
import { WebSocketServer } from 'ws'
import { OPEN, anEvent } from './events.ts'

// A contact centre that says so many events as fast as they are taken, in a thread of its own.
const count = Number(workerData)
const frames = Array.from({ length: count }, (_, n) => JSON.stringify(anEvent(n)))
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
server.on('connection', (socket) => {
  const say = (frame: object) => socket.send(JSON.stringify(frame))
  const head = { epoch: 'e1', seq: 0, serverTime: Date.now() }
  let at = 0
  /** Never more on the way than a server would keep. */
  const sendSome = () => {
    while (at < count && socket.bufferedAmount < 250_000) socket.send(frames[at++] ?? '')
    if (at < count) setImmediate(sendSome)
  }
  say({ type: 'hello', heartbeatMs: 60_000, serverTime: head.serverTime })
  socket.on('message', (data: Buffer) => {
    const { type } = JSON.parse(data.toString()) as { type: string }
    if (type === 'heartbeat') return say({ type: 'heartbeatAck', serverTime: Date.now(), seq: 0 })
    if (type !== 'identify') return
    say({ type: 'welcome', sessionId: 's1', resumeWindowMs: 180_000, bufferSize: 1_000, ...head })
    say({ type: 'snapshot', page: 1, offers: [], openIds: [...OPEN], workitems: [], more: false, ...head })
    sendSome()
  })
})
server.on('listening', () => parentPort?.postMessage((server.address() as AddressInfo).port))
