import type { Core } from './core.ts'
import type { Disposition } from './disposition.ts'
import { isInScope } from './dispositions.ts'
import { Refusal } from './refusal.ts'
import type { Workitem } from './shapes.ts'
import type { GivenDisposition, Row } from './world.ts'

/** What a disposition request asks for, once it was found valid. */
export interface Given {
  dispositionId?: string
  fields: Partial<Workitem>
  effect?: GivenDisposition
}

const invalid = (param: string, message: string) => new Refusal('VALIDATION_FAILED', message, { param })

/** A field of text, or absent; null counts as absent. */
function text(body: Record<string, unknown>, param: string): string | undefined {
  const value = body[param]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw invalid(param, `${param} must be text.`)
  return value
}

/** A valid Unix timestamp in ms (seed disposition.txt, "Validation rules"), or absent. */
function timestamp(body: Record<string, unknown>, param: string): number | undefined {
  const value = body[param]
  if (value === undefined || value === null) return undefined
  // The largest time that a Date can hold.
  if (typeof value !== 'number' || !Number.isInteger(value) || value <= 0 || value > 8.64e15) {
    throw invalid(param, `${param} must be a Unix time in milliseconds.`)
  }
  return value
}

function checkTimeZone(zone: string | undefined): void {
  if (zone === undefined) return
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    throw invalid('timeZone', `${zone} is not an IANA time zone.`)
  }
}

/** Reads and checks the body of `disposition`; throws the 422 refusals of PROTOCOL 2 that the definition asks for. */
export function readGiven(core: Core, row: Row, body: Record<string, unknown>): Given {
  const dispositionId = text(body, 'dispositionId')
  const summary = text(body, 'summary')
  const note = text(body, 'note')
  const phoneNumber = text(body, 'phoneNumber')
  const contactId = text(body, 'contactId')
  const callbackDate = timestamp(body, 'callbackDate')
  const callbackTime = timestamp(body, 'callbackTime')
  checkTimeZone(text(body, 'timeZone'))
  const survey = surveyOf(body)
  if (contactId !== undefined && core.world.contacts.get(contactId)?.tenantId !== row.tenantId) {
    throw invalid('contactId', 'There is no such contact.')
  }
  const fields: Partial<Workitem> = {
    ...(dispositionId === undefined ? {} : { dispositionId }),
    ...(summary === undefined ? {} : { summary }),
    ...(note === undefined ? {} : { note }),
    ...(contactId === undefined ? {} : { contactId }),
    ...(survey === undefined ? {} : { surveyResult: survey }),
  }
  if (dispositionId === undefined) return { fields }
  const after = { ...row.item, ...fields }
  const callbackAt = callbackTime ?? callbackDate
  checkDefinition(definitionOf(core, row, dispositionId), after, callbackAt)
  const effect: GivenDisposition = {
    dispositionId,
    survey: survey !== undefined,
    ...(phoneNumber === undefined ? {} : { phoneNumber }),
    ...(callbackAt === undefined ? {} : { callbackAt }),
  }
  return { dispositionId, fields, effect }
}

function surveyOf(body: Record<string, unknown>): Record<string, unknown> | undefined {
  const { survey } = body
  if (survey === undefined || survey === null) return undefined
  if (typeof survey !== 'object' || Array.isArray(survey))
    throw invalid('survey', 'survey must be an object.')
  return Object.keys(survey).length > 0 ? { ...survey } : undefined
}

function definitionOf(core: Core, row: Row, dispositionId: string): Disposition {
  const kept = core.world.dispositions.get(dispositionId)
  if (kept?.tenantId !== row.tenantId) throw invalid('dispositionId', 'There is no such disposition.')
  if (!isInScope(kept.disposition, row.item)) {
    throw invalid('dispositionId', `${kept.disposition.name} is not for this workitem.`)
  }
  return kept.disposition
}

/** The rules of a definition (PROTOCOL 4, "Invariants": checked before a disposition is taken). */
function checkDefinition(definition: Disposition, after: Workitem, callbackAt: number | undefined): void {
  const { name } = definition
  if (definition.forceContactAssignment && after.contactId === undefined) {
    throw new Refusal('CONTACT_REQUIRED', `${name} needs a contact.`, { param: 'contactId' })
  }
  if (definition.forceSurveyValidation && after.surveyResult === undefined) {
    throw new Refusal('SURVEY_REQUIRED', `${name} needs the survey to be filled in.`, { param: 'survey' })
  }
  if (definition.action !== undefined && callbackAt === undefined) {
    throw new Refusal('CALLBACK_REQUIRED', `${name} needs a date for the callback.`, {
      param: 'callbackTime',
    })
  }
}
