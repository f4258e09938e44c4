/** The seeds' `WorkItemPriorities` (workitem-service.txt, "changePriority"): the higher the number, the higher the priority. */
export const WorkItemPriorities = { High: 4, Highest: 5, Low: 2, Lowest: 1, Standard: 3 } as const
export type WorkItemPriority = (typeof WorkItemPriorities)[keyof typeof WorkItemPriorities]

/** The seeds' `DispositionActions` (disposition.txt, "Field summary", `action`). */
export const DispositionActions = { ConnectedCallback: 'connectedCallback', Callback: 'callback' } as const
export type DispositionActionOption = (typeof DispositionActions)[keyof typeof DispositionActions]

/** The seeds' `LanguageCode`. Any other is refused (PROTOCOL 2). */
export const LanguageCode = { EN: 'EN', ES: 'ES', DE: 'DE', FR: 'FR', IT: 'IT', PT: 'PT' } as const
export type LanguageCode = (typeof LanguageCode)[keyof typeof LanguageCode]

/** The seeds' `WorkitemRecordingOption` (workitem-service.txt, "Transfers"). */
export const WorkitemRecordingOption = {
  keepCurrent: 'keepCurrent',
  startRecording: 'startRecording',
  stopRecording: 'stopRecording',
} as const
export type WorkitemRecordingOption = (typeof WorkitemRecordingOption)[keyof typeof WorkitemRecordingOption]

/** A key of the dial pad (seed workitem-service.txt, "DTMF handling"). */
export const DIAL_PAD = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const

/** The schema types that the SchemaTypeClient serves (PROTOCOL 2). */
export const SCHEMA_TYPES = ['disposition', 'contact', 'user', 'queue', 'survey', 'workitem'] as const
export type SchemaType = (typeof SCHEMA_TYPES)[number]

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
export const TYPES = Object.values(WorkitemTypes) as [WorkitemType, ...WorkitemType[]]
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
