import { join } from 'node:path'
import { build, createServer, preview } from 'vite'

/** The pages on a port of this machine, until they are stopped. */
export interface Pages {
  /** `http://127.0.0.1:…/` */
  url: string
  stop(): Promise<void>
}

const configFile = join(import.meta.dirname, 'vite.config.ts')
const place = { host: '127.0.0.1', port: 0 }

/** The pages as they are written, which follow every change; for looking at them. */
export async function serveLive(): Promise<Pages> {
  const server = await createServer({ configFile, server: place, logLevel: 'warn' })
  await server.listen()
  return { url: server.resolvedUrls?.local[0] ?? '', stop: () => server.close() }
}

/** The pages as the app's window would load them, bundled; for the tests, which open hundreds. */
export async function serveBuilt(): Promise<Pages> {
  await build({ configFile, logLevel: 'warn' })
  const server = await preview({ configFile, preview: place, logLevel: 'warn' })
  return { url: server.resolvedUrls?.local[0] ?? '', stop: () => server.close() }
}
