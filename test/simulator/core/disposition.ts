import type { Workitem, WorkitemType } from './shapes.ts'

/** Localizations arrive in two forms (PROTOCOL 2, "Where the seeds disagree"); the seed data holds both. */
export type LocalizedName = string | { language: string; value: string }

/** A definition of the tenant's catalogue: seed disposition.txt, "Field summary", with `version` (PROTOCOL 3). */
export interface Disposition {
  _id: string
  dispositionId: string
  version: number
  name: string
  localizations: { name?: Record<string, LocalizedName> }
  action?: 'connectedCallback' | 'callback'
  blockNumber?: boolean
  /** Unix ms: what a callback goes by where the agent names no other. */
  callbackDate?: number
  callbackTime?: number
  connectAgain?: boolean
  createdAt: number
  createdBy: string
  /** 0 means not deleted. */
  deletedAt: number
  forceContactAssignment?: boolean
  forceSurveyValidation?: boolean
  mediaType?: Workitem['channelType']
  modifiedAt: number
  modifiedBy: string
  note?: string
  /** The number for callbacks where the agent names no other. */
  phoneNumber?: string
  /** Inboxes; empty is all. */
  queues: string[]
  resolveTicket?: boolean
  resolved?: boolean
  /** Empty is all. */
  skills: string[]
  summary?: unknown
  /** The id of a survey, where it is to have an effect. */
  survey?: unknown
  useCampaignIdForDNC?: boolean
  /** Empty is every type. */
  workitemType: WorkitemType[]
}

/** What a person may write of a definition; the rest is the server's. */
export type Definition = Omit<
  Disposition,
  '_id' | 'dispositionId' | 'version' | 'createdAt' | 'createdBy' | 'deletedAt' | 'modifiedAt' | 'modifiedBy'
>
