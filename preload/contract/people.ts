import * as z from 'zod'
import { Id, Localizations, ServerTime, Version, word } from './basics.ts'

export const Agent = z.object({
  userId: Id,
  version: Version,
  name: z.string(),
  statusId: Id,
  nextStatusId: Id.optional(),
  since: ServerTime,
  category: word(['available', 'busy', 'wrapup', 'away', 'noAnswer', 'offline']),
  skills: z.array(z.string()).default([]),
})
export type Agent = z.infer<typeof Agent>

export const Status = z.object({
  statusId: Id,
  name: z.string(),
  localizations: Localizations.optional(),
  category: Agent.shape.category,
  selectable: z.boolean(),
})
export type Status = z.infer<typeof Status>

/** A colleague in a list is an Agent with `presence` (PROTOCOL 3). */
export const User = Agent.extend({ presence: z.string().optional() })
export type User = z.infer<typeof User>

/** Somebody who calls or writes (PROTOCOL 3). */
export const Contact = z.object({
  contactId: Id,
  version: Version,
  name: z.string(),
  connections: z
    .array(
      z.object({ kind: word(['phone', 'email']), value: z.string(), primary: z.boolean().default(false) }),
    )
    .default([]),
  company: z.string().optional(),
  blockedAt: ServerTime.optional(),
  doNotCall: z.boolean().optional(),
})
export type Contact = z.infer<typeof Contact>

/** A queue by its two names: the seeds' inbox, the wire's type `queue` (PROTOCOL 2). */
export const Inbox = z.object({ inboxId: Id, name: z.string() })
export type Inbox = z.infer<typeof Inbox>
