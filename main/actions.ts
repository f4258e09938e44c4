import {
  ACTIONS,
  Agent,
  failure,
  Offer,
  refuse,
  Workitem,
  WorkitemList,
  type ActionInput,
  type FetchWorkitemsResponseBody,
  type LinkState,
  type Result,
  type ServerActionName,
  type Verb,
} from '../preload/contract.ts'
import { can, isCallUp, type Heard, type Known } from '../preload/lifecycle.ts'
import type { Keys } from './keys.ts'
import type { Clock, Log } from './ports.ts'
import type { HttpOutcome, HttpRequest } from './server/http.ts'
import { ROUTES, type Route } from './server/routes.ts'

/** Pauses before a keyed request without an answer is sent again, ms. With its key it cannot happen twice. */
const AGAIN_MS = [250, 1_000]
/** A `Retry-After` up to here is waited for; a longer one is the person's business, ms. */
const WAIT_AT_MOST_MS = 2_000

export interface Actions {
  /** Asks the server. The input is parsed already. Never rejects. */
  run<N extends ServerActionName>(name: N, input: ActionInput<N>): Promise<Result<unknown>>
}

/** Refuses what may not be, asks the server for the rest, and feeds its word through the one road. */
export function createActions(ports: {
  clock: Clock
  log: Log
  keys: Keys
  link(): LinkState
  known(): Known
  apply(heard: Heard): Promise<void>
  send(request: Omit<HttpRequest, 'url'> & { path: string }): Promise<HttpOutcome>
}): Actions {
  const { clock, keys } = ports
  /** One request in flight per verb and workitem: digits keep their order, a second click finds the first's result. */
  const lanes = new Map<string, Promise<unknown>>()

  async function attempt<N extends ServerActionName>(
    name: N,
    input: ActionInput<N>,
    item: Workitem | undefined,
  ): Promise<Result<unknown>> {
    const row: Verb = ACTIONS[name]
    const problem = forbidden(row, item)
    if (problem) return problem
    const outcome = await ask(name, row, input)
    if (!outcome.ok) return repair(outcome, row, item)
    const route: Route<ActionInput<N>> = ROUTES[name]
    const value = row.output.safeParse(route.answer ? route.answer(outcome.json) : outcome.json)
    if (!value.success) return repair(unreadable, row, item)
    await ports.apply(toldBy(row.output, value.data))
    return { ok: true, value: value.data }
  }

  /** What the app itself forbids: acts that the server does not list, and call control over a dead link. */
  function forbidden(row: Verb, item: Workitem | undefined): { ok: false; failure: typeof gone } | undefined {
    const link = ports.link()
    if (link === 'signedOut') return refuse('SIGNED_OUT', 'You are signed out.')
    const late = row.from?.includes('terminated') ?? false
    if (row.action !== undefined && !item && !late) return { ok: false, failure: gone }
    if (row.action !== undefined && item && !can(item, row.action))
      return refuse('ACTION_NOT_ALLOWED', 'That is not possible any more.', {
        param: row.action,
        workitem: item,
      })
    if (link === 'live' || row.offline === 'yes' || row.offline === 'waits') return undefined
    if (row.offline === 'held' && item && isCallUp(item)) return undefined
    return refuse('NOT_LIVE', 'There is no live connection to the server, so calls cannot be controlled now.')
  }

  async function ask<N extends ServerActionName>(
    name: N,
    row: Verb,
    input: ActionInput<N>,
  ): Promise<HttpOutcome> {
    const route: Route<ActionInput<N>> = ROUTES[name]
    const keyed = row.repeat === 'key'
    for (let turn = 0; ; turn += 1) {
      const outcome = await ports.send({
        method: route.method,
        path: route.path(input),
        ...(route.body && { body: route.body(input) }),
        ...(keyed && { headers: { 'idempotency-key': keys.of(name, input) } }),
      })
      if (keyed && decided(outcome)) keys.settle(name, input)
      const pause = keyed ? again(outcome, turn) : undefined
      if (pause === undefined) return outcome
      await new Promise<void>((next) => void clock.after(pause, next))
    }
  }

  /** After a refusal or an open end: show what is true. Nothing without a key is repeated blindly. */
  async function repair(
    outcome: HttpOutcome & { ok: false },
    row: Verb,
    item: Workitem | undefined,
  ): Promise<Result<unknown>> {
    const { failure: why, effect } = outcome
    ports.log('refused', { code: why.code, ...(why.status !== undefined && { status: why.status }) })
    if (why.workitem) await ports.apply({ workitems: [why.workitem] })
    else if (
      row.repeat !== 'read' &&
      item &&
      (effect === 'unknown' || why.status === 404 || why.status === 409)
    )
      await refetch(item.workitemId)
    return { ok: false, failure: why }
  }

  async function refetch(workitemId: string): Promise<void> {
    await attempt('workitems.fetchWorkitem', { workitemId }, undefined).then((answer) => {
      if (!answer.ok && answer.failure.code === 'NOT_FOUND') return ports.apply({ goneId: workitemId })
      return undefined
    })
  }

  function subject(input: Record<string, unknown>): Workitem | undefined {
    const { offers, workitems } = ports.known()
    const id = 'offerId' in input ? offers.get(String(input['offerId']))?.workitemId : input['workitemId']
    return workitems.get(String(id))
  }

  return {
    async run(name, input) {
      const item = subject(input)
      if (!item) return attempt(name, input, item)
      const lane = `${name} ${item.workitemId}`
      const before = lanes.get(lane) ?? Promise.resolve()
      const mine = before.then(() => attempt(name, input, subject(input)))
      lanes.set(lane, mine)
      const result = await mine
      if (lanes.get(lane) === mine) lanes.delete(lane)
      return result
    },
  }
}

const gone = failure('NOT_FOUND', 'This is over already.')
const unreadable: HttpOutcome & { ok: false } = {
  ok: false,
  failure: failure(
    'UNREADABLE_ANSWER',
    'The server’s answer could not be read. What you see is what it says now.',
  ),
  effect: 'unknown',
}

/**
 * Is the fate of this key known? After no answer, 401, in progress, 429 and 5xx it is kept (PROTOCOL 2); and where no
 * server has spoken, an earlier try may still be open.
 */
function decided(outcome: HttpOutcome): boolean {
  if (outcome.ok) return true
  const { code, status } = outcome.failure
  if (outcome.effect === 'unknown' || status === undefined || inProgress(code)) return false
  return status !== 401 && status !== 429 && status < 500
}

const inProgress = (code: string) => code === 'REQUEST_IN_PROGRESS'

/** The pause before the same key is sent again, ms; `undefined` to let it be. */
function again(outcome: HttpOutcome, turn: number): number | undefined {
  const pause = AGAIN_MS[turn]
  if (outcome.ok || pause === undefined) return undefined
  const { code, retryAfterMs, status } = outcome.failure
  if (status === 429 || (status === 503 && retryAfterMs !== undefined))
    return (retryAfterMs ?? 0) <= WAIT_AT_MOST_MS ? Math.max(pause, retryAfterMs ?? 0) : undefined
  return outcome.effect === 'unknown' || inProgress(code) ? pause : undefined
}

/** A reply is news like any other (DESIGN: one road); what it is, the row says. */
function toldBy(output: Verb['output'], value: unknown): Heard {
  if (output === Workitem) return { workitems: [value as Workitem] }
  if (output === Offer) return { offers: [value as Offer] }
  if (output === Agent) return { agent: value as Agent }
  if (output === WorkitemList) return { workitems: (value as FetchWorkitemsResponseBody).objects ?? [] }
  return {}
}
