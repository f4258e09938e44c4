import type { Centre } from '../core/centre.ts'
import type { Clock } from '../core/core.ts'
import type { HttpReply, HttpRequest } from '../core/http.ts'
import { now } from '../core/time.ts'
import type { Faults } from './faults.ts'
import { faultyReply } from './faults.ts'

/** A request as it went, for tests and for whoever wonders. `status` is absent where no answer was given. */
export interface Exchanged {
  method: string
  path: string
  status?: number
  key?: string
  code?: string
}

/** One HTTP exchange with what is to go wrong with it; `respond` without a reply means that the connection is cut. */
export type Exchange = (request: HttpRequest, respond: (reply?: HttpReply) => void) => void

/** Told of each exchange, as its reply goes out; without one the connection is cut. */
export type OnExchange = (request: HttpRequest, reply?: HttpReply) => void

const LOG_LENGTH = 500

const codeOf = (reply: HttpReply): string | undefined => {
  if (reply.status < 400) return undefined
  const body: unknown = JSON.parse(reply.body)
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : undefined
}

/** Serves requests from a centre, faults included; the last 500 exchanges are kept in `log`, the newest last. */
export function createExchange(
  centre: Centre,
  faults: Faults,
  clock: Clock,
  log: Exchanged[],
  onExchange: OnExchange = () => undefined,
): Exchange {
  const note = (request: HttpRequest, reply?: HttpReply) => {
    const { method, path, headers } = request
    onExchange(request, reply)
    const key = headers['idempotency-key']
    const code = reply && codeOf(reply)
    log.push({
      method,
      path,
      ...(reply ? { status: reply.status } : {}),
      ...(key === undefined ? {} : { key }),
      ...(code === undefined ? {} : { code }),
    })
    if (log.length > LOG_LENGTH) log.shift()
  }
  return (request, answer) => {
    const respond = (reply?: HttpReply) => {
      note(request, reply)
      answer(reply)
    }
    if (clock.now() < faults.refuseUntil) return respond()
    const fault = faults.take(request.method, request.path)
    if (!fault) return respond(centre.http(request))
    if (fault.kind === 'delay') {
      const finish = centre.begin(request)
      if (fault.effect === 'later') return void clock.after(fault.ms, () => respond(finish()))
      const reply = finish()
      return void clock.after(fault.ms, () => respond(reply))
    }
    if (fault.effect === 'first') centre.http(request)
    if (fault.kind === 'lose') return respond()
    const date = centre.act((core) => new Date(now(core)).toUTCString())
    respond(faultyReply(fault, date))
  }
}
