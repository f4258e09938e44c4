import * as z from 'zod'
import { END_REASONS, TYPES, WORKITEM_STATES } from '../words/seeds.ts'
import { Flag, forgiving, Id, oneByOne, ServerTime, Version, word } from './basics.ts'

export const Participant = z.object({
  participantId: Id,
  workitemId: Id.optional(),
  kind: word(['agent', 'customer', 'external']),
  name: z.string().optional(),
  address: z.string(),
  state: word(['ringing', 'connected', 'held', 'left']),
  muted: z.boolean().optional(),
})
export type Participant = z.infer<typeof Participant>

export const TimeEvent = z.object({ name: z.string(), at: ServerTime, userId: z.string().optional() })

/** A file at the server; the address is signed, and expires. */
export const MediaFile = z.object({ signedUrl: z.string(), durationMs: z.number().nonnegative() })
export type MediaFile = z.infer<typeof MediaFile>

/** One message of an e-mail, SMS or chat thread; a body over 64 kB comes as `bodyUrl`. */
export const Message = z.object({
  direction: word(['in', 'out']),
  from: z.string(),
  to: z.array(z.string()).default([]),
  cc: z.array(z.string()).default([]),
  subject: z.string().optional(),
  body: z.string().optional(),
  bodyUrl: z.string().optional(),
  bodyParts: z.record(z.string(), z.unknown()).optional(),
  createdAt: ServerTime,
})
export type Message = z.infer<typeof Message>

/** One contact as this agent has it (seed workitem-service.txt; PROTOCOL 3, 4). */
export const Workitem = forgiving(
  z.object({
    _id: Id.optional(),
    workitemId: Id,
    version: Version,
    type: word(TYPES),
    channelType: word(['voice', 'sms', 'email', 'chat']),
    state: word(WORKITEM_STATES),
    actions: z.array(z.string()),
    priority: z.number().int().min(1).max(5).catch(3),
    from: z.string(),
    to: z.string(),
    subject: z.string().optional(),
    name: z.string().optional(),
    contactId: Id.optional(),
    inboxId: Id.optional(),
    campaignId: Id.optional(),
    userId: Id.optional(),
    conferenceWorkitemId: Id.optional(),
    originWorkitemId: Id.optional(),
    ticketId: Id.optional(),
    skills: z.array(z.string()).default([]),
    participants: z.array(Participant).default([]),
    mute: Flag.default(0),
    record: Flag.default(0),
    vmStatus: Flag.optional(),
    missedStatus: Flag.optional(),
    voicemailFile: MediaFile.optional(),
    transcriptionMessage: z.string().optional(),
    recordings: oneByOne(MediaFile.extend({ startedAt: ServerTime })).default([]),
    messages: oneByOne(Message).default([]),
    surveyId: Id.optional(),
    surveyResult: z.record(z.string(), z.unknown()).optional(),
    dispositionId: Id.optional(),
    summary: z.string().optional(),
    note: z.string().optional(),
    callId: Id.optional(),
    createdAt: ServerTime,
    modifiedAt: ServerTime,
    offeredAt: ServerTime.optional(),
    answeredAt: ServerTime.optional(),
    endedAt: ServerTime.optional(),
    wrapupExpiresAt: ServerTime.optional(),
    endReason: word(END_REASONS).optional(),
    timeEvents: z.array(TimeEvent).default([]),
  }),
)
export type Workitem = z.infer<typeof Workitem>
export type WorkitemState = Workitem['state']

export const Offer = forgiving(
  z.object({
    offerId: Id,
    workitemId: Id,
    version: Version,
    state: word(['pending', 'accepted', 'rejected', 'expired', 'canceled', 'removed']),
    offeredAt: ServerTime,
    expiresAt: ServerTime,
    inboxId: Id.optional(),
    direct: z.boolean().default(false),
    test: z.boolean().default(false),
  }),
)
export type Offer = z.infer<typeof Offer>

/** The seeds' answer of `fetchWorkitems`. */
export interface FetchWorkitemsResponseBody {
  count: number
  objects?: Workitem[]
  total: number
}
