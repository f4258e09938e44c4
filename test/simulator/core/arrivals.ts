import { showInInbox } from './acd.ts'
import type { Caller } from './caller.ts'
import type { Core } from './core.ts'
import { newId, tenantOf } from './core.ts'
import { digits } from './numbers.ts'
import { ringAgent } from './ring.ts'
import { sentenceOf } from './sentences.ts'
import { setStage } from './stage.ts'
import { openTicket } from './tickets.ts'
import { plan, steady } from './time.ts'
import type { Call, World } from './world.ts'

/** Somebody calls: a queue (`inboxId`) or an agent directly (`userId`). */
export interface Arrival {
  tenantId: string
  from: string
  to?: string
  name?: string
  inboxId?: string
  userId?: string
  priority?: number
  skills?: string[]
  ticketId?: string
  campaignId?: string
  test?: boolean
  type?: Call['type']
  originWorkitemId?: string
  caller?: Caller
}

/** Whose number this is, if it is a contact's of this tenant. */
export function contactByNumber(world: World, tenantId: string, number: string) {
  for (const kept of world.contacts.values()) {
    if (kept.tenantId !== tenantId) continue
    if (
      kept.contact.connections.some(({ kind, value }) => kind === 'phone' && digits(value) === digits(number))
    ) {
      return kept.contact
    }
  }
  return undefined
}

/** A call reaches the centre. A blocked caller is refused: nothing happens, and `blocked` comes back. */
export function arrive(core: Core, arrival: Arrival): Call | 'blocked' {
  const { world } = core
  const outbound = arrival.type === 'OutboundCall'
  const far = outbound ? (arrival.to ?? '') : arrival.from
  const contact = contactByNumber(world, arrival.tenantId, far)
  const refused =
    contact?.blockedAt !== undefined || tenantOf(core, arrival.tenantId).blocked.has(digits(far))
  if (refused && !arrival.test && !outbound) {
    core.tell('blocked', `${arrival.from} is blocked and was refused`)
    return 'blocked'
  }
  const queue = world.queues.get(arrival.inboxId ?? '')
  const name = arrival.name ?? contact?.name
  const call: Call = {
    callId: newId(core, 'call'),
    tenantId: arrival.tenantId,
    type: arrival.type ?? 'InboundCall',
    from: arrival.from,
    to: arrival.to ?? queue?.number ?? '+14805550100',
    ...(name === undefined ? {} : { name }),
    ...(contact ? { contactId: contact.contactId } : {}),
    ...(arrival.inboxId === undefined ? {} : { inboxId: arrival.inboxId }),
    ...(arrival.campaignId === undefined ? {} : { campaignId: arrival.campaignId }),
    ...(arrival.ticketId === undefined ? {} : { ticketId: arrival.ticketId }),
    priority: arrival.priority ?? 3,
    skills: arrival.skills ?? queue?.skills ?? [],
    test: arrival.test ?? false,
    caller: { says: sentenceOf(core, name, arrival.from), ...arrival.caller },
    stage: 'waiting',
    waitingSince: steady(core),
    declined: new Map(),
    pressed: '',
  }
  world.calls.set(call.callId, call)
  if (arrival.ticketId !== undefined) openTicket(core, arrival.tenantId, arrival.ticketId)
  setStage(core, call, 'waiting')
  core.tell('arrived', `${name ?? call.from} calls ${queue?.name ?? arrival.userId ?? 'nobody'}`)
  const { patienceMs } = call.caller
  if (patienceMs !== undefined)
    plan(core, patienceMs, {
      kind: 'callerLeaves',
      callId: call.callId,
      stage: 'waiting',
      since: call.waitingSince,
    })
  const callee = world.users.get(arrival.userId ?? '')
  const origin = arrival.originWorkitemId === undefined ? {} : { originWorkitemId: arrival.originWorkitemId }
  if (callee) {
    if (ringAgent(core, call, callee, origin) !== undefined) setStage(core, call, 'ended')
  } else for (const id of queue?.members ?? []) showTo(core, call, id)
  return call
}

function showTo(core: Core, call: Call, userId: string): void {
  const user = core.world.users.get(userId)
  if (user) showInInbox(core, call, user)
}
