import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { expect, it, onTestFinished } from 'vitest'
import { aWire } from './world.ts'

/** A server of this machine; `lines` counts its connections. */
async function aServer(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer)
  let lines = 0
  server.on('connection', () => (lines += 1))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, lines: () => lines }
}
const get = { method: 'GET', headers: {}, signal: new AbortController().signal }

it('says what was asked, and reads what was answered', async () => {
  const { wire } = aWire()
  const { url } = await aServer((request, response) => {
    const said = `${request.method} ${String(request.headers['x-mine'])}`
    void readText(request).then((body) => response.writeHead(201, { 'x-said': said }).end(`«${body}»`))
  })
  const asked = { ...get, method: 'POST', headers: { 'x-mine': 'yes' } }
  const whole = await wire.fetch(url, { ...asked, body: '¿qué?' })
  expect([whole.status, whole.headers.get('X-Said'), whole.headers.get('x-none')]).toEqual([
    201,
    'POST yes',
    null,
  ])
  expect(await whole.text()).toBe('«¿qué?»')
  const inPieces = await wire.fetch(url, { ...asked, body: '¿qué?' })
  expect(await new Response(inPieces.body as ReadableStream).text()).toBe('«¿qué?»')
})

it('takes its word nowhere else: who is sent on is not followed', async () => {
  const { wire } = aWire()
  let asked = 0
  const there = await aServer((_, response) => {
    asked += 1
    response.end()
  })
  const { url } = await aServer((_, response) => response.writeHead(302, { location: there.url }).end())
  await expect(wire.fetch(url, { ...get, headers: { authorization: 'Bearer secret' } })).rejects.toThrow()
  expect(asked).toBe(0)
})

it('uses a connection again, and none that was open when the network was distrusted', async () => {
  const { wire } = aWire()
  const { url, lines } = await aServer((_, response) => response.end('{}'))
  const ask = async () => (await wire.fetch(url, get)).text()
  await ask()
  await ask()
  expect(lines()).toBe(1)
  wire.distrust()
  await ask()
  expect(lines()).toBe(2)
})

it('what is under way when the network is distrusted may still come in, until it is distrusted again', async () => {
  const { wire } = aWire()
  const waiting: ServerResponse[] = []
  const { url } = await aServer((_, response) => void waiting.push(response))
  const asked = async () => {
    const before = waiting.length
    const answer = wire.fetch(url, get).then((said) => said.text())
    answer.catch(() => undefined)
    await expect.poll(() => waiting.length).toBe(before + 1)
    return { answer }
  }
  const first = await asked()
  wire.distrust()
  waiting[0]?.end('late')
  expect(await first.answer).toBe('late')
  const second = await asked()
  wire.distrust()
  wire.distrust()
  await expect(second.answer).rejects.toThrow()
})

it('gives up when it is told to, whether it was answered or not', async () => {
  const { wire } = aWire()
  const { url } = await aServer((request, response) => {
    if (request.url === '/half') response.writeHead(200).write('half')
  })
  const none = new AbortController()
  const silent = wire.fetch(url, { ...get, signal: none.signal })
  none.abort()
  await expect(silent).rejects.toThrow()
  const half = new AbortController()
  const begun = await wire.fetch(`${url}half`, { ...get, signal: half.signal })
  half.abort()
  await expect(begun.text()).rejects.toThrow()
})

it.each([
  ['who thinks better of a request costs nobody else a connection', undefined, 2],
  [
    'a request that was not answered in time has the others go another way',
    new DOMException('', 'TimeoutError'),
    3,
  ],
])('%s', async (_, why, lines) => {
  const { wire } = aWire()
  const first: ServerResponse[] = []
  const server = await aServer((request, response) => {
    // Two at the same time, and from then on each at once.
    if (request.url === '/' && first.push(response) > 1) for (const one of first) one.end('{}')
  })
  const ask = async () => (await wire.fetch(server.url, get)).text()
  await Promise.all([ask(), ask()])
  expect(server.lines()).toBe(2)
  const given = new AbortController()
  const silent = wire.fetch(`${server.url}silent`, { ...get, signal: given.signal })
  given.abort(why)
  await expect(silent).rejects.toThrow()
  await ask()
  expect(server.lines()).toBe(lines)
})
