import { farAddress } from '../callFields.ts'
import type { Core } from '../core.ts'
import { plan } from '../time.ts'
import type { Call, Queue, Row } from '../world.ts'
import { arriveText } from './arrive.ts'
import type { Written } from './arrive.ts'
import type { Reply } from './reply.ts'
import { addMessage } from './thread.ts'

/** The agent has written: what the customer answers to that comes in its time. */
export function expectReply(core: Core, call: Call): void {
  const reply = call.text?.replies.shift()
  if (reply) plan(core, reply.afterMs, { kind: 'customerWrites', callId: call.callId, reply })
}

const INBOUND: Partial<Record<Call['type'], Written['type']>> = {
  InboundEmail: 'InboundEmail',
  OutboundEmail: 'InboundEmail',
  InboundSMS: 'InboundSMS',
  OutboundSMS: 'InboundSMS',
  Chat: 'Chat',
}

/** Where a thread has got to: one that ended may have been taken up again. */
function latest(core: Core, callId: string): Call | undefined {
  let call = core.world.calls.get(callId)
  while (call?.text?.continuedAs !== undefined) call = core.world.calls.get(call.text.continuedAs)
  return call
}

/**
 * The customer writes again: on the same thread, or, where that has ended, as a new workitem that names the old one as
 * its origin (PROTOCOL 4). Who is blocked by now is not heard.
 */
export function customerWrites(core: Core, callId: string, reply: Omit<Reply, 'afterMs'>): Call | undefined {
  const call = latest(core, callId)
  if (!call?.text) return undefined
  const { text } = call
  const from = farAddress(call)
  const own = farAddress({ ...call, from: call.to, to: call.from })
  const { body, bodyParts } = reply
  const parts = { body, ...(bodyParts === undefined ? {} : { bodyParts }) }
  const subject = text.subject === undefined ? {} : { subject: replyTo(text.subject) }
  if (call.stage !== 'ended') {
    core.tell('text', `${call.name ?? from} has written again`)
    addMessage(core, call, { direction: 'in', from, to: [own], cc: [], ...subject, ...parts })
    return call
  }
  const had = workOn(core, call)
  const queue = core.world.queues.get(call.inboxId ?? '') ?? queueOfSender(core, had?.owner)
  const type = INBOUND[call.type]
  if (!queue || !type) return undefined
  const originWorkitemId = had?.item.workitemId
  const made = arriveText(core, {
    tenantId: call.tenantId,
    type,
    from,
    inboxId: queue.inboxId,
    ...subject,
    ...parts,
    ...(call.name === undefined ? {} : { name: call.name }),
    ...(call.ticketId === undefined ? {} : { ticketId: call.ticketId }),
    replies: text.replies,
    earlier: { messages: text.messages, ...(originWorkitemId === undefined ? {} : { originWorkitemId }) },
  })
  if (made === 'blocked') return undefined
  text.continuedAs = made.callId
  text.replies = []
  return made
}

const replyTo = (subject: string): string => (/^re:/i.test(subject) ? subject : `Re: ${subject}`)

/** The workitem in which a thread was last worked on. */
function workOn(core: Core, { callId }: Call): Row | undefined {
  const rows = [...core.world.rows.values()].filter(({ item }) => item.callId === callId)
  return rows.findLast(({ item }) => item.answeredAt !== undefined) ?? rows.at(-1)
}

/** Answers to what an agent began by itself come to the agent's first queue. */
const queueOfSender = (core: Core, userId: string | undefined): Queue | undefined =>
  [...core.world.queues.values()].find(({ members }) => members.includes(userId ?? ''))
