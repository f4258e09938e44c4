import type { Fetch, HttpAnswer } from '../../main/ports.ts'
import type { Scheduler } from '../simulation/scheduler.ts'
import { ofKind, type Recording } from './recording.ts'
import type { Step } from './replay.ts'

/** How far from its moment in the recording a request may be asked again, ms. */
const NEAR_MS = 3_000
/** A token that outlives every recording, seconds. */
const LONG = 1_000_000

export interface Answers {
  fetch: Fetch
  /** What changes something at the server and was asked for in the recording alone. */
  unasked(): Step[]
}

/**
 * The HTTP of a replay: each request finds the answer that was recorded for its like at about its time. What is never
 * recorded (tokens, tickets, the session) is made up; what was not asked then finds a server that is away.
 */
export function createAnswers(ports: {
  time: Scheduler
  recording: Recording
  begins: number
  /** Before that, on the way to the checkpoint, nothing of the recording is used up. */
  isBegun(): boolean
}): Answers {
  const { time, recording, begins } = ports
  const answers = new Map(ofKind(recording, 'answered').map((one) => [one.request, one]))
  const asked = ofKind(recording, 'asking').map((one) => ({ ...one, at: one.at - begins, used: false }))
  const made = invented(recording)

  const fetch: Fetch = (url, init) =>
    new Promise((resolve, reject) => {
      init.signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
      const path = new URL(url).pathname
      const invention = made(init.method, path)
      // What waited is asked for as soon as there is a link, on the way to the checkpoint: it finds its answer from then.
      const isCommand = init.method !== 'GET' && !invention
      const like = asked.find(
        (one) =>
          (ports.isBegun() || isCommand) &&
          !one.used &&
          one.method === init.method &&
          one.path === path &&
          Math.abs(one.at - time.now()) < NEAR_MS,
      )
      if (!like) return resolve(invention ? json(200, invention) : away)
      like.used = true
      const answer = answers.get(like.request)
      if (!answer) return
      time.after(answer.at - begins - time.now(), () => {
        const { status, retryAfter, unreadable } = answer
        if (status === undefined) return reject(new TypeError('fetch failed'))
        if (unreadable !== undefined) return resolve(plain(status, '<html>'))
        resolve(
          json(status, status < 300 ? (invention ?? answer.json) : answer.json, retryAfter ?? undefined),
        )
      })
    })
  return {
    fetch,
    unasked: () =>
      asked
        .filter(({ used, method, path }) => !used && method !== 'GET' && !made(method, path))
        .map(({ at, method, path }) => ({ at, text: `${method} ${path}` })),
  }
}

function invented(recording: Recording): (method: string, path: string) => object | undefined {
  const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url')
  const token = `${part({ alg: 'none' })}.${part({ iat: 0, exp: LONG })}.x`
  const grant = { token, location: 'http://localhost' }
  const session = ofKind(recording, 'checkpoint', 'session').find((one) => one.session)?.session
  return (method, path) => {
    if (/token-with-authorities$|token-refresh$/.test(path)) return grant
    if (path.endsWith('/ws-ticket')) return { url: 'ws://localhost/events', ticket: 'x', expiresIn: 30 }
    if (method !== 'POST' || !path.endsWith('/users/api/session') || !session) return undefined
    const { userId, name, tenantId, tenantName, ...rest } = session
    return { ...rest, user: { userId, name }, tenant: { tenantId, name: tenantName ?? '' } }
  }
}

const plain = (status: number, text: string, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers: { get: (name) => headers[name.toLowerCase()] ?? null },
  text: () => Promise.resolve(text),
})
const json = (status: number, value: unknown, retryAfter?: number) =>
  plain(
    status,
    value === undefined || value === null ? '' : JSON.stringify(value),
    retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
  )
/** Away for so long that nobody asks again: it means no effect (PROTOCOL 2). */
const away = plain(503, '', { 'retry-after': '86400' })
