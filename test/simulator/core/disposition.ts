import type { WorkitemType } from './shapes.ts'

/** Localizations arrive in two forms (PROTOCOL 2, "Where the seeds disagree"); the seed data holds both. */
export type LocalizedName = string | { language: string; value: string }

/** A definition of the tenant's catalogue: seed disposition.txt, "Field summary", with `version` (PROTOCOL 3). */
export interface Disposition {
  _id: string
  dispositionId: string
  version: number
  name: string
  localizations: { name: Record<string, LocalizedName> }
  action?: 'connectedCallback' | 'callback'
  blockNumber?: boolean
  connectAgain?: boolean
  createdAt: number
  createdBy: string
  /** 0 means not deleted. */
  deletedAt: number
  forceContactAssignment?: boolean
  forceSurveyValidation?: boolean
  mediaType?: 'voice' | 'sms' | 'email' | 'chat'
  modifiedAt: number
  modifiedBy: string
  note?: string
  /** Inboxes; empty is all. */
  queues: string[]
  resolveTicket?: boolean
  resolved?: boolean
  /** Empty is all. */
  skills: string[]
  survey?: string
  useCampaignIdForDNC?: boolean
  /** Empty is every type. */
  workitemType: WorkitemType[]
}
