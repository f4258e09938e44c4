import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocketServer, type WebSocket } from 'ws'
import { createOpenSocket } from '../../../main/server/wsSocket.ts'
import { MAX_FRAME_BYTES, SUB_PROTOCOL } from '../../../preload/contract.ts'

/** A real server on a real port; resolves with its address. */
async function aServer(onConnection: (socket: WebSocket, raw: Socket) => void = () => undefined) {
  const http: Server = createServer()
  const wss = new WebSocketServer({ server: http })
  wss.on('connection', (socket, request) => {
    socket.on('error', () => undefined)
    onConnection(socket, request.socket)
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  onTestFinished(() => {
    for (const client of wss.clients) client.terminate()
    http.close()
  })
  return { wss, url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/` }
}

/** Connects; `told` is everything in order, `over` resolves with the code it closed with. */
function aClient(url: string, agentFor = () => Promise.resolve(undefined)) {
  const told: string[] = []
  let close: (code: number) => void = () => undefined
  const over = new Promise<number>((resolve) => (close = resolve))
  let opened: () => void = () => undefined
  const open = new Promise<void>((resolve) => (opened = resolve))
  const socket = createOpenSocket(agentFor)(url, SUB_PROTOCOL, {
    open() {
      told.push('open')
      opened()
    },
    frame: (text) => void told.push(text),
    closed(code) {
      told.push(`closed ${code}`)
      close(code)
    },
  })
  return { socket, told, over, open }
}

describe('a socket', () => {
  it('opens, hears, speaks and closes, each told in its order', async () => {
    const said: string[] = []
    const { url } = await aServer((server) => {
      expect(server.protocol).toBe(SUB_PROTOCOL)
      server.on('message', (data: Buffer) => {
        said.push(data.toString('utf8'))
        server.send('hello')
        server.close(4001, 'expired')
      })
    })
    const { socket, told, over, open } = aClient(url)
    socket.send('too early')
    await open
    socket.send('now')
    expect(await over).toBe(4001)
    expect([said, told]).toEqual([['now'], ['open', 'hello', 'closed 4001']])
  })

  it('takes a frame of bytes for one that cannot be read', async () => {
    const { url } = await aServer((server) => {
      server.send(Buffer.from('{"type":"hello"}'), { binary: true })
      server.close(1000)
    })
    const { told, over } = aClient(url)
    await over
    expect(told).toEqual(['open', '', 'closed 1000'])
  })

  it('closes on a frame over the limit, and says why', async () => {
    const { url } = await aServer((server) => server.send('x'.repeat(MAX_FRAME_BYTES + 1)))
    const { told, over } = aClient(url)
    expect(await over).toBe(1009)
    expect(told).toEqual(['open', 'closed 1009'])
  })

  it('takes a frame at the limit', async () => {
    const { url } = await aServer((server) => {
      server.send('x'.repeat(MAX_FRAME_BYTES))
      server.close(1000)
    })
    const { told, over } = aClient(url)
    await over
    expect(told[1]).toHaveLength(MAX_FRAME_BYTES)
  })

  it('closes on text that is no text, and says why', async () => {
    const { url } = await aServer((_, raw) => raw.write(Buffer.from([0x81, 0x02, 0xc3, 0x28])))
    expect(await aClient(url).over).toBe(1007)
  })

  it('that is cut is told as 1006', async () => {
    const { url } = await aServer((server) => server.terminate())
    expect(await aClient(url).over).toBe(1006)
  })

  it('that nobody answers is closed without ever being open', async () => {
    const { told, over } = aClient('ws://127.0.0.1:1/')
    expect(await over).toBe(1006)
    expect(told).toEqual(['closed 1006'])
  })

  it('with an address that is none is closed as well', async () => {
    expect(await aClient('ws://127.0.0.1:1/#part').over).toBe(1006)
  })

  it('whose proxy cannot be found goes without', async () => {
    const { url } = await aServer((server) => server.close(1000))
    expect(await aClient(url, () => Promise.reject(new Error('no proxy'))).over).toBe(1000)
  })
})

describe('after close', () => {
  it('nothing more is told, and the server hears the code', async () => {
    const left = new Promise<number>((resolve) => {
      void aServer((server) => server.on('close', resolve)).then(async ({ url }) => {
        const { socket, told, open } = aClient(url)
        await open
        socket.close(1001, '')
        told.push('left')
      })
    })
    expect(await left).toBe(1001)
  })

  it('before it was open, it never opens', async () => {
    const { url, wss } = await aServer()
    const { socket, told } = aClient(url)
    socket.close(1000, '')
    const second = aClient(url)
    await second.open
    expect([told, wss.clients.size]).toEqual([[], 1])
    second.socket.close(1000, '')
  })
})

describe('a socket that never opens says why', () => {
  const problemAt = (url: string) =>
    new Promise((resolve) => {
      createOpenSocket(async () => undefined)(url, SUB_PROTOCOL, {
        open: () => undefined,
        frame: () => undefined,
        closed: (code, _, problem) => resolve([code, problem?.code, problem?.status]),
      })
    })

  it('where somebody on the way refuses it', async () => {
    const server = createServer().on('upgrade', (_, line) => line.end('HTTP/1.1 403 Forbidden\r\n\r\n'))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    expect(await problemAt(`ws://127.0.0.1:${port}/`)).toEqual([1006, 'SOCKET_REFUSED', 403])
  })

  it('where nobody is there', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    server.close()
    expect(await problemAt(`ws://127.0.0.1:${port}/`)).toEqual([1006, 'UNREACHABLE', undefined])
  })
})
