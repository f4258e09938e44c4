import { fieldsOf, farAddress } from '../callFields.ts'
import { callOf } from '../calls.ts'
import type { Core } from '../core.ts'
import { newId, userOf } from '../core.ts'
import { digits } from '../numbers.ts'
import { agentParty, allConnected } from '../parties.ts'
import { putWorkitem } from '../rows.ts'
import type { Workitem } from '../shapes.ts'
import { now, steady } from '../time.ts'
import type { Call, Row } from '../world.ts'
import { contactByAddress } from './arrive.ts'
import { expectReply } from './customer.ts'
import { addMessage, asMessage } from './thread.ts'

/** The number that the tenant shows to those it writes to first. */
const OWN_NUMBER = '+14805550100'

/** Writes on the thread of a workitem, SMS or chat; the customer may answer. */
export function writeOn(core: Core, row: Row, body: string): Workitem {
  const call = callOf(core, row)
  if (call) {
    const to = farAddress(call)
    const from = farAddress({ ...call, from: call.to, to: call.from })
    addMessage(core, call, { direction: 'out', from, to: [to], cc: [], body }, row)
    expectReply(core, call)
  }
  return core.world.rows.get(row.item.workitemId)?.item ?? row.item
}

/** A first SMS to somebody: a new OutboundSMS, in which the answer will arrive. */
export function startSms(
  core: Core,
  userId: string,
  to: string,
  body: string,
  more: Pick<Call, 'campaignId'> & { originWorkitemId?: string },
): Workitem {
  const user = userOf(core, userId)
  const contact = contactByAddress(core, user.tenantId, to)
  const { campaignId, originWorkitemId } = more
  const message = asMessage(core, [], { direction: 'out', from: OWN_NUMBER, to: [to], cc: [], body })
  const call: Call = {
    callId: newId(core, 'thread'),
    tenantId: user.tenantId,
    type: 'OutboundSMS',
    from: OWN_NUMBER,
    to,
    ...(contact ? { contactId: contact.contactId, name: contact.name } : {}),
    ...(campaignId === undefined ? {} : { campaignId }),
    priority: 3,
    skills: [],
    test: false,
    caller: {},
    stage: 'talking',
    waitingSince: steady(core),
    declined: new Map(),
    pressed: '',
    ...(originWorkitemId === undefined ? {} : { originWorkitemId }),
    text: {
      messages: [message],
      replies: [...(core.world.replies.get(digits(to)) ?? [])],
    },
  }
  core.world.calls.set(call.callId, call)
  core.tell('sms', `${user.agent.name} writes to ${call.name ?? to}`)
  expectReply(core, call)
  const fields = fieldsOf(call, user)
  return putWorkitem(core, user, {
    ...fields,
    state: 'active',
    userId,
    answeredAt: now(core),
    participants: [...allConnected(fields.participants ?? []), agentParty(call, user, 'connected')],
    timeEvents: [{ name: 'written', at: now(core), userId }],
  })
}
