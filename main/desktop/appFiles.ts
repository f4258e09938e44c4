import { readFileSync, realpathSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import { MAIL_FOLDER } from '../mail/mailUrl.ts'
import { APP_ORIGIN } from '../sender.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** No `unsafe-*`, nothing from outside, and no string becomes code or markup but through Vue's own policy. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'none'",
  // Letters, each a document with a policy of its own.
  `frame-src ${MAIL_FOLDER}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types vue',
].join('; ')

/** What every answer of ours says of itself, whatever is in it. */
export const HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
}

/** What the protocol handler reads of a request. */
export interface FileRequest {
  method: string
  url: string
}
/** What it answers. */
export interface FileAnswer {
  statusCode: number
  headers: Record<string, string>
  data: Buffer
}

/** The bundler's own alphabet of file names: no `%`, no backslash, no empty or dotted part, so nothing to decode. */
const PLAIN_PATH = /^(?:\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+$/

/**
 * Serves the files below one folder, and nothing else, to documents of our own origin. They are few and are read where they
 * are asked for: handing each step to another thread cost a start more than the reading.
 */
export function createAppFiles(root: string): (request: FileRequest) => FileAnswer {
  return ({ method, url }) => {
    if (method !== 'GET') return answer(405)
    const path = url.startsWith(`${APP_ORIGIN}/`)
      ? (url.slice(APP_ORIGIN.length).split(/[?#]/, 1)[0] ?? '')
      : ''
    const type = TYPES[extname(path)]
    if (!PLAIN_PATH.test(path) || !type) return answer(404)
    try {
      const home = realpathSync(root)
      const file = realpathSync(join(home, path))
      // A link inside the folder may not lead out of it.
      if (!file.startsWith(home + sep)) return answer(404)
      return answer(200, type, readFileSync(file))
    } catch {
      return answer(404)
    }
  }
}

const NOTHING = Buffer.alloc(0)
const answer = (statusCode: number, type = 'text/plain; charset=utf-8', data = NOTHING): FileAnswer => ({
  statusCode,
  headers: { ...HEADERS, 'Content-Type': type },
  data,
})
