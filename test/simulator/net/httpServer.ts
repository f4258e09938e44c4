import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { HttpReply, HttpRequest } from '../core/http.ts'
import { renderSound } from '../media/render.ts'
import type { Speaker } from '../media/speaker.ts'

const LARGEST_BODY = 2 * 1024 * 1024

/** Reads a request whole; undefined when it is too large, or broken off. */
async function read(incoming: IncomingMessage): Promise<HttpRequest | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of incoming) {
      if (!Buffer.isBuffer(chunk)) return undefined
      length += chunk.length
      if (length > LARGEST_BODY) return undefined
      chunks.push(chunk)
    }
  } catch {
    return undefined
  }
  const headers: HttpRequest['headers'] = {}
  for (const [name, value] of Object.entries(incoming.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  const { method = 'GET', url = '/' } = incoming
  const secure = 'encrypted' in incoming.socket
  return { method, path: url, headers, body: Buffer.concat(chunks).toString('utf8'), secure }
}

function write(response: ServerResponse, reply: HttpReply | undefined, speak: Speaker): void {
  if (!reply) {
    response.socket?.destroy()
    return
  }
  response.sendDate = false
  const { sound } = reply
  if (sound) void renderSound(sound, speak).then((file) => end(response, reply, file, WAV))
  else end(response, reply, reply.body)
}

const WAV = { 'content-type': 'audio/wav' }

function end(
  response: ServerResponse,
  { status, headers }: HttpReply,
  body: string | Uint8Array,
  more: Record<string, string> = {},
): void {
  response.writeHead(status, { ...headers, ...more, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

/** Is the other end on this machine? */
export const isLoopback = (incoming: IncomingMessage): boolean =>
  /^(127\.|::1$|::ffff:127\.)/.test(incoming.socket.remoteAddress ?? '')

/** Who the server says it is, in PEM. */
export interface Identity {
  key: string
  cert: string
}

/** Serves `answer` over HTTP, or HTTPS for whoever has an identity, sounds in the voice of `speak`; an answer of undefined cuts the connection. */
export function serveHttp(
  speak: Speaker,
  answer: (request: HttpRequest, incoming: IncomingMessage, respond: (reply?: HttpReply) => void) => void,
  identity?: Identity,
): Server {
  const serve = async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = await read(incoming)
    if (request) answer(request, incoming, (reply) => write(response, reply, speak))
    else write(response, undefined, speak)
  }
  const hear = (incoming: IncomingMessage, response: ServerResponse) => void serve(incoming, response)
  return identity ? createSecureServer(identity, hear) : createServer(hear)
}
