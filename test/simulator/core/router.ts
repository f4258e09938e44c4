import type { Core } from './core.ts'
import { newId } from './core.ts'
import type { HttpReply, HttpRequest } from './http.ts'
import { claimKey } from './idempotency.ts'
import type { Claim } from './idempotency.ts'
import { Refusal, refusalAnswer } from './refusal.ts'
import { badRequest, findRoute } from './route.ts'
import type { Outcome, Route } from './route.ts'
import { rehearse } from './sabotage.ts'
import { authenticate } from './tokens.ts'
import { now } from './time.ts'
import { turn } from './turn.ts'

/** A request that was let in: who asks, how to carry it out, and its key. */
interface Admitted {
  userId: string
  carryOut(): Outcome
  claim?: Claim
}

/**
 * Takes a request in: who asks, whether the route exists, whether its key is free. What comes back carries it out and
 * answers; between the two the request counts as still running.
 */
export function begin(core: Core, routes: readonly Route[], request: HttpRequest): () => HttpReply {
  core.catchUp()
  const requestId = newId(core, 'req')
  const answered = (run: () => HttpReply): HttpReply => {
    try {
      return run()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { status, body } = refusalAnswer(error, requestId)
      return reply(core, requestId, status, JSON.stringify(body))
    }
  }
  let admitted: Admitted | undefined
  const refused = answered(() => {
    admitted = admit(core, routes, request)
    return { status: 200, headers: {}, body: '' }
  })
  if (!admitted) return () => refused
  const { userId, carryOut, claim } = admitted
  const stored = claim?.stored
  if (stored) {
    const replayed = { 'idempotency-replayed': 'true' }
    return () => reply(core, requestId, stored.status, stored.body, replayed)
  }
  return () => {
    const done = answered(() => {
      const { status, body, sound } = turn(core, carryOut, { userId, requestId })
      const done = reply(core, requestId, status, body === undefined ? '' : JSON.stringify(body))
      return sound ? { ...done, sound } : done
    })
    claim?.settle(done)
    return done
  }
}

function admit(core: Core, routes: readonly Route[], request: HttpRequest): Admitted {
  const [path = '', search = ''] = request.path.split(/\?(.*)/s)
  const { route, params } = findRoute(routes, request.method, path)
  const { authorization, host = 'localhost' } = request.headers
  const origin = `${request.secure ? 'https' : 'http'}://${host}`
  const open = { core, params, query: new URLSearchParams(search), origin, authorization }
  if (route.open) {
    const ask = { ...open, body: readBody(request) }
    return { userId: '', carryOut: () => route.run(ask) }
  }
  const { user, token } = authenticate(core, authorization)
  const { userId } = user.agent
  const ask = { ...open, body: readBody(request), user, userId, token }
  if (route.scope !== undefined && !user.authorities.includes(route.scope)) {
    throw new Refusal('PERMISSION_DENIED', `This needs the permission ${route.scope}.`, {
      param: route.scope,
    })
  }
  const given = request.headers['idempotency-key'] !== undefined
  const keyed = route.key === true || (route.key === 'ifGiven' && given)
  const claim = keyed ? { claim: claimKey(core, userId, request, ask.body) } : {}
  const inVain = core.sabotaged === route.at
  return { userId, carryOut: () => (inVain ? rehearse(route, ask) : route.run(ask)), ...claim }
}

function readBody({ headers, body }: HttpRequest): Record<string, unknown> {
  if (body === undefined || body === '') return {}
  if (!/^application\/(merge-patch\+)?json\b/i.test(headers['content-type'] ?? '')) {
    throw badRequest('Content-Type', 'Bodies are JSON: Content-Type must be application/json.')
  }
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch (error) {
    throw badRequest('body', `The body is not JSON: ${error instanceof Error ? error.message : ''}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badRequest('body', 'The body must be a JSON object.')
  }
  return { ...value }
}

function reply(
  core: Core,
  requestId: string,
  status: number,
  body: string,
  more: Record<string, string> = {},
): HttpReply {
  const headers = {
    date: new Date(now(core)).toUTCString(),
    'x-request-id': requestId,
    'cache-control': 'no-store',
    ...(body === '' ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    ...more,
  }
  return { status, headers, body }
}
