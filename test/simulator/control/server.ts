import { tenantOf } from '../core/core.ts'
import type { Settings } from '../core/shapes.ts'
import type { ReplyFault } from '../net/faults.ts'
import type { Body } from './input.ts'
import { BadInput, flag, number, oneOf, optionalNumber, optionalObject, text } from './input.ts'
import type { Verb } from './plane.ts'

const matching = (body: Body) => ({ route: text(body, 'route', ''), count: number(body, 'count', 1, 1) })

function add(fault: ReplyFault): Verb {
  return ({ faults }) => {
    faults.add(fault)
    return { waiting: faults.waiting() }
  }
}

/** Answers come `ms` late; `when: before` delays the effect as well, and the request counts as running. */
const delay: Verb = (plane, body) => {
  const effect = oneOf(body, 'when', ['after', 'before']) === 'after' ? 'first' : 'later'
  return add({ kind: 'delay', ...matching(body), ms: number(body, 'ms'), status: 0, effect })(plane, body)
}

/** Answers are lost: after the effect, or with `when: before` without one. */
const lose: Verb = (plane, body) => {
  const effect = oneOf(body, 'when', ['after', 'before']) === 'after' ? 'first' : 'never'
  return add({ kind: 'lose', ...matching(body), ms: 0, status: 0, effect })(plane, body)
}

const STATUSES = [429, 500, 502, 503, 504]

/** Requests are answered with an error; `retryAfter` in seconds; `effect` true for one that came too late to help. */
const answer: Verb = (plane, body) => {
  const status = number(body, 'status', 503)
  if (!STATUSES.includes(status)) throw new BadInput(`status must be one of ${STATUSES.join(', ')}`)
  const given = optionalNumber(body, 'retryAfter')
  const retryAfter = given ?? (status === 429 || status === 503 ? 1 : undefined)
  const effect = flag(body, 'effect', false) ? 'first' : 'never'
  const wait = retryAfter === undefined ? {} : { retryAfter }
  return add({ kind: 'answer', ...matching(body), ms: 0, status, ...wait, effect })(plane, body)
}

/** Forgets every fault that still waits. */
const calm: Verb = ({ faults }) => {
  faults.clear()
  return { waiting: [] }
}

/** Is this a value that a setting of the tenant can have? */
function checkedSettings(before: Settings, given: Body): Settings {
  const after: Record<string, unknown> = { ...before }
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(after, name)) throw new BadInput(`settings.${name}: there is no such setting`)
    const nullable = name === 'autoAnswerSeconds' || name === 'rejectStatusId'
    const like =
      name === 'autoAnswerSeconds' ? 'number' : name === 'rejectStatusId' ? 'string' : typeof after[name]
    if (typeof value !== like && !(nullable && value === null))
      throw new BadInput(`settings.${name} must be a ${like}`)
    after[name] = value
  }
  return { ...before, ...after }
}

/** Sets what the server goes by: `heartbeatMs`, `tokenSeconds`, `mediaSeconds` (of signed addresses), `bareLocation`, and a tenant's `settings`. */
const set: Verb = ({ centre }, body) =>
  centre.act((core) => {
    const { world } = core
    world.heartbeatMs = number(body, 'heartbeatMs', world.heartbeatMs, 10)
    world.tokenSeconds = number(body, 'tokenSeconds', world.tokenSeconds, 1)
    world.mediaSeconds = number(body, 'mediaSeconds', world.mediaSeconds, 1)
    world.bareLocation = flag(body, 'bareLocation', world.bareLocation)
    const tenantId = text(body, 'tenant', 't_demo')
    if (!world.tenants.has(tenantId)) throw new BadInput(`tenant: there is no ${tenantId}`)
    const tenant = tenantOf(core, tenantId)
    tenant.settings = checkedSettings(tenant.settings, optionalObject(body, 'settings') ?? {})
    const { heartbeatMs, tokenSeconds, mediaSeconds } = world
    return { heartbeatMs, tokenSeconds, mediaSeconds, settings: tenant.settings }
  })

/** Moves all time ahead by `advanceMs`; `skewMs` sets by how much the stated clock is off, and moves no deadline. */
const clock: Verb = ({ centre }, body) =>
  centre.act((core) => {
    core.world.advanced += number(body, 'advanceMs', 0)
    core.world.skew = number(body, 'skewMs', core.world.skew, -Infinity)
    core.rearm()
    return { advanced: core.world.advanced, skew: core.world.skew }
  })

/** The next snapshot holds an item that is no workitem. */
const oddItem: Verb = ({ centre }, body) =>
  centre.act((core) => {
    core.oddItems += number(body, 'count', 1, 1)
    return { oddItems: core.oddItems }
  })

export const SERVER_VERBS = { delay, lose, answer, calm, set, clock, oddItem }
