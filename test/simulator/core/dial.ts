import { fieldsOf } from './callFields.ts'
import { arrive, contactByNumber } from './arrivals.ts'
import { holdOthers } from './calls.ts'
import type { Core } from './core.ts'
import { newId, userOf } from './core.ts'
import { digits, OWN_NUMBER } from './numbers.ts'
import { agentParty } from './parties.ts'
import { ringAgent } from './ring.ts'
import { putWorkitem } from './rows.ts'
import type { Workitem } from './shapes.ts'
import { now, plan, steady } from './time.ts'
import type { Call, User } from './world.ts'

const RINGS_MS = 2_000

/** What a dialled call may bring with it (PROTOCOL 2, `dial`). */
export interface Dialled {
  name?: string
  campaignId?: string
  contactId?: string
  /** The conference that the called party joins when it answers. */
  conferenceWorkitemId?: string
}

function newCall(core: Core, user: User, to: string, dialled: Dialled): Call {
  const { conferenceWorkitemId, ...more } = dialled
  const call: Call = {
    callId: newId(core, 'call'),
    tenantId: user.tenantId,
    type: 'OutboundCall',
    from: OWN_NUMBER,
    to,
    ...more,
    ...(conferenceWorkitemId === undefined ? {} : { conferenceWorkitemId }),
    priority: 3,
    skills: [],
    test: false,
    caller: {},
    stage: 'dialing',
    waitingSince: steady(core),
    declined: new Map(),
    pressed: '',
  }
  core.world.calls.set(call.callId, call)
  // Who is called into a conference is waited for there, by all who are in it.
  if (conferenceWorkitemId === undefined) holdOthers(core, user.agent.userId)
  core.tell('dialing', `${user.agent.name} calls ${call.name ?? to}`)
  return call
}

function dialling(core: Core, call: Call, user: User, more: Partial<Workitem>): Workitem {
  const { userId } = user.agent
  const timeEvents = [{ name: 'dialed', at: now(core), userId }]
  const fields = fieldsOf(call, user)
  const participants = [...(fields.participants ?? []), agentParty(call, user, 'ringing')]
  return putWorkitem(core, user, { ...fields, participants, ...more, state: 'dialing', userId, timeEvents })
}

/** Calls a number for this agent: the live call is held at once, the far end decides a little later. */
export function dialNumber(
  core: Core,
  userId: string,
  to: string,
  more: Partial<Workitem> = {},
  dialled: Dialled = {},
): Workitem {
  const user = userOf(core, userId)
  const contact =
    core.world.contacts.get(dialled.contactId ?? '')?.contact ??
    contactByNumber(core.world, user.tenantId, to)
  const known = contact ? { contactId: contact.contactId, name: contact.name } : {}
  const call = newCall(core, user, to, { ...known, ...dialled })
  call.external = contact === undefined && more.originWorkitemId === undefined
  call.caller = core.world.farEnds.get(digits(to)) ?? {}
  plan(core, call.caller.afterMs ?? RINGS_MS, { kind: 'farEndDecides', callId: call.callId })
  return dialling(core, call, user, more)
}

/** Calls a colleague (`option: user`): it rings there, and the two workitems are one call. */
export function dialColleague(
  core: Core,
  userId: string,
  callee: User,
  more: Partial<Workitem> = {},
  dialled: Dialled = {},
): Workitem {
  const user = userOf(core, userId)
  const call = newCall(core, user, callee.agent.userId, { ...dialled, name: callee.agent.name })
  call.from = userId
  call.colleague = { userId, name: user.agent.name }
  const item = dialling(core, call, user, more)
  const why = ringAgent(core, call, callee)
  if (why) plan(core, RINGS_MS, { kind: 'rangInVain', callId: call.callId, why })
  return item
}

/** A callback comes back at its time as an offered OutboundCall (PROTOCOL 4, "What a disposition does"). */
export function offerCallback(core: Core, userId: string, to: string, originWorkitemId: string): void {
  const { tenantId } = userOf(core, userId)
  arrive(core, { tenantId, type: 'OutboundCall', from: OWN_NUMBER, to, userId, originWorkitemId })
}
