import { callbackMoment, isTimeZone } from './callbackTime.ts'
import type { Core } from './core.ts'
import { findDefinition } from './definitions.ts'
import type { Disposition } from './disposition.ts'
import { isInScope } from './dispositions.ts'
import { invalid, moment, object, text } from './fields.ts'
import type { Body } from './fields.ts'
import { Refusal } from './refusal.ts'
import type { Workitem } from './shapes.ts'
import { hasValidResult, readResult } from './surveyResult.ts'
import { now } from './time.ts'
import type { GivenDisposition, Row } from './world.ts'

/** What a disposition request asks for, once it was found valid. */
export interface Given {
  dispositionId?: string
  fields: Partial<Workitem>
  effect?: GivenDisposition
}

/** Reads and checks the body of `disposition`; throws the 422 refusals of PROTOCOL 2 that the definition asks for. */
export function readGiven(core: Core, row: Row, body: Body): Given {
  const asked = text(body, 'dispositionId')
  const summary = text(body, 'summary')
  const note = text(body, 'note')
  const phoneNumber = text(body, 'phoneNumber')
  const contactId = text(body, 'contactId')
  const callbackDate = moment(body, 'callbackDate')
  const callbackTime = moment(body, 'callbackTime')
  const timeZone = text(body, 'timeZone')
  if (timeZone !== undefined && !isTimeZone(timeZone))
    throw invalid('timeZone', `${timeZone} is not an IANA time zone.`)
  const survey = answersOf(core, row, body)
  if (contactId !== undefined && core.world.contacts.get(contactId)?.tenantId !== row.tenantId) {
    throw invalid('contactId', 'There is no such contact.')
  }
  const definition = asked === undefined ? undefined : definitionFor(core, row, asked)
  const fields: Partial<Workitem> = {
    ...(definition ? { dispositionId: definition.dispositionId } : {}),
    ...(summary === undefined ? {} : { summary }),
    ...(note === undefined ? {} : { note }),
    ...(contactId === undefined ? {} : { contactId }),
    ...(survey ? { surveyId: String(survey['currentSurveyId']), surveyResult: survey } : {}),
  }
  if (!definition) return { fields }
  const wish =
    (callbackTime ?? callbackDate) ? { callbackTime, callbackDate, timeZone } : { ...definition, timeZone }
  const callbackAt = definition.action === undefined ? undefined : callbackMoment(wish, now(core))
  checkDefinition(core, row, definition, { ...row.item, ...fields }, callbackAt)
  const { dispositionId } = definition
  const effect: GivenDisposition = {
    dispositionId,
    survey: survey !== undefined,
    ...(phoneNumber === undefined ? {} : { phoneNumber }),
    ...(callbackAt === undefined ? {} : { callbackAt }),
  }
  return { dispositionId, fields, effect }
}

/** Survey answers that came along, with those that were there before; an empty object is none. */
function answersOf(core: Core, row: Row, body: Body): Body | undefined {
  const survey = object(body, 'survey')
  if (!survey || Object.keys(survey).length === 0) return undefined
  return { ...row.item.surveyResult, ...readResult(core, row.tenantId, survey, 'survey') }
}

function definitionFor(core: Core, row: Row, id: string): Disposition {
  const definition = findDefinition(core, row.tenantId, id)
  if (!definition) throw invalid('dispositionId', 'There is no such disposition.')
  if (!isInScope(definition, row.item))
    throw invalid('dispositionId', `${definition.name} is not for this workitem.`)
  return definition
}

/** The rules of a definition (PROTOCOL 4, "Invariants": checked before a disposition is taken). */
function checkDefinition(
  core: Core,
  { tenantId }: Row,
  definition: Disposition,
  after: Workitem,
  callbackAt: number | undefined,
): void {
  const { name } = definition
  if (definition.forceContactAssignment && after.contactId === undefined) {
    throw new Refusal('CONTACT_REQUIRED', `${name} needs a contact.`, { param: 'contactId' })
  }
  if (
    definition.forceSurveyValidation &&
    !hasValidResult(core, tenantId, after.surveyResult, definition.survey)
  ) {
    throw new Refusal('SURVEY_REQUIRED', `${name} needs the survey to be filled in.`, { param: 'survey' })
  }
  if (definition.action !== undefined && callbackAt === undefined) {
    throw new Refusal('CALLBACK_REQUIRED', `${name} needs a date for the callback.`, {
      param: 'callbackTime',
    })
  }
}
