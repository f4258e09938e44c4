import type { Disposition } from './disposition.ts'
import type { Caller } from './caller.ts'
import type { Job } from './jobs.ts'
import type { Agent, Contact, Offer, Settings, Status, Workitem } from './shapes.ts'

export interface Tenant {
  tenantId: string
  name: string
  settings: Settings
  statuses: Status[]
  /** Numbers refused after `blockNumber`, and numbers not to be called: on the tenant's list, or one a campaign. */
  blocked: Set<string>
  doNotCall: Set<string>
  campaignDoNotCall: Map<string, Set<string>>
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
  /** Steady ms (see time.ts) since when there is no socket; absent while there is one. */
  lostAt?: number
}

export interface Queue {
  inboxId: string
  tenantId: string
  name: string
  /** The number that callers dial. */
  number: string
  skills: string[]
  members: string[]
}

/** One conversation with the world outside; agents see it through a workitem each. */
export interface Call {
  callId: string
  tenantId: string
  type: 'InboundCall' | 'OutboundCall'
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
  stage: 'waiting' | 'offered' | 'dialing' | 'talking' | 'ended'
  /** Steady ms since when it waits. */
  waitingSince: number
  /** Steady ms by agent: who declined or missed it, and when. */
  declined: Map<string, number>
  /** Every key that reached the far end, in order. */
  pressed: string
}

/** A workitem and whose it is: the same contact is another workitem for each agent (PROTOCOL 4). */
export interface Row {
  owner: string
  tenantId: string
  test: boolean
  item: Workitem
  /** The disposition given so far; it may be replaced until the end, and only then takes effect. */
  given?: GivenDisposition
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
  tokenSeconds: number
  /** Is `location` told as a bare host? It may be either (PROTOCOL 1). */
  bareLocation: boolean
  heartbeatMs: number
  tenants: Map<string, Tenant>
  users: Map<string, User>
  queues: Map<string, Queue>
  contacts: Map<string, { tenantId: string; contact: Contact }>
  dispositions: Map<string, { tenantId: string; disposition: Disposition }>
  tickets: Map<string, { tenantId: string; resolvedAt?: number }>
  surveysSent: { workitemId: string; survey: string; to: string }[]
  calls: Map<string, Call>
  /** Ids of the calls that nobody has answered yet, and of the offers that are pending. */
  ringing: Set<string>
  pending: Set<string>
  rows: Map<string, Row>
  /** Ids of what is not terminated, by agent. */
  open: Map<string, Set<string>>
  offers: Map<string, OfferRow>
  tokens: Map<string, Token>
  answers: Map<string, StoredAnswer>
  /** How often a command with this key took effect. */
  effects: Map<string, number>
  /** Steady ms, the earliest first. */
  jobs: { at: number; job: Job }[]
  scenario: { name: string; started: boolean; calls: number }
}
