import * as z from 'zod'
import { PathId } from './basics.ts'
import { TYPES } from '../words/seeds.ts'
import { DispositionActions, LanguageCode, SCHEMA_TYPES, WorkitemRecordingOption } from '../words/seeds.ts'

const Words = z.string().max(20_000)
const Line = z.string().max(2_000)
/** A valid Unix time in ms (seed disposition.txt, "Validation rules"). */
const Moment = z.number().int().positive().max(8.64e15)
const Values = z.record(z.string().max(200), z.json())
const Address = z.string().max(500)

export const OneWorkitem = z.strictObject({ workitemId: PathId })

/** Where the samples say true or false, start and stop are meant (PROTOCOL 2). */
export const Recording = z.union([
  z.enum(WorkitemRecordingOption),
  z
    .boolean()
    .transform((on) => (on ? WorkitemRecordingOption.startRecording : WorkitemRecordingOption.stopRecording)),
])

/** Seed disposition.txt, "Apply a Disposition to a Workitem"; body of PROTOCOL 2 `disposition`. */
export const DispositionOptions = z.strictObject({
  workitemId: PathId,
  dispositionId: PathId.optional(),
  summary: Words.optional(),
  note: Words.optional(),
  callbackDate: Moment.optional(),
  callbackTime: Moment.optional(),
  timeZone: z.string().max(100).optional(),
  phoneNumber: z.string().max(100).optional(),
  contactId: PathId.optional(),
  survey: Values.optional(),
})
export type DispositionOptions = z.infer<typeof DispositionOptions>

/** Seed workitem-service.txt, "fetchWorkitems": `queryParams` are exact matches, `rows` at most 500 (PROTOCOL 2). */
export const SchemaTypeSearchPayload = z.strictObject({
  q: Line.optional(),
  queryParams: Values.optional(),
  rows: z.number().int().min(1).max(500).optional(),
  start: z.number().int().nonnegative().optional(),
})
export type SchemaTypeSearchPayload = z.infer<typeof SchemaTypeSearchPayload>

/** Seed workitem-service.txt, "createConferenceWithWorkitems". */
export const CreateConferenceWithWorkitemsPayload = z.strictObject({
  addMe: z.boolean(),
  workitemIds: z.array(PathId).min(1).max(20),
})
export type CreateConferenceWithWorkitemsPayload = z.infer<typeof CreateConferenceWithWorkitemsPayload>

/** Seed workitem-service.txt, "addToConference". */
export const AddToConferenceOptions = z.strictObject({
  beep: z.boolean().optional(),
  music: z.boolean().optional(),
  musicURL: Line.optional(),
  muted: z.boolean().optional(),
  record: z.boolean().optional(),
})
export type AddToConferenceOptions = z.infer<typeof AddToConferenceOptions>

/** Seed workitem-service.txt, "removeFromConference". */
export const RemoveFromConferencePayload = z.strictObject({
  action: z.enum(['hold', 'active', 'hangup']),
  workitemId: PathId,
})
export type RemoveFromConferencePayload = z.infer<typeof RemoveFromConferencePayload>

/** Seed workitem-service.txt, "warmTransfer". */
export const WarmTransferPayload = z.strictObject({
  dispositionId: PathId.optional(),
  eventName: Line.optional(),
  extendedWork: z.boolean().optional(),
  recording: Recording.optional(),
  surveyResult: Values.optional(),
  workitemIds: z.array(PathId).max(20).optional(),
})
export type WarmTransferPayload = z.input<typeof WarmTransferPayload>

const Transfer = {
  eventName: Line.optional(),
  recording: Recording.optional(),
  survey: PathId.optional(),
  workitemId: PathId,
}
/** Seed workitem-service.txt, "Transfers". */
export const TransferToAgentPayload = z.strictObject({ ...Transfer, userId: PathId })
export type TransferToAgentPayload = z.input<typeof TransferToAgentPayload>
export const TransferToInboxPayload = z.strictObject({
  ...Transfer,
  inboxId: PathId,
  ringAll: z.boolean().optional(),
})
export type TransferToInboxPayload = z.input<typeof TransferToInboxPayload>
export const TransferToExternalPayload = z.strictObject({
  number: z.string().min(1).max(100),
  workitemId: PathId,
  eventName: Line.optional(),
  extendedWork: z.boolean().optional(),
  campaignId: PathId.optional(),
  dispositionId: PathId.optional(),
  recording: Recording.optional(),
  surveyResult: Values.optional(),
})
export type TransferToExternalPayload = z.input<typeof TransferToExternalPayload>

/** Seed workitem-service.txt, "sendEmailResponse". */
export const SendEmailResponsePayload = z.strictObject({
  from: Address.optional(),
  to: Address.optional(),
  toAddresses: z.array(Address).max(100).optional(),
  ccAddresses: z.array(Address).max(100).optional(),
  bccAddresses: z.array(Address).max(100).optional(),
  subject: Line.optional(),
  body: z.string().max(500_000).optional(),
  bodyParts: Values.optional(),
  createdAt: Moment.optional(),
})
export type SendEmailResponsePayload = z.infer<typeof SendEmailResponsePayload>

/** Two ids, and the answers under the id of their survey; zod cannot name a type with both. */
export interface SurveyData {
  currentSurveyId: string
  fromSurveyId?: string | undefined
  [surveyId: string]: z.infer<typeof Values> | string | undefined
}
const SurveyData = z
  .object({ currentSurveyId: PathId, fromSurveyId: PathId.optional() })
  .catchall(Values) as unknown as z.ZodType<SurveyData, SurveyData>

/** Seed workitem-service.txt, "saveSurveyResult". */
export const SaveSurveyResultPayload = z.strictObject({
  workitemId: PathId,
  ticketId: PathId.optional(),
  data: SurveyData,
})
export type SaveSurveyResultPayload = z.infer<typeof SaveSurveyResultPayload>

/** PROTOCOL 2, `dial`. */
export const DialPayload = z.strictObject({
  to: z.string().min(1).max(200),
  option: z.enum(['external', 'user']).optional(),
  context: Line.optional(),
  campaignId: PathId.optional(),
  contactId: PathId.optional(),
  conferenceWorkitemId: PathId.optional(),
  name: Line.optional(),
  force: z.boolean().optional(),
})
export type DialPayload = z.infer<typeof DialPayload>

const CODES = Object.values(LanguageCode)
const Code = z
  .string()
  .refine((code) => CODES.some((known) => known === code.toUpperCase()), 'an unknown language code')
const Name = z.union([z.string().max(200), z.strictObject({ language: Code, value: z.string().max(200) })])
const Names = z.record(Code, Name)

/** A definition as a person writes it; what the server owns may stand in it and is ignored (PROTOCOL 2). */
export const DispositionDefinition = z.strictObject({
  name: z.string().trim().min(1).max(200),
  dispositionId: PathId.optional(),
  localizations: z.strictObject({ name: Names.optional() }).optional(),
  action: z.enum(DispositionActions).optional(),
  blockNumber: z.boolean().optional(),
  callbackDate: Moment.optional(),
  callbackTime: Moment.optional(),
  connectAgain: z.boolean().optional(),
  forceContactAssignment: z.boolean().optional(),
  forceSurveyValidation: z.boolean().optional(),
  mediaType: z.enum(['voice', 'sms', 'email', 'chat']).optional(),
  note: Words.optional(),
  phoneNumber: z.string().max(100).optional(),
  queues: z.array(PathId).max(500).optional(),
  resolveTicket: z.boolean().optional(),
  resolved: z.boolean().optional(),
  skills: z.array(z.string().max(200)).max(500).optional(),
  summary: z.json().optional(),
  survey: z.json().optional(),
  useCampaignIdForDNC: z.boolean().optional(),
  workitemType: z.array(z.enum(TYPES)).optional(),
  _id: z.string().optional(),
  tenantId: z.string().optional(),
  objectType: z.string().optional(),
  version: z.number().optional(),
  createdAt: Moment.optional(),
  createdBy: z.string().optional(),
  modifiedAt: Moment.optional(),
  modifiedBy: z.string().optional(),
  deletedAt: z.number().int().nonnegative().optional(),
})
export type DispositionDefinition = z.input<typeof DispositionDefinition>

const Connections = z
  .array(
    z.strictObject({
      kind: z.enum(['phone', 'email']),
      value: z.string().min(1).max(500),
      primary: z.boolean(),
    }),
  )
  .max(50)
/** A contact as a person writes it (PROTOCOL 3). */
export const ContactData = z.strictObject({
  name: z.string().trim().min(1).max(500),
  connections: Connections.optional(),
  company: z.string().max(500).optional(),
  doNotCall: z.boolean().optional(),
})
export type ContactData = z.input<typeof ContactData>

/** A JSON merge patch (RFC 7396): null takes a field away. */
type Patch<S extends z.ZodRawShape> = z.ZodObject<{
  [K in keyof S]: z.ZodOptional<z.ZodNullable<S[K] & z.ZodType>>
}>
const patchOf = <S extends z.ZodRawShape>(whole: z.ZodObject<S>): Patch<S> => {
  const fields = Object.entries(whole.shape).map(([name, field]) => [name, z.nullish(field)])
  return z.strictObject(Object.fromEntries(fields)) as unknown as Patch<S>
}

/** A name in one language is taken away by null as a whole field is. */
const DispositionPatch = patchOf(DispositionDefinition).extend({
  localizations: z.strictObject({ name: z.record(Code, Name.nullable()).nullish() }).nullish(),
})

const Of = z.enum(SCHEMA_TYPES)
/** What the SchemaTypeClient takes (seed disposition.txt, "Manage Disposition definitions"). */
export const SchemaTypeCreate = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('disposition'), data: DispositionDefinition }),
  z.strictObject({ type: z.literal('contact'), data: ContactData }),
])
export const SchemaTypeRetrieve = z.strictObject({ type: Of, id: PathId })
export const SchemaTypeUpdate = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('disposition'), id: PathId, data: DispositionPatch }),
  z.strictObject({ type: z.literal('contact'), id: PathId, data: patchOf(ContactData) }),
])
export const SchemaTypeDelete = z.strictObject({ type: z.literal('disposition'), id: PathId })
export const SchemaTypeSearch = SchemaTypeSearchPayload.extend({ type: Of })
