/**
 * The objects of the wire, as PROTOCOL section 3 lists them. A transcript of its own: the contract's schemas are held
 * against it by the tests. Times are Unix milliseconds of the server's clock, flags are 0 or 1.
 */
export type State =
  'inqueue' | 'offered' | 'dialing' | 'active' | 'hold' | 'conference' | 'wrapup' | 'terminated'
export type WorkitemType =
  | 'InboundCall'
  | 'OutboundCall'
  | 'Conference'
  | 'InboundSMS'
  | 'OutboundSMS'
  | 'InboundEmail'
  | 'OutboundEmail'
  | 'Chat'
export type EndReason =
  | 'hangUp'
  | 'farEnd'
  | 'busy'
  | 'noAnswer'
  | 'failed'
  | 'rejected'
  | 'expired'
  | 'callerHungUp'
  | 'answeredElsewhere'
  | 'transferred'
  | 'voicemail'
  | 'closed'
export type Flag = 0 | 1

export interface Participant {
  participantId: string
  workitemId?: string
  kind: 'agent' | 'customer' | 'external'
  name?: string
  address: string
  state: 'ringing' | 'connected' | 'held' | 'left'
  muted: boolean
}

export interface Message {
  direction: 'in' | 'out'
  from: string
  to: string[]
  cc: string[]
  subject?: string
  body?: string
  /** Instead of `body` and `bodyParts` where they are too large for a frame. */
  bodyUrl?: string
  /** By media type: `{'text/html': '…'}`. */
  bodyParts?: Record<string, unknown>
  createdAt: number
}

export interface Workitem {
  _id: string
  workitemId: string
  version: number
  type: WorkitemType
  channelType: 'voice' | 'sms' | 'email' | 'chat'
  state: State
  actions: string[]
  priority: number
  from: string
  to: string
  subject?: string
  name?: string
  contactId?: string
  inboxId?: string
  campaignId?: string
  userId?: string
  conferenceWorkitemId?: string
  originWorkitemId?: string
  ticketId?: string
  skills: string[]
  participants: Participant[]
  mute: Flag
  record: Flag
  vmStatus?: Flag
  missedStatus?: Flag
  voicemailFile?: { signedUrl: string; durationMs: number }
  transcriptionMessage?: string
  recordings: { signedUrl: string; startedAt: number; durationMs: number }[]
  messages: Message[]
  surveyId?: string
  surveyResult?: Record<string, unknown>
  dispositionId?: string
  summary?: string
  note?: string
  callId?: string
  createdAt: number
  modifiedAt: number
  offeredAt?: number
  answeredAt?: number
  endedAt?: number
  wrapupExpiresAt?: number
  endReason?: EndReason
  timeEvents: { name: string; at: number; userId?: string }[]
}

export interface Offer {
  offerId: string
  workitemId: string
  version: number
  state: 'pending' | 'accepted' | 'rejected' | 'expired' | 'canceled' | 'removed'
  offeredAt: number
  expiresAt: number
  inboxId?: string
  direct: boolean
  test: boolean
}

export type Category = 'available' | 'busy' | 'wrapup' | 'away' | 'noAnswer' | 'offline'

export interface Agent {
  userId: string
  version: number
  name: string
  statusId: string
  nextStatusId?: string
  since: number
  category: Category
  skills: string[]
}

export interface Status {
  statusId: string
  name: string
  localizations: { name: Record<string, string> }
  category: Category
  selectable: boolean
}

export interface Contact {
  contactId: string
  version: number
  name: string
  connections: { kind: 'phone' | 'email'; value: string; primary: boolean }[]
  company?: string
  blockedAt?: number
  doNotCall?: boolean
}

/** PROTOCOL 1, `settings`: times in seconds. */
export interface Settings {
  wrapupSeconds: number
  wrapupExtendSeconds: number
  dispositionRequired: boolean
  offerSeconds: number
  autoAnswerSeconds: number | null
  rejectStatusId: string | null
  recordingAllowed: boolean
  region: string
  locale: string
}
