import {
  ACTIONS,
  Agent,
  failure,
  Offer,
  Workitem,
  WorkitemList,
  type ActionInput,
  type Failure,
  type FetchWorkitemsResponseBody,
  type LinkState,
  type Result,
  type ServerActionName,
  type Verb,
} from '../preload/contract.ts'
import type { Heard, Known } from '../preload/lifecycle.ts'
import { forbidden } from './allowed.ts'
import { createDecided } from './decided.ts'
import type { Keys } from './keys.ts'
import type { Clock, Log } from './ports.ts'
import { readerOf } from './reader.ts'
import type { HttpOutcome, HttpRequest } from './server/http.ts'
import { lateness } from './server/lateness.ts'
import { ROUTES, type Route } from './server/routes.ts'
import { subjectsOf, type Subjects } from './subjects.ts'

/** Pauses before a keyed request without an answer is sent again, ms. With its key it cannot happen twice. */
const AGAIN_MS = [250, 1_000]
/** A `Retry-After` up to here is waited for; a longer one is the person's business, ms. */
const WAIT_AT_MOST_MS = 2_000

/** What came of sending: the server has carried it out, has said no, or nobody knows. */
export interface Delivery {
  result: Result<unknown>
  end: 'taken' | 'refused' | 'open'
}

export interface Actions {
  /** Asks the server. The input is parsed already; `ask` names it in the log and to the server. Never rejects. */
  run<N extends ServerActionName>(name: N, input: ActionInput<N>, ask?: string): Promise<Result<unknown>>
  /** Why the app itself would refuse this now, if it would. */
  check<N extends ServerActionName>(name: N, input: ActionInput<N>): Failure | undefined
  /** Sends what was admitted before, with the key it was born with; the server alone judges it. */
  deliver<N extends ServerActionName>(
    name: N,
    input: ActionInput<N>,
    ask: string,
    key: string,
  ): Promise<Delivery>
}

/** Refuses what may not be, asks the server for the rest, and feeds its word through the one road. */
export function createActions(ports: {
  clock: Clock
  log: Log
  uuid(): string
  keys: Keys
  link(): LinkState
  authorities(): readonly string[] | undefined
  known(): Known
  apply(heard: Heard): Promise<void>
  send(request: Omit<HttpRequest, 'url'> & { path: string }): Promise<HttpOutcome>
}): Actions {
  const { clock, keys } = ports
  /** One request in flight per verb and workitem: digits keep their order, a second click finds the first's result. */
  const lanes = new Map<string, Promise<unknown>>()
  const offers = createDecided()

  function check<N extends ServerActionName>(name: N, input: ActionInput<N>): Failure | undefined {
    const row: Verb = ACTIONS[name]
    const subjects = subjectsOf(input, row.action, ports.known())
    return forbidden(row, input, subjects, { link: ports.link(), authorities: ports.authorities() })
  }

  async function attempt<N extends ServerActionName>(
    name: N,
    input: ActionInput<N>,
    mark: string,
  ): Promise<Result<unknown>> {
    const problem = check(name, input)
    if (problem) return { ok: false, failure: problem }
    return (await carry(name, input, mark)).result
  }

  async function carry<N extends ServerActionName>(
    name: N,
    input: ActionInput<N>,
    mark: string,
    key?: string,
  ): Promise<Delivery> {
    const row: Verb = ACTIONS[name]
    const subjects = subjectsOf(input, row.action, ports.known())
    const outcome = await ask(name, row, input, mark, key)
    const end = decided(outcome) ? (outcome.ok ? 'taken' : 'refused') : 'open'
    if (!outcome.ok) return { result: await repair(outcome, row, subjects, mark), end }
    const route: Route<ActionInput<N>> = ROUTES[name]
    const value = readerOf(row.output)(route.answer ? route.answer(outcome.json) : outcome.json)
    if (!value.success) return { result: await repair(unreadable, row, subjects, mark), end }
    await ports.apply(toldBy(row.output, value.data))
    return { result: { ok: true, value: value.data }, end }
  }

  async function ask<N extends ServerActionName>(
    name: N,
    row: Verb,
    input: ActionInput<N>,
    mark: string,
    born?: string,
  ): Promise<HttpOutcome> {
    const route: Route<ActionInput<N>> = ROUTES[name]
    const keyed = row.repeat === 'key'
    // Taken once: another of the same words may settle its key while this one tries again.
    const key = born ?? (keyed ? keys.of(name, input) : undefined)
    const isLate = lateness(clock)
    for (let turn = 0; ; turn += 1) {
      const began = clock.now()
      const outcome = await ports.send({
        method: route.method,
        path: route.path(input),
        ...(route.body && { body: route.body(input) }),
        headers: { 'x-request-id': mark, ...(key !== undefined && { 'idempotency-key': key }) },
      })
      tell(name, mark, outcome, clock.now() - began)
      if (keyed && born === undefined && decided(outcome)) keys.settle(name, input)
      const pause = keyed ? again(outcome, turn) : undefined
      if (pause === undefined) return outcome
      await new Promise<void>((next) => void clock.after(pause, next))
      if (isLate()) return outcome
    }
  }

  function tell(action: ServerActionName, mark: string, outcome: HttpOutcome, ms: number): void {
    const { requestId } = outcome
    const status = outcome.ok ? outcome.status : outcome.failure.status
    ports.log('reply', {
      action,
      ask: mark,
      ms,
      ...(requestId !== undefined && { request: requestId }),
      ...(status !== undefined && { status }),
      ...(!outcome.ok && { code: outcome.failure.code }),
    })
  }

  /** After a refusal or an open end: show what is true. Nothing without a key is repeated blindly. */
  async function repair(
    outcome: HttpOutcome & { ok: false },
    row: Verb,
    { items }: Subjects,
    mark: string,
  ): Promise<Result<unknown>> {
    const { failure: why, effect } = outcome
    if (why.workitem) await ports.apply({ workitems: [why.workitem] })
    else if (row.repeat !== 'read' && (effect === 'unknown' || why.status === 404 || why.status === 409))
      for (const { workitemId } of items) await refetch(workitemId, mark)
    return { ok: false, failure: why }
  }

  async function refetch(workitemId: string, mark: string): Promise<void> {
    await attempt('workitems.fetchWorkitem', { workitemId }, mark).then((answer) => {
      if (!answer.ok && answer.failure.code === 'NOT_FOUND') return ports.apply({ goneId: workitemId })
      return undefined
    })
  }

  return {
    check,
    deliver: carry,
    async run(name, input, mark = ports.uuid()) {
      const { ids } = subjectsOf(input, undefined, ports.known())
      if (ids.length === 0) return attempt(name, input, mark)
      // Said at once, and not when what stands before it in the lane has come to its end.
      const problem = check(name, input)
      if (problem) return offers.of(name, input) ?? { ok: false, failure: problem }
      const lane = `${name} ${ids.join(' ')}`
      const before = lanes.get(lane) ?? Promise.resolve()
      const mine = before.then(() => offers.of(name, input) ?? attempt(name, input, mark))
      lanes.set(lane, mine)
      const result = await mine
      offers.keep(name, input, result)
      if (lanes.get(lane) === mine) lanes.delete(lane)
      return result
    },
  }
}

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
