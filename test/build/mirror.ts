import { createHash } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server as TcpServer,
  type Socket,
} from 'node:net'
import { aZip } from './zip.ts'

async function listening(server: TcpServer | Server) {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** A mirror of Electron's releases with one release, laid out as Electron's own downloader wants it. */
export async function aMirror(version: string) {
  const name = `electron-v${version}-${process.platform}-${process.arch}.zip`
  const zip = aZip({ electron: '#!/bin/sh\necho electron\n', version, LICENSE: 'MIT' })
  const sums = `${createHash('sha256').update(zip).digest('hex')} *${name}\n`
  const files: Record<string, Buffer | string> = {
    [`/v${version}/${name}`]: zip,
    [`/v${version}/SHASUMS256.txt`]: sums,
  }
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const file = files[request.url ?? '']
    response.writeHead(file ? 200 : 404).end(request.method === 'HEAD' ? undefined : file)
  })
  const url = await listening(server)
  return { url, asked, stop: () => new Promise((done) => server.close(done)) }
}

/** Takes connections and never says a word. */
export async function aBlackHole() {
  const sockets = new Set<Socket>()
  const server = createTcpServer((socket) => sockets.add(socket.on('error', () => undefined)))
  const url = await listening(server)
  return {
    url,
    stop() {
      for (const socket of sockets) socket.destroy()
      return new Promise((done) => server.close(done))
    },
  }
}
