import { callOf } from '../calls.ts'
import type { Core } from '../core.ts'
import { invalid, moment, object, text, texts } from '../fields.ts'
import type { Body } from '../fields.ts'
import type { Workitem } from '../shapes.ts'
import type { Row } from '../world.ts'
import { expectReply } from './customer.ts'
import { addMessage } from './thread.ts'

/** What `sendEmailResponse` asks for, checked; lists are empty rather than absent. */
interface Response {
  from: string | undefined
  to: string[]
  cc: string[]
  bcc: string[]
  subject: string | undefined
  body: string
  bodyParts: Body | undefined
  createdAt: number | undefined
}

/** An address as people write it: bare, or in angle brackets after a name. */
function address(value: string, param: string): string {
  const bare = /<([^<>]*)>\s*$/.exec(value)?.[1] ?? value
  if (/^[^\s@<>,;]+@[^\s@<>,;]+$/.test(bare.trim())) return value.trim()
  throw invalid(param, `${value} is not an e-mail address.`)
}

const addresses = (body: Body, param: string): string[] =>
  (texts(body, param) ?? []).map((one) => address(one, param))

/** Reads the body of `sendEmailResponse` (seed workitem-service.txt); throws 422 that names the part. */
function readResponse(given: Body): Response {
  const [from, to] = [text(given, 'from'), text(given, 'to')]
  const recipients = addresses(given, 'toAddresses')
  if (to !== undefined) recipients.unshift(address(to, 'to'))
  if (recipients.length === 0) throw invalid('to', 'to or toAddresses is missing.')
  return {
    from: from === undefined ? undefined : address(from, 'from'),
    to: [...new Set(recipients)],
    cc: addresses(given, 'ccAddresses'),
    bcc: addresses(given, 'bccAddresses'),
    subject: text(given, 'subject'),
    body: text(given, 'body') ?? '',
    bodyParts: object(given, 'bodyParts'),
    createdAt: moment(given, 'createdAt'),
  }
}

/** Answers an e-mail: the thread grows, the recipients get it, and the customer may write again. */
export function sendEmail(core: Core, row: Row, given: Body): Workitem {
  const { bcc, bodyParts, ...read } = readResponse(given)
  const { workitemId, to: own, subject: about = '' } = row.item
  const from = read.from ?? own
  const subject = read.subject ?? (/^re:/i.test(about) ? about : `Re: ${about}`)
  const { to, cc } = read
  core.world.mailSent.push({ workitemId, from, to, cc, bcc, subject })
  core.tell('email', `An e-mail went to ${to.join(', ')}`)
  const call = callOf(core, row)
  if (call) {
    const parts = bodyParts === undefined ? {} : { bodyParts }
    addMessage(core, call, { ...read, direction: 'out', from, subject, ...parts }, row)
    const reached = [...to, ...cc, ...bcc].some((one) =>
      one.toLowerCase().includes(row.item.from.toLowerCase()),
    )
    if (reached) expectReply(core, call)
  }
  return core.world.rows.get(workitemId)?.item ?? row.item
}
