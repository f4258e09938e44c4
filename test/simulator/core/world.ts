import type { Disposition } from './disposition.ts'
import type { Caller } from './caller.ts'
import type { Colleague } from './colleague.ts'
import type { Job } from './jobs.ts'
import type { Grant, Sound } from './media.ts'
import type { Agent, Contact, Message, Offer, Settings, Status, Workitem, WorkitemType } from './shapes.ts'
import type { Survey } from './survey.ts'
import type { Written } from './text/arrive.ts'
import type { Reply } from './text/reply.ts'

export interface Tenant {
  tenantId: string
  name: string
  settings: Settings
  statuses: Status[]
  /** Numbers refused after `blockNumber`, and numbers not to be called: on the tenant's list, or one a campaign. */
  blocked: Set<string>
  doNotCall: Set<string>
  campaignDoNotCall: Map<string, Set<string>>
  /** What `voicemail` on an outbound call leaves with whoever is called. */
  voicemailMessage: string
}

export interface User {
  userName: string
  password: string
  tenantId: string
  authorities: string[]
  /** How many open voice workitems a direct call may bring this agent to. */
  capacity: number
  agent: Agent
  /** The status of one's own choice, which work, its absence or being offline may cover for a while. */
  chosenStatusId: string
  working: boolean
  online: boolean
  /** Nobody real sits here: how a simulated person behaves instead. A real client takes the seat. */
  colleague?: Colleague
  /** Steady ms (see time.ts) since when there is no socket; absent while there is one. */
  lostAt?: number
}

export interface Queue {
  inboxId: string
  tenantId: string
  name: string
  /** The number that callers dial, and the address that customers write to. */
  number: string
  email: string
  skills: string[]
  members: string[]
}

/** One conversation with the world outside; agents see it through a workitem each. */
export interface Call {
  callId: string
  tenantId: string
  type: Exclude<WorkitemType, 'Conference'>
  from: string
  to: string
  name?: string
  contactId?: string
  campaignId?: string
  ticketId?: string
  inboxId?: string
  priority: number
  skills: string[]
  test: boolean
  caller: Caller
  /** `bridged`: the outside parties talk on without an agent; `voicemail`: the caller speaks to a machine. */
  stage: 'waiting' | 'offered' | 'dialing' | 'talking' | 'bridged' | 'voicemail' | 'ended'
  /** A call between agents: who is the far end of everybody else who has it. */
  colleague?: { userId: string; name: string }
  /** A number that we called and that no contact has. */
  external?: boolean
  /** The workitem that it was transferred from. */
  originWorkitemId?: string
  surveyId?: string
  /** Is it recorded from the next answer on? */
  record?: boolean
  /** The conference that a called party joins when it answers, or that left it to itself. */
  conferenceWorkitemId?: string
  /** Has its far end begun to behave (talkMs, presses)? */
  begun?: boolean
  /** Steady ms since when it waits. */
  waitingSince: number
  /** Steady ms by agent: who declined or missed it, and when. */
  declined: Map<string, number>
  /** Every key that reached the far end, in order. */
  pressed: string
  /** What is written instead of spoken: e-mail, SMS and chat only. */
  text?: Thread
}

/** What was written so far, and what the customer will write when answered. */
export interface Thread {
  subject?: string
  messages: Message[]
  replies: Reply[]
  /** The `callId` under which it was taken up again after its end. */
  continuedAs?: string
}

/** A case of the customer's, which may outlive many contacts. */
export interface Ticket {
  tenantId: string
  openedAt: number
  resolvedAt?: number
  /** The latest survey answers that name it. */
  surveyResult?: Record<string, unknown>
}

/** A survey that went to a customer after *Resolved*. */
export interface SentSurvey {
  workitemId: string
  survey: string
  /** Number or e-mail address. */
  to: string
  at: number
  /** What the customer has answered, and when; absent until then. */
  answers?: Record<string, unknown>
  answeredAt?: number
}

/** An e-mail as it left the house: the blind copies are seen nowhere else. */
export interface SentMail {
  workitemId: string
  from: string
  to: string[]
  cc: string[]
  bcc: string[]
  subject: string
}

/** A workitem and whose it is: the same contact is another workitem for each agent (PROTOCOL 4). */
export interface Row {
  owner: string
  tenantId: string
  test: boolean
  item: Workitem
  /** The disposition given so far; it may be replaced until the end, and only then takes effect. */
  given?: GivenDisposition
  /** The version with which `note` last changed. */
  noteVersion?: number
  /** A conference that has had two connected parties dissolves below that. */
  hadTwo?: boolean
}

/** What came with a disposition and matters for what it does. */
export interface GivenDisposition {
  dispositionId: string
  phoneNumber?: string
  /** Server ms of the callback that was asked for. */
  callbackAt?: number
  survey: boolean
}

export interface OfferRow {
  owner: string
  callId: string
  offer: Offer
}

export interface Token {
  userId: string
  /** The sign-in that it comes from, over any number of refreshes. */
  signIn: string
  /** Steady ms. */
  expiresAt: number
  usable: boolean
  refreshable: boolean
}

/** A stored answer (PROTOCOL 2, "Idempotency-Key"), kept 24 h per user. */
export interface StoredAnswer {
  /** Method, path and body as JSON, in one canonical text. */
  intent: string
  status: number
  body: string
  /** Steady ms. */
  at: number
}

/** The whole state that survives a restart. Saved objects are never changed in place, only replaced. */
export interface World {
  /** Server ms of the birth; part of every id, so that two centres never give out the same one. */
  born: number
  lastId: number
  /** One counter for all objects: `version` strictly rises, and a place in it is a place in history. */
  lastVersion: number
  /** ms by which the control plane moved all time ahead, and by which the stated clock is off. */
  advanced: number
  skew: number
  servers: number
  /** The address by which this server is reached, for what it names by a URL; empty where there is no network. */
  origin: string
  tokenSeconds: number
  /** Is `location` told as a bare host? It may be either (PROTOCOL 1). */
  bareLocation: boolean
  heartbeatMs: number
  /** How long a signed address of a sound is good. */
  mediaSeconds: number
  tenants: Map<string, Tenant>
  users: Map<string, User>
  queues: Map<string, Queue>
  /** `modifiedAt` is the server's own: it orders lists, and is not on the wire. */
  contacts: Map<string, { tenantId: string; modifiedAt: number; contact: Contact }>
  /** By `_id`. */
  dispositions: Map<string, { tenantId: string; disposition: Disposition }>
  surveys: Map<string, { tenantId: string; survey: Survey }>
  tickets: Map<string, Ticket>
  surveysSent: SentSurvey[]
  mailSent: SentMail[]
  /** Bodies that are too large for a frame, by an id that nobody could guess. */
  bodies: Map<string, Pick<Message, 'body' | 'bodyParts'>>
  /** What customers answer to a first message of ours, by number (digits only) or e-mail address. */
  replies: Map<string, Reply[]>
  /** What is written to us in the course of a day, in this order. */
  writers: readonly Omit<Written, 'tenantId'>[]
  calls: Map<string, Call>
  /** How whoever has a number behaves when called; by its digits. */
  farEnds: Map<string, Caller>
  sounds: Map<string, Sound>
  /** By signature. */
  grants: Map<string, Grant>
  /** Ids of the calls that nobody has answered yet, and of the offers that are pending. */
  ringing: Set<string>
  pending: Set<string>
  rows: Map<string, Row>
  /** Which workitem each version of one belongs to, the oldest first; who comes back is told from here what has changed. */
  changes: { workitemId: string; version: number }[]
  /** Ids of what is not terminated, by agent. */
  open: Map<string, Set<string>>
  offers: Map<string, OfferRow>
  tokens: Map<string, Token>
  answers: Map<string, StoredAnswer>
  /** How often a command with this key took effect. */
  effects: Map<string, number>
  /** Steady ms, the earliest first. */
  jobs: { at: number; job: Job }[]
  scenario: { name: string; started: boolean; calls: number; texts: number }
}
