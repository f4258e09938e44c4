import { Failure, failure } from '../../preload/contract.ts'
import type { Clock, Fetch, HttpAnswer } from '../ports.ts'
import { textOf } from './limited.ts'
import { noAnswer } from './trouble.ts'

/** How long an answer may take, ms. */
const DEADLINE_MS = 10_000
/** Why it is given up, for a network that wants to know: nobody has thought better of it. */
const LATE = new DOMException('no answer in time', 'TimeoutError')

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  headers?: Record<string, string>
  body?: unknown
  /** The longest answer that is read, bytes; a longer one is `TOO_LARGE`. */
  limit?: number
}

/** `effect`: could the server have done it? Only no answer, 500, 502, 504 and an unreadable 2xx leave it open. */
export type HttpOutcome = (
  { ok: true; json: unknown; status: number } | { ok: false; failure: Failure; effect: 'none' | 'unknown' }
) & {
  /** The server's name for this request, where it gave one. */
  requestId?: string
}

export interface Http {
  send(request: HttpRequest): Promise<HttpOutcome>
}

/** One exchange with the server: JSON both ways, a deadline, and every failure as data (PROTOCOL 2). */
export function createHttp(ports: { fetch: Fetch; clock: Clock; onDate(serverMs: number): void }): Http {
  return {
    async send({ method, url, headers = {}, body, limit }) {
      const abort = new AbortController()
      const undo = ports.clock.after(DEADLINE_MS, () => abort.abort(LATE))
      try {
        const answer = await ports.fetch(url, {
          method,
          headers: {
            accept: 'application/json',
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
          signal: abort.signal,
        })
        const date = Date.parse(answer.headers.get('date') ?? '')
        if (!Number.isNaN(date)) ports.onDate(date)
        const requestId = answer.headers.get('x-request-id')
        return { ...read(answer, await textOf(answer, limit)), ...(requestId !== null && { requestId }) }
      } catch (error) {
        return { ok: false, failure: noAnswer(error, abort.signal.aborted), effect: 'unknown' }
      } finally {
        undo()
      }
    },
  }
}

function read(answer: HttpAnswer, text: string): HttpOutcome {
  const { status } = answer
  const json = parse(text)
  const good = status >= 200 && status < 300
  if (good && (json !== undefined || text === '')) return { ok: true, json: json ?? null, status }
  const said = Failure.safeParse(json)
  // A 404 without the server's own words is a gateway's: it does not say that the server has no such thing.
  if ((json === undefined && text !== '' && (good || status < 500)) || (status === 404 && !said.success))
    return {
      ok: false,
      failure: failure(
        'NOT_A_SERVER',
        'This address answers, but not as a contact centre does. Check the address.',
        { status },
      ),
      effect: good ? 'unknown' : 'none',
    }
  const retryAfter = Number(answer.headers.get('retry-after') ?? NaN)
  return {
    ok: false,
    failure: {
      ...(said.success ? said.data : failure(codeOf(status), `The server answered ${status}.`)),
      status,
      ...(retryAfter >= 0 && { retryAfterMs: retryAfter * 1000 }),
    },
    effect: status === 503 ? (retryAfter >= 0 ? 'none' : 'unknown') : status >= 500 ? 'unknown' : 'none',
  }
}

const codeOf = (status: number): string =>
  ({ 401: 'AUTHENTICATION_ERROR', 403: 'PERMISSION_DENIED', 429: 'RATE_LIMITED' })[status] ??
  (status >= 500 ? 'UNAVAILABLE' : 'BAD_REQUEST')

function parse(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
