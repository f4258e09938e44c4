import { request as plainRequest, type Agent, type IncomingMessage } from 'node:http'
import { request as secureRequest } from 'node:https'
import { Readable } from 'node:stream'
import type { Fetch, HttpAnswer } from '../../ports.ts'

/**
 * HTTP by Node. No cookies, no cache, no redirect: the token goes to the hosts that configuration and sign-in name, and to
 * nobody they point to. What is read of an answer comes as it was sent: nobody is asked to compress.
 */
export function createNodeFetch(agentFor: (url: string) => Promise<Agent>): Fetch {
  return async (url, { method, headers, body, signal }) => {
    const agent = await agentFor(url)
    signal.throwIfAborted()
    const send = url.startsWith('https:') ? secureRequest : plainRequest
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      send(url, { method, headers: { 'user-agent': 'Ringdesk', ...headers, ...length }, agent, signal })
        .on('response', resolve)
        .on('error', reject)
        .end(body)
    })
    if (answer.headers.location !== undefined && /^30[12378]$/.test(String(answer.statusCode))) {
      answer.destroy()
      throw new Error('redirected')
    }
    return answerOf(answer)
  }
}

function answerOf(answer: IncomingMessage): HttpAnswer {
  let body: ReadableStream<Uint8Array> | undefined
  return {
    status: answer.statusCode ?? 0,
    headers: {
      get(name) {
        const value = answer.headers[name.toLowerCase()]
        return Array.isArray(value) ? value.join(', ') : (value ?? null)
      },
    },
    async text() {
      const parts: Buffer[] = []
      for await (const part of answer as AsyncIterable<Buffer>) parts.push(part)
      return new TextDecoder().decode(Buffer.concat(parts))
    },
    get body() {
      return (body ??= Readable.toWeb(answer) as ReadableStream<Uint8Array>)
    },
  }
}
