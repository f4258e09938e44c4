import type { Core } from '../core/core.ts'
import { arriveText } from '../core/text/arrive.ts'
import type { Written } from '../core/text/arrive.ts'
import { customerWrites } from '../core/text/customer.ts'
import type { Call } from '../core/world.ts'
import { EMAILS } from '../seed/emails.ts'
import { asWritten } from '../seed/texts.ts'
import type { Body } from './input.ts'
import { BadInput, number, optionalNumber, optionalObject, optionalText, text } from './input.ts'
import type { Verb } from './plane.ts'

function repliesOf(body: Body): Written['replies'] {
  const given = body['replies']
  if (given === undefined) return undefined
  if (!Array.isArray(given)) throw new BadInput('replies must be a list of {afterMs, body}')
  return given.map((one: unknown) => {
    const reply = optionalObject({ reply: one }, 'reply') ?? {}
    return { afterMs: number(reply, 'afterMs'), body: text(reply, 'body') }
  })
}

function partsOf(body: Body): Pick<Written, 'bodyParts'> {
  const html = optionalText(body, 'html')
  const parts = optionalObject(body, 'bodyParts')
  return html === undefined && !parts
    ? {}
    : { bodyParts: { ...parts, ...(html === undefined ? {} : { 'text/html': html }) } }
}

function arrived(core: Core, body: Body, standard: Omit<Written, 'tenantId'>): object {
  const inboxId = text(body, 'queue', standard.inboxId)
  const queue = core.world.queues.get(inboxId)
  if (!queue) throw new BadInput(`queue: there is no ${inboxId}`)
  const name = optionalText(body, 'name') ?? standard.name
  const subject = optionalText(body, 'subject') ?? standard.subject
  const ticketId = optionalText(body, 'ticketId') ?? standard.ticketId
  const replies = repliesOf(body) ?? standard.replies
  const patienceMs = optionalNumber(body, 'patienceMs')
  const made = arriveText(core, {
    ...standard,
    ...partsOf(body),
    tenantId: queue.tenantId,
    inboxId,
    from: text(body, 'from', standard.from),
    body: text(body, 'body', standard.body ?? ''),
    priority: number(body, 'priority', 3, 1),
    ...(name === undefined ? {} : { name }),
    ...(subject === undefined ? {} : { subject }),
    ...(ticketId === undefined ? {} : { ticketId }),
    ...(replies === undefined ? {} : { replies }),
    ...(patienceMs === undefined ? {} : { caller: { patienceMs } }),
  })
  return made === 'blocked' ? { refused: made } : { callId: made.callId }
}

/** An e-mail comes; `seed` names one of the prepared ones, of which the other fields change parts. */
const email: Verb = ({ centre }, body) =>
  centre.act((core) => {
    const wanted = text(body, 'seed', 'invoice')
    const prepared = EMAILS.find(({ name }) => name === wanted)
    if (!prepared) throw new BadInput(`seed: there are ${EMAILS.map(({ name }) => name).join(', ')}`)
    const { bodyParts, ...words } = asWritten(prepared)
    // Who says what is in it does not mean the prepared letter's other parts as well.
    const isPrepared = body['body'] === undefined && bodyParts !== undefined
    return arrived(core, body, { ...words, ...(isPrepared && { bodyParts }) })
  })

/** An SMS comes. */
const sms: Verb = ({ centre }, body) =>
  centre.act((core) =>
    arrived(core, body, {
      type: 'InboundSMS',
      from: '+14805550134',
      inboxId: 'q_sales',
      body: 'Are you open today?',
    }),
  )

/** Somebody opens a chat. */
const chat: Verb = ({ centre }, body) =>
  centre.act((core) =>
    arrived(core, body, {
      type: 'Chat',
      from: 'visitor-1',
      name: 'Visitor 1',
      inboxId: 'q_support',
      body: 'Hello?',
    }),
  )

/** The thread that is meant: by `callId`, by `workitemId`, by `from`, or the latest. */
function threadOf(core: Core, body: Body): Call {
  const workitemId = optionalText(body, 'workitemId')
  const item = core.world.rows.get(workitemId ?? '')?.item
  const callId = optionalText(body, 'callId') ?? (workitemId === undefined ? undefined : (item?.callId ?? ''))
  const from = optionalText(body, 'from')
  const threads = [...core.world.calls.values()].filter((call) => call.text !== undefined)
  const found = threads.findLast(
    (one) =>
      (callId === undefined || one.callId === callId) &&
      (from === undefined || one.from === from || one.to === from),
  )
  if (!found) throw new BadInput('there is no such thread')
  return found
}

/** The customer writes again on a thread; where that has ended, a new workitem comes. */
const reply: Verb = ({ centre }, body) =>
  centre.act((core) => {
    const written = { body: text(body, 'body', 'One more thing.'), ...partsOf(body) }
    const call = customerWrites(core, threadOf(core, body).callId, written)
    return call ? { callId: call.callId } : { refused: 'blocked' }
  })

export const TEXT_VERBS = { email, sms, chat, reply }
