import { showInInbox } from '../acd.ts'
import { contactByNumber } from '../arrivals.ts'
import type { Caller } from '../caller.ts'
import { contactByEmail } from '../contacts.ts'
import type { Core } from '../core.ts'
import { newId, tenantOf } from '../core.ts'
import { digits } from '../numbers.ts'
import type { Contact, Message } from '../shapes.ts'
import { setStage } from '../stage.ts'
import { openTicket } from '../tickets.ts'
import { plan, steady } from '../time.ts'
import type { Call, Queue, Thread } from '../world.ts'
import type { Reply } from './reply.ts'
import { addMessage, asMessage } from './thread.ts'
import type { Draft } from './thread.ts'

/** Somebody writes to a queue. */
export interface Written {
  tenantId: string
  type: 'InboundEmail' | 'InboundSMS' | 'Chat'
  from: string
  inboxId: string
  name?: string
  subject?: string
  cc?: string[]
  body?: string
  bodyParts?: Record<string, unknown>
  ticketId?: string
  priority?: number
  /** What the customer writes when answered. */
  replies?: readonly Reply[]
  /** An earlier thread that goes on here. */
  earlier?: { messages: Message[]; originWorkitemId?: string }
  /** When the customer of a chat goes away. */
  caller?: Pick<Caller, 'patienceMs' | 'talkMs'>
}

/** Whose number or e-mail address this is. */
export const contactByAddress = (core: Core, tenantId: string, address: string): Contact | undefined =>
  address.includes('@')
    ? contactByEmail(core, tenantId, address)
    : contactByNumber(core.world, tenantId, address)

/** The address that a queue is written to. */
function addressOf(queue: Queue, type: Written['type']): string {
  return type === 'InboundSMS' ? queue.number : type === 'InboundEmail' ? queue.email : queue.name
}

const plain = (subject = ''): string => subject.replace(/^(\s*(re|fwd?|aw|rv):)+\s*/i, '').toLowerCase()

/** The thread that this goes on with: of the same sender, in the same medium, about the same thing, and not over. */
function openThread(core: Core, written: Written): Call | undefined {
  return [...core.world.calls.values()].find(
    (call) =>
      call.text !== undefined &&
      call.stage !== 'ended' &&
      call.type === written.type &&
      call.tenantId === written.tenantId &&
      call.from === written.from &&
      call.inboxId === written.inboxId &&
      plain(call.text.subject) === plain(written.subject),
  )
}

/** Something written reaches the centre. Who is blocked is refused: nothing happens, and `blocked` comes back. */
export function arriveText(core: Core, written: Written): Call | 'blocked' {
  const { tenantId, type, from, subject, earlier } = written
  const queue = core.world.queues.get(written.inboxId)
  if (!queue) throw new Error(`no queue ${written.inboxId}`)
  const contact = contactByAddress(core, tenantId, from)
  if (contact?.blockedAt !== undefined || isBlocked(core, tenantId, from)) {
    core.tell('blocked', `${from} is blocked and was refused`)
    return 'blocked'
  }
  const draft: Draft = {
    direction: 'in',
    from,
    to: [addressOf(queue, type)],
    cc: written.cc ?? [],
    ...(subject === undefined ? {} : { subject }),
    ...(written.body === undefined ? {} : { body: written.body }),
    ...(written.bodyParts === undefined ? {} : { bodyParts: written.bodyParts }),
  }
  const name = written.name ?? contact?.name
  const open = openThread(core, written)
  core.tell('arrived', `${name ?? from} writes to ${queue.name} (${type})`)
  if (open) {
    addMessage(core, open, draft)
    return open
  }
  const messages = earlier?.messages ?? []
  const text: Thread = {
    messages: [...messages, asMessage(core, messages, draft)],
    replies: [...(written.replies ?? [])],
    ...(subject === undefined ? {} : { subject }),
  }
  const call: Call = {
    callId: newId(core, 'thread'),
    tenantId,
    type,
    from,
    to: addressOf(queue, type),
    ...(name === undefined ? {} : { name }),
    ...(contact ? { contactId: contact.contactId } : {}),
    inboxId: queue.inboxId,
    ...(written.ticketId === undefined ? {} : { ticketId: written.ticketId }),
    priority: written.priority ?? 3,
    skills: queue.skills,
    test: false,
    caller: written.caller ?? {},
    stage: 'waiting',
    waitingSince: steady(core),
    declined: new Map(),
    pressed: '',
    text,
    ...(earlier?.originWorkitemId === undefined ? {} : { originWorkitemId: earlier.originWorkitemId }),
  }
  core.world.calls.set(call.callId, call)
  setStage(core, call, 'waiting')
  if (written.ticketId !== undefined) openTicket(core, tenantId, written.ticketId)
  const { patienceMs } = call.caller
  if (patienceMs !== undefined)
    plan(core, patienceMs, { kind: 'callerLeaves', callId: call.callId, stage: 'waiting' })
  for (const id of queue.members) {
    const user = core.world.users.get(id)
    if (user) showInInbox(core, call, user)
  }
  return call
}

/** A number on the tenant's list; an e-mail address has digits, too, and is none. */
const isBlocked = (core: Core, tenantId: string, from: string): boolean =>
  !from.includes('@') && tenantOf(core, tenantId).blocked.has(digits(from))
