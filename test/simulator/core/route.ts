import type { Core } from './core.ts'
import type { Sound } from './media.ts'
import { Refusal } from './refusal.ts'
import type { User } from './world.ts'

/** What any route is asked, with the request read and checked. */
export interface OpenAsk {
  core: Core
  params: Record<string, string>
  query: URLSearchParams
  body: Record<string, unknown>
  /** `http://host:port`, or `https://`, by which the client has reached us. */
  origin: string
  authorization: string | undefined
}
/** What a route is asked that needs a sign-in. */
export interface Ask extends OpenAsk {
  user: User
  userId: string
  token: string
}
export interface Outcome {
  status: number
  body?: object
  sound?: Sound
}
export const ok = (body: object): Outcome => ({ status: 200, body })
export const created = (body: object): Outcome => ({ status: 201, body })
export const noContent: Outcome = { status: 204 }

/** A row of the table of routes (PROTOCOL 1, 2): method and path, with `:name` for a parameter. */
export type Route = SignedInRoute | OpenRoute
export interface OpenRoute {
  at: string
  open: true
  run(ask: OpenAsk): Outcome
}
export interface SignedInRoute {
  at: string
  open?: never
  /** The word of `actions[]` that this route serves. */
  action?: string
  /** Needs an Idempotency-Key, or honours one that is given. */
  key?: true | 'ifGiven'
  /** Needs this scope. */
  scope?: string
  run(ask: Ask): Outcome
}

export const badRequest = (param: string, message: string) => new Refusal('BAD_REQUEST', message, { param })

interface Shaped {
  route: Route
  parts: readonly string[]
}
/** By method and number of parts; the same table is asked again and again. */
const shaped = new WeakMap<readonly Route[], Map<string, Shaped[]>>()

function shapesOf(routes: readonly Route[]): Map<string, Shaped[]> {
  let shapes = shaped.get(routes)
  if (shapes) return shapes
  shapes = new Map()
  for (const route of routes) {
    const [verb = '', pattern = ''] = route.at.split(' ')
    const parts = pattern.split('/')
    const shape = `${verb} ${parts.length}`
    shapes.set(shape, [...(shapes.get(shape) ?? []), { route, parts }])
  }
  shaped.set(routes, shapes)
  return shapes
}

/** Finds the route of a path; throws 404, or 400 for a path that cannot be read. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): { route: Route; params: Record<string, string> } {
  const asked = path.split('/')
  for (const { route, parts } of shapesOf(routes).get(`${method} ${asked.length}`) ?? []) {
    if (!parts.every((part, index) => part.startsWith(':') || part === asked[index])) continue
    const params: Record<string, string> = {}
    for (const [index, part] of parts.entries()) {
      if (part.startsWith(':')) params[part.slice(1)] = decode(asked[index] ?? '')
    }
    return { route, params }
  }
  throw new Refusal('NOT_FOUND', `There is no ${method} ${path}.`)
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw badRequest('path', `The path cannot be read at: ${part}`)
  }
}
