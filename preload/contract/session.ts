import * as z from 'zod'
import { oneByOne } from './basics.ts'
import { Inbox, Status } from './people.ts'

/** The answer of sign-in and refresh (PROTOCOL 1). `token` is a JWT and never leaves the main process. */
export const TokenAnswer = z.object({
  token: z.string().min(1),
  location: z.string().min(1),
  clientLocation: z.string().optional().catch(undefined),
})
export type TokenAnswer = z.infer<typeof TokenAnswer>

/** The tenant's rules; times in seconds (PROTOCOL 1). */
export const TenantSettings = z.object({
  wrapupSeconds: z.number().catch(60),
  wrapupExtendSeconds: z.number().catch(0),
  dispositionRequired: z.boolean().catch(false),
  offerSeconds: z.number().catch(20),
  autoAnswerSeconds: z.number().nullable().catch(null),
  rejectStatusId: z.string().nullable().catch(null),
  recordingAllowed: z.boolean().catch(false),
  region: z.string().catch('US'),
  locale: z.string().catch('en'),
})
export type TenantSettings = z.infer<typeof TenantSettings>

/** `POST {location}/users/api/session` (PROTOCOL 1). `voice` stays opaque until the audio plane reads it. */
export const SessionAnswer = z.object({
  user: z.object({ userId: z.string().min(1), name: z.string() }),
  tenant: z.object({ tenantId: z.string().min(1), name: z.string().catch('') }),
  authorities: oneByOne(z.string()).catch([]),
  statuses: oneByOne(Status).catch([]),
  voice: z.unknown().optional(),
  settings: TenantSettings.catch(() => TenantSettings.parse({})),
})
export type SessionAnswer = z.infer<typeof SessionAnswer>

/** `POST /users/api/ws-ticket` (PROTOCOL 5): one connection, within `expiresIn` seconds. */
export const TicketAnswer = z.object({
  url: z.string().min(1),
  ticket: z.string().min(1),
  expiresIn: z.number().positive(),
})
export type TicketAnswer = z.infer<typeof TicketAnswer>

/** Who is signed in, and what the tenant allows. Holds nothing secret: it is kept between starts. */
export const Session = z.object({
  server: z.string(),
  userName: z.string(),
  userId: z.string(),
  name: z.string(),
  tenantId: z.string(),
  tenantName: z.string(),
  authorities: z.array(z.string()),
  statuses: z.array(Status),
  inboxes: z.array(Inbox),
  settings: TenantSettings,
})
export type Session = z.infer<typeof Session>
