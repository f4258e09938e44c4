import { arrive } from '../core/arrivals.ts'
import type { Caller, DigitReaction } from '../core/caller.ts'
import { PHONE_MENU } from '../core/caller.ts'
import type { Core } from '../core/core.ts'
import { farEndHangsUp } from '../core/farEnd.ts'
import { chooseStatus } from '../core/status.ts'
import type { Body } from './input.ts'
import { BadInput, flag, number, optionalNumber, optionalObject, optionalText, text } from './input.ts'
import type { Verb } from './plane.ts'
import { usersOf } from './plane.ts'

function reactionsOf(body: Body): Record<string, DigitReaction> | undefined {
  if (flag(body, 'menu', false)) return PHONE_MENU
  const given = optionalObject(body, 'onDigit')
  if (!given) return undefined
  const reactions: Record<string, DigitReaction> = {}
  for (const digit of Object.keys(given)) {
    const { hangUp, say, press } = optionalObject(given, digit) ?? {}
    if (hangUp === true) reactions[digit] = { hangUp }
    else if (typeof say === 'string') reactions[digit] = { say }
    else if (typeof press === 'string') reactions[digit] = { press }
    else throw new BadInput(`onDigit.${digit} must be {hangUp: true}, {say} or {press}`)
  }
  return reactions
}

function pressesOf(body: Body): Caller['presses'] {
  const given = body['presses']
  if (given === undefined) return undefined
  if (!Array.isArray(given)) throw new BadInput('presses must be a list of {afterMs, digit}')
  return given.map((one: unknown) => {
    const press = optionalObject({ press: one }, 'press') ?? {}
    return { afterMs: number(press, 'afterMs'), digit: text(press, 'digit') }
  })
}

/** How whoever is at the other end behaves. */
export function callerOf(body: Body): Caller {
  const patienceMs = optionalNumber(body, 'patienceMs')
  const talkMs = optionalNumber(body, 'talkMs')
  const onDigit = reactionsOf(body)
  const presses = pressesOf(body)
  const says = optionalText(body, 'says')
  return {
    ...(patienceMs === undefined ? {} : { patienceMs }),
    ...(talkMs === undefined ? {} : { talkMs }),
    ...(onDigit ? { onDigit } : {}),
    ...(presses ? { presses } : {}),
    ...(says === undefined ? {} : { says }),
  }
}

/** Places a call: to a queue, or with `user` to an agent directly. */
const call: Verb = ({ centre }, body) =>
  centre.act((core) => {
    const user = optionalText(body, 'user') === undefined ? undefined : usersOf(core, body)[0]
    const inboxId = user ? undefined : text(body, 'queue', 'q_sales')
    const queue = core.world.queues.get(inboxId ?? '')
    if (inboxId !== undefined && !queue) throw new BadInput(`queue: there is no ${inboxId}`)
    const name = optionalText(body, 'name')
    const ticketId = optionalText(body, 'ticketId')
    const campaignId = optionalText(body, 'campaignId')
    const made = arrive(core, {
      tenantId: user?.tenantId ?? queue?.tenantId ?? '',
      from: text(body, 'from', '+14805550134'),
      ...(name === undefined ? {} : { name }),
      ...(inboxId === undefined ? {} : { inboxId }),
      ...(user ? { userId: user.agent.userId } : {}),
      ...(ticketId === undefined ? {} : { ticketId }),
      ...(campaignId === undefined ? {} : { campaignId }),
      priority: number(body, 'priority', 3, 1),
      caller: callerOf(body),
    })
    return made === 'blocked' ? { refused: made } : { callId: made.callId }
  })

/** The call that is meant: by `callId`, by `from`, or the latest that has not ended. */
function callOf(core: Core, body: Body): string {
  const callId = optionalText(body, 'callId')
  const from = optionalText(body, 'from')
  const calls = [...core.world.calls.values()].filter((one) => one.stage !== 'ended')
  const found = calls.findLast(
    (one) => (callId === undefined || one.callId === callId) && (from === undefined || one.from === from),
  )
  if (!found) throw new BadInput('there is no such call, or it has ended')
  return found.callId
}

/** The caller, or the party called, hangs up. */
const hangUp: Verb = ({ centre }, body) =>
  centre.act((core) => {
    const callId = callOf(core, body)
    return { callId, ended: farEndHangsUp(core, callId) }
  })

/** Sets an agent's status as the agent would. */
const status: Verb = ({ centre }, body) =>
  centre.act((core) => ({
    agents: usersOf(core, body).map((user) =>
      chooseStatus(core, user.agent.userId, text(body, 'statusId', 'st_available')),
    ),
  }))

export const CALL_VERBS = { call, hangUp, status }
