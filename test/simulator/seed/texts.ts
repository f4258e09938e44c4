import type { Written } from '../core/text/arrive.ts'
import type { Reply } from '../core/text/reply.ts'
import type { SeedEmail } from './emails.ts'
import { EMAILS } from './emails.ts'

type Contact = Omit<Written, 'tenantId'>

/** A seed e-mail as it arrives; the HTML is a part of the body. */
export const asWritten = ({ html, name, ...email }: SeedEmail): Contact => ({
  ...email,
  type: 'InboundEmail',
  ...(html === undefined ? {} : { bodyParts: { 'text/plain': email.body, 'text/html': html } }),
})

const mail = (name: string): Contact[] => EMAILS.filter((one) => one.name === name).map(asWritten)

/** What is written to the demonstration tenant in the course of a day, in this order. */
export const MORNING_TEXTS: readonly Contact[] = [
  ...mail('invoice'),
  {
    type: 'InboundSMS',
    from: '+14805550135',
    inboxId: 'q_sales',
    body: 'Do you open on Saturday?',
    replies: [{ afterMs: 20_000, body: 'Great, see you then.' }],
  },
  {
    type: 'Chat',
    from: 'visitor-7312',
    name: 'Visitor 7312',
    inboxId: 'q_support',
    body: 'Hi, I cannot sign in.',
    replies: [
      { afterMs: 8_000, body: 'It says that my password is wrong.' },
      { afterMs: 15_000, body: 'That works. Thanks!' },
    ],
  },
  ...mail('delivery'),
  ...mail('hostile'),
]

/** What people answer to a first SMS of ours, by number. */
export const REPLIES: Readonly<Record<string, readonly Reply[]>> = {
  '+14805550134': [{ afterMs: 12_000, body: 'Thanks for letting me know. Ben' }],
  '+14805550135': [{ afterMs: 30_000, body: 'OK' }],
}

/** Cases that are open when the day begins. */
export const TICKETS = ['tk_1001', 'tk_1002', 'tk_2041']
