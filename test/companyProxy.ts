import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { connect, type AddressInfo, type Socket } from 'node:net'
import type { Certificate } from './certificates.ts'

/** What the proxy is like from now on. */
export interface Behaviour {
  /** Whom it lets through: `name:password`; everybody where there is none. */
  login?: string
  /** What it offers to be signed in by. */
  scheme: string
  /** It lets nobody through, with this status. */
  refuses?: number
}

/** A company's proxy on the loopback address: it knows the way to one server, whatever that is called. */
export interface CompanyProxy {
  port: number
  /** `127.0.0.1:port`. */
  host: string
  behaviour: Behaviour
  /** What was asked for, and with which word of a person, oldest first. */
  asked: { to: string; login: string | undefined }[]
  stop(): Promise<void>
}

const read = ({ headers }: IncomingMessage) => {
  const word = headers['proxy-authorization']?.replace(/^Basic /, '')
  return word === undefined ? undefined : Buffer.from(word, 'base64').toString()
}

/** Starts on this port, or a free one; with an identity the way to the proxy itself is private. */
export async function startCompanyProxy(
  server: () => number,
  port = 0,
  identity?: Certificate,
): Promise<CompanyProxy> {
  const behaviour: Behaviour = { scheme: 'Basic realm="Company"' }
  const asked: CompanyProxy['asked'] = []
  const lines = new Set<Socket>()
  const answer: RequestListener = (_, response) => response.writeHead(405).end()
  const proxy = identity ? createSecureServer(identity, answer) : createServer(answer)
  proxy.on('connect', (request: IncomingMessage, line: Socket) => {
    const login = read(request)
    asked.push({ to: request.url ?? '', login })
    lines.add(line)
    line.on('error', () => line.destroy())
    const refuse = (status: number, more = '') =>
      line.end(`HTTP/1.1 ${status} No\r\n${more}Content-Length: 0\r\nConnection: close\r\n\r\n`)
    if (behaviour.refuses !== undefined) return refuse(behaviour.refuses)
    if (behaviour.login !== undefined && login !== behaviour.login)
      return refuse(407, `Proxy-Authenticate: ${behaviour.scheme}\r\n`)
    const there = connect(server(), '127.0.0.1', () => {
      line.write('HTTP/1.1 200 Connection established\r\n\r\n')
      there.pipe(line).pipe(there)
    })
    there.on('error', () => line.destroy())
    line.on('close', () => there.destroy())
  })
  await new Promise<void>((listening) => proxy.listen(port, '127.0.0.1', listening))
  const at = (proxy.address() as AddressInfo).port
  return {
    port: at,
    host: `127.0.0.1:${at}`,
    behaviour,
    asked,
    stop() {
      for (const line of lines) line.destroy()
      proxy.closeAllConnections()
      return new Promise((stopped) => proxy.close(() => stopped()))
    },
  }
}
