import type { HttpReply, HttpRequest } from '../core/http.ts'
import { CALL_VERBS } from './calls.ts'
import type { Body } from './input.ts'
import { HELP } from './help.ts'
import { history } from './history.ts'
import { BadInput } from './input.ts'
import { LINK_VERBS } from './links.ts'
import { PEOPLE_VERBS } from './people.ts'
import type { Plane, Verb } from './plane.ts'
import { reportOf } from './report.ts'
import { SERVER_VERBS } from './server.ts'
import { stateOf } from './state.ts'
import { TEXT_VERBS } from './text.ts'

/** Says what each verb does. */
const help: Verb = () => HELP

/** Every verb of the control plane: `POST /control/<verb>` with a JSON body. */
export const VERBS: Record<string, Verb> = {
  ...CALL_VERBS,
  ...PEOPLE_VERBS,
  ...TEXT_VERBS,
  ...LINK_VERBS,
  ...SERVER_VERBS,
  history,
  report: reportOf,
  help,
}

const json = (status: number, body: object): HttpReply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
})

/** A page of another site must not be able to use a browser on this machine to get here. */
function isForeign({ headers }: HttpRequest): boolean {
  const { host = '', origin } = headers
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)) return true
  return origin !== undefined && origin !== `http://${host}`
}

function bodyOf(text: string | undefined): Body {
  if (text === undefined || text === '') return {}
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new BadInput('the body is not JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadInput('the body must be a JSON object')
  }
  return { ...value }
}

/** Carries out a verb by its name; throws `BadInput` that names the part which is wrong. */
export function control(plane: Plane, name: string, body: Body = {}): object {
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined
  if (!verb) throw new BadInput(`there is no verb ${name}: ${Object.keys(VERBS).join(', ')}`)
  return verb(plane, body)
}

/** Answers `/control`, `/control/state`, `/control/report` and `/control/<verb>`. */
export function answerControl(plane: Plane, request: HttpRequest): HttpReply {
  if (isForeign(request)) return json(403, { error: 'only from this machine' })
  const name = request.path.replace(/\?.*/s, '').replace(/^\/control\/?/, '')
  try {
    const file = request.method === 'GET' ? plane.page.get(name) : undefined
    if (file) return file
    if (request.method === 'GET' && name === 'state') return json(200, stateOf(plane))
    if (request.method === 'GET' && name === 'report') return json(200, reportOf(plane, {}))
    if (request.method === 'POST') return json(200, control(plane, name, bodyOf(request.body)))
    throw new BadInput('GET /control, GET /control/state GET /control/report or POST /control/<verb>')
  } catch (error) {
    if (error instanceof BadInput) return json(400, { error: error.message })
    throw error
  }
}
