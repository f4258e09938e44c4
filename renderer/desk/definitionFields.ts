import { DispositionActions, LanguageCode, WorkitemTypes } from '../../preload/words.ts'

const LANGUAGES = Object.values(LanguageCode)
export type Language = (typeof LANGUAGES)[number]

/** How a field of a definition is written down; all of them are held as text, as drafts are. */
export type FieldKind = 'line' | 'area' | 'flag' | 'choice' | 'many' | 'words' | 'day' | 'moment'

const KIND_OF = {
  name: 'line',
  dispositionId: 'line',
  nameEN: 'line',
  nameES: 'line',
  nameDE: 'line',
  nameFR: 'line',
  nameIT: 'line',
  namePT: 'line',
  action: 'choice',
  callbackDate: 'day',
  callbackTime: 'moment',
  phoneNumber: 'line',
  connectAgain: 'flag',
  resolved: 'flag',
  resolveTicket: 'flag',
  blockNumber: 'flag',
  useCampaignIdForDNC: 'flag',
  survey: 'choice',
  forceSurveyValidation: 'flag',
  forceContactAssignment: 'flag',
  mediaType: 'choice',
  workitemType: 'many',
  queues: 'many',
  skills: 'words',
  note: 'area',
  summary: 'area',
} as const satisfies Record<string, FieldKind>

/** Every field of a definition that a person may set (seed disposition.txt, "Field summary"); names by language each for itself. */
export type DefinitionField = keyof typeof KIND_OF
export const FIELDS = Object.keys(KIND_OF) as DefinitionField[]
export const kindOf = (field: DefinitionField): FieldKind => KIND_OF[field]
/** The language of a localized name; nothing for any other field. */
export const languageOf = (field: DefinitionField): Language | undefined =>
  LANGUAGES.find((code) => field === `name${code}`)

/** The form, in the order in which a person thinks of it. */
export const GROUPS = {
  names: ['name', 'dispositionId', 'nameEN', 'nameES', 'nameDE', 'nameFR', 'nameIT', 'namePT'],
  meaning: ['resolved', 'resolveTicket', 'connectAgain', 'blockNumber', 'useCampaignIdForDNC'],
  callback: ['action', 'callbackDate', 'callbackTime', 'phoneNumber'],
  demands: ['forceContactAssignment', 'forceSurveyValidation', 'survey'],
  offered: ['mediaType', 'workitemType', 'queues', 'skills'],
  words: ['note', 'summary'],
} as const satisfies Record<string, readonly DefinitionField[]>
export type Group = keyof typeof GROUPS
export const GROUP_NAMES = Object.keys(GROUPS) as Group[]

export const ACTIONS_AFTER = Object.values(DispositionActions)
export const MEDIA = ['voice', 'sms', 'email', 'chat'] as const
export const TYPES = Object.values(WorkitemTypes)
