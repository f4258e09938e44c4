import * as z from 'zod'
import { forgiving, Id, lax, Localizations, oneByOne, ServerTime, Version, word } from './basics.ts'

const Category = word(['available', 'busy', 'wrapup', 'away', 'noAnswer', 'offline'])
const AgentFields = z.object({
  userId: Id,
  version: Version,
  name: z.string(),
  statusId: Id,
  nextStatusId: Id.optional(),
  since: ServerTime,
  category: Category,
  skills: z.array(z.string()).default([]),
})
export const Agent = forgiving(AgentFields)
export type Agent = z.infer<typeof Agent>

export const Status = z.object({
  statusId: Id,
  name: z.string(),
  localizations: lax(Localizations),
  category: Category,
  selectable: z.boolean(),
})
export type Status = z.infer<typeof Status>

/** A colleague in a list is an Agent with `presence` (PROTOCOL 3). */
export const User = forgiving(AgentFields.extend({ presence: z.string().optional() }))
export type User = z.infer<typeof User>

const Connection = z.object({
  kind: word(['phone', 'email']),
  value: z.string(),
  primary: z.boolean().default(false),
})
/** Somebody who calls or writes (PROTOCOL 3). */
export const Contact = forgiving(
  z.object({
    contactId: Id,
    version: Version,
    name: z.string(),
    connections: oneByOne(Connection).default([]),
    company: z.string().optional(),
    blockedAt: ServerTime.optional(),
    doNotCall: z.boolean().optional(),
  }),
)
export type Contact = z.infer<typeof Contact>

/** A queue by its two names: the seeds' inbox, the wire's type `queue` (PROTOCOL 2). */
export const Inbox = z.object({ inboxId: Id, name: z.string() })
export type Inbox = z.infer<typeof Inbox>
