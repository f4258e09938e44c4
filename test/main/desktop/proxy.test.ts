import { createServer, type Agent, type Server } from 'node:http'
import { Agent as HttpsAgent, createServer as createSecureServer } from 'node:https'
import { connect, type AddressInfo } from 'node:net'
import * as tls from 'node:tls'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { CERTIFICATE, KEY } from './certificate.ts'
import { createAgentFor, firstProxy, systemCertificates } from '../../../main/desktop/proxy.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections()
})

async function listening(server: Server): Promise<number> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

const ask = (answer: string, ca?: string[]) =>
  createAgentFor({ resolveProxy: () => Promise.resolve(answer), certificates: () => ca })

it.each([
  ['DIRECT', undefined],
  ['PROXY p.example:3128', 'http://p.example:3128'],
  ['HTTPS p.example:443; DIRECT', 'https://p.example:443'],
  ['SOCKS5 s.example:1080; PROXY p.example:3128', 'http://p.example:3128'],
  ['SOCKS5 s.example:1080; DIRECT; PROXY p.example:3128', undefined],
  ['SOCKS s.example:1080', undefined],
  ['', undefined],
  ['PROXY', undefined],
])('reads %j as %j', (answer, proxy) => {
  expect(firstProxy(answer)).toBe(proxy)
})

describe('the agent of a socket', () => {
  it('is asked for as a web page', async () => {
    const asked: string[] = []
    const agentFor = createAgentFor({
      resolveProxy: (url) => Promise.resolve(String(asked.push(url)) && 'DIRECT'),
      certificates: () => undefined,
    })
    await agentFor('wss://a.example/events')
    await agentFor('ws://localhost/events')
    expect(asked).toEqual(['https://a.example/events', 'http://localhost/events'])
  })

  it('is none where the way is direct and nothing else is trusted', async () => {
    await expect(ask('DIRECT')('wss://a.example')).resolves.toBeUndefined()
    await expect(ask('DIRECT', ['pem'])('ws://localhost')).resolves.toBeUndefined()
  })

  it('is none where the system cannot say', async () => {
    const agentFor = createAgentFor({
      resolveProxy: () => Promise.reject(new Error('no')),
      certificates: () => undefined,
    })
    await expect(agentFor('wss://a.example')).resolves.toBeUndefined()
  })

  it('is one for the trust store alone where the way is direct', async () => {
    expect(await ask('DIRECT', [CERTIFICATE])('wss://a.example')).toBeInstanceOf(HttpsAgent)
  })
})

/** A contact centre that says hello, and a proxy that knows the way there. */
async function aCentre(server: Server) {
  new WebSocketServer({ server }).on('connection', (socket) => socket.send('hello'))
  const port = await listening(server)
  const tunnels: string[] = []
  const proxy = createServer().on('connect', (request, socket) => {
    tunnels.push(request.url ?? '')
    const there = connect(port, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'))
    there.on('error', () => socket.destroy())
    socket.on('error', () => there.destroy())
    there.pipe(socket).pipe(there)
  })
  return { port, tunnels, proxy: `PROXY 127.0.0.1:${await listening(proxy)}` }
}

const hear = (url: string, agent: Agent | undefined) =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url, agent ? { agent } : {})
    socket.on('error', reject).on('message', (data: Buffer) => {
      resolve(data.toString())
      socket.terminate()
    })
  })

describe('a socket', () => {
  const secure = () => createSecureServer({ key: KEY, cert: CERTIFICATE })

  it('goes through the proxy', async () => {
    const { proxy, tunnels } = await aCentre(createServer())
    const url = 'ws://centre.example:8080/'
    expect(await hear(url, await ask(proxy)(url))).toBe('hello')
    expect(tunnels).toEqual(['centre.example:8080'])
  })

  it("meets the system's trust behind a proxy, and only that", async () => {
    const { proxy } = await aCentre(secure())
    const url = 'wss://centre.example/'
    expect(await hear(url, await ask(proxy, [CERTIFICATE])(url))).toBe('hello')
    await expect(hear(url, await ask(proxy)(url))).rejects.toThrow(/self-signed/)
  })

  it("meets the system's trust on the straight way, and only that", async () => {
    const { port } = await aCentre(secure())
    const url = `wss://127.0.0.1:${port}/`
    expect(await hear(url, await ask('DIRECT', [CERTIFICATE])(url))).toBe('hello')
    await expect(hear(url, await ask('DIRECT')(url))).rejects.toThrow(/self-signed/)
  })
})

it('knows more than the usual certificates, where the runtime can say them', () => {
  const known = systemCertificates()
  if ('getCACertificates' in tls) expect(known?.length).toBeGreaterThan(0)
  else expect(known).toBeUndefined()
})
