import * as z from 'zod'

/** Unix milliseconds of the server's clock (PROTOCOL preamble). */
export const ServerTime = z.number().int().nonnegative()
const Id = z.string().min(1).max(200)
const Flag = z.union([z.literal(0), z.literal(1)])
const Version = z.number().int().nonnegative()

/** A word of a closed list; a word the server invents later reads as `unknown`, never as an error. */
const word = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.union([z.enum(values), z.string().transform(() => 'unknown' as const)])

/** A field that nothing stands on: one that cannot be read is one that is not there. */
export const lax = <T extends z.ZodType>(field: T) => field.optional().catch(undefined)

/**
 * An object of which the fields that may be missing are missing where they cannot be read: an odd subject must not cost
 * the call. The strict reading goes first, because it is three times as fast.
 */
export function forgiving<T extends z.ZodObject>(strict: T): z.ZodUnion<[T, T]> {
  const optional = Object.entries(strict.shape as Record<string, z.ZodType>).flatMap(([name, field]) => {
    const missing = field.safeParse(undefined)
    return missing.success ? [[name, field.catch(missing.data)]] : []
  })
  return z.union([strict, strict.extend(Object.fromEntries(optional)) as unknown as T])
}

/** A list of which each item is read by itself: an odd item costs one item. */
export const oneByOne = <T extends z.ZodType>(item: T) =>
  z.array(z.unknown()).transform((items) =>
    items.flatMap((raw): z.infer<T>[] => {
      const read = item.safeParse(raw)
      return read.success ? [read.data] : []
    }),
  )

export const WORKITEM_STATES = [
  'inqueue',
  'offered',
  'dialing',
  'active',
  'hold',
  'conference',
  'wrapup',
  'terminated',
] as const
/** The seeds' `WorkitemTypes` (disposition.txt, "Structure of a Disposition"; PROTOCOL 3). */
export const WorkitemTypes = {
  InboundCall: 'InboundCall',
  OutboundCall: 'OutboundCall',
  Conference: 'Conference',
  InboundSMS: 'InboundSMS',
  OutboundSMS: 'OutboundSMS',
  InboundEmail: 'InboundEmail',
  OutboundEmail: 'OutboundEmail',
  Chat: 'Chat',
} as const
const TYPES = Object.values(WorkitemTypes) as [WorkitemType, ...WorkitemType[]]
export type WorkitemType = (typeof WorkitemTypes)[keyof typeof WorkitemTypes]
export const END_REASONS = [
  'hangUp',
  'farEnd',
  'busy',
  'noAnswer',
  'failed',
  'rejected',
  'expired',
  'callerHungUp',
  'answeredElsewhere',
  'transferred',
  'voicemail',
  'closed',
] as const

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
    transcriptionMessage: z.string().optional(),
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

const Category = word(['available', 'busy', 'wrapup', 'away', 'noAnswer', 'offline'])
export const Agent = forgiving(
  z.object({
    userId: Id,
    version: Version,
    name: z.string(),
    statusId: Id,
    nextStatusId: Id.optional(),
    since: ServerTime,
    category: Category,
    skills: z.array(z.string()).default([]),
  }),
)
export type Agent = z.infer<typeof Agent>

/** `{EN: "x"}` or `{en: {language, value}}`: both are read (PROTOCOL 2); normalised to `{en: "x"}`. */
export const LocalizedNames = z
  .record(z.string(), z.union([z.string(), z.object({ language: z.string(), value: z.string() })]))
  .transform((names) =>
    Object.fromEntries(
      Object.entries(names).map(([code, name]) => [
        code.toLowerCase(),
        typeof name === 'string' ? name : name.value,
      ]),
    ),
  )
const Localizations = z.object({ name: LocalizedNames.optional() })

export const Status = z.object({
  statusId: Id,
  name: z.string(),
  localizations: lax(Localizations),
  category: Category,
  selectable: z.boolean(),
})
export type Status = z.infer<typeof Status>

/** A queue by its two names: the seeds' inbox, the wire's type `queue` (PROTOCOL 2). */
export const Inbox = z.object({ inboxId: Id, name: z.string() })
export type Inbox = z.infer<typeof Inbox>

/** A definition of the tenant's catalogue (seed disposition.txt, "Field summary"). */
export const Disposition = forgiving(
  z.object({
    _id: Id.optional(),
    dispositionId: Id,
    version: Version.optional(),
    name: z.string().min(1),
    localizations: Localizations.optional(),
    action: z.string().optional(),
    blockNumber: z.boolean().optional(),
    callbackDate: z.number().optional(),
    callbackTime: z.number().optional(),
    connectAgain: z.boolean().optional(),
    createdAt: z.number().optional(),
    createdBy: z.string().optional(),
    deletedAt: z.number().optional(),
    forceContactAssignment: z.boolean().optional(),
    forceSurveyValidation: z.boolean().optional(),
    mediaType: z.string().optional(),
    modifiedAt: z.number().optional(),
    modifiedBy: z.string().optional(),
    note: z.string().optional(),
    phoneNumber: z.string().optional(),
    queues: z.array(z.string()).default([]),
    resolveTicket: z.boolean().optional(),
    resolved: z.boolean().optional(),
    skills: z.array(z.string()).default([]),
    summary: z.unknown().optional(),
    survey: z.unknown().optional(),
    useCampaignIdForDNC: z.boolean().optional(),
    workitemType: z.array(word(TYPES)).default([]),
  }),
)
export type Disposition = z.infer<typeof Disposition>

/** The answer of a disposition list; `list` is the SDK's name for the wire's `objects` (PROTOCOL 2). */
export interface FetchDispositionsResponse {
  count: number
  total: number
  list: Disposition[]
}

/** The seeds' answer of `fetchWorkitems`. */
export interface FetchWorkitemsResponseBody {
  count: number
  objects?: Workitem[]
  total: number
}
