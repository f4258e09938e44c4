import { agentSide, fieldsOf } from './callFields.ts'
import { arrive, contactByNumber } from './arrivals.ts'
import type { Caller } from './caller.ts'
import { holdOthers } from './calls.ts'
import type { Core } from './core.ts'
import { newId, userOf } from './core.ts'
import { putWorkitem } from './rows.ts'
import type { Workitem } from './shapes.ts'
import { now, plan, steady } from './time.ts'
import type { Call } from './world.ts'

/** The number that the tenant shows to those it calls. */
const OWN_NUMBER = '+14805550100'
const RINGS_MS = 2_000

/** Calls a number for this agent: the live call is held at once, the far end decides a little later. */
export function dialNumber(
  core: Core,
  userId: string,
  to: string,
  more: Partial<Workitem> = {},
  caller: Caller = {},
): Workitem {
  const user = userOf(core, userId)
  const contact = contactByNumber(core.world, user.tenantId, to)
  const call: Call = {
    callId: newId(core, 'call'),
    tenantId: user.tenantId,
    type: 'OutboundCall',
    from: OWN_NUMBER,
    to,
    ...(contact ? { contactId: contact.contactId, name: contact.name } : {}),
    priority: 3,
    skills: [],
    test: false,
    caller,
    stage: 'dialing',
    waitingSince: steady(core),
    declined: new Map(),
    pressed: '',
  }
  core.world.calls.set(call.callId, call)
  holdOthers(core, userId)
  core.tell('dialing', `${user.agent.name} calls ${call.name ?? to}`)
  plan(core, caller.afterMs ?? RINGS_MS, { kind: 'farEndDecides', callId: call.callId })
  const { participants = [], ...rest } = fieldsOf(call)
  const fields = { ...rest, participants: [...participants, agentSide(call, user)] }
  const timeEvents = [{ name: 'dialed', at: now(core), userId }]
  return putWorkitem(core, user, { ...fields, ...more, state: 'dialing', userId, timeEvents })
}

/** A callback comes back at its time as an offered OutboundCall (PROTOCOL 4, "What a disposition does"). */
export function offerCallback(core: Core, userId: string, to: string, originWorkitemId: string): void {
  const { tenantId } = userOf(core, userId)
  arrive(core, { tenantId, type: 'OutboundCall', from: OWN_NUMBER, to, userId, originWorkitemId })
}
