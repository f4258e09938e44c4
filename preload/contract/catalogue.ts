import * as z from 'zod'
import { forgiving, Id, LocalizedNames, Localizations, Version, word } from './basics.ts'
import { TYPES } from '../words/seeds.ts'

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

/** A question of a survey; `choices` for kind `choice`, a rating runs from 1 to `max`. */
export const SurveyQuestion = z.object({
  questionId: Id,
  kind: word(['text', 'rating', 'choice', 'yesNo']),
  text: z.string(),
  localizations: z.object({ text: LocalizedNames.optional() }).optional(),
  required: z.boolean().default(false),
  choices: z.array(z.string()).optional(),
  max: z.number().int().positive().optional(),
})
export type SurveyQuestion = z.infer<typeof SurveyQuestion>
/** What is to be asked; PROTOCOL names the type `survey` and leaves its shape to us. */
export const Survey = forgiving(
  z.object({
    surveyId: Id,
    version: Version.optional(),
    name: z.string(),
    questions: z.array(SurveyQuestion),
  }),
)
export type Survey = z.infer<typeof Survey>

/** The answer of a disposition list; `list` is the SDK's name for the wire's `objects` (PROTOCOL 2). */
export interface FetchDispositionsResponse {
  count: number
  total: number
  list: Disposition[]
}
