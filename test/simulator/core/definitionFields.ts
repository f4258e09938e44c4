import type { Definition, LocalizedName } from './disposition.ts'
import { flag, invalid, isObject, moment, object, requiredText, text, texts } from './fields.ts'
import type { Body } from './fields.ts'
import type { Patch } from './rows.ts'
import { patched } from './rows.ts'
import type { WorkitemType } from './shapes.ts'

const TYPES: readonly WorkitemType[] = [
  'InboundCall',
  'OutboundCall',
  'Conference',
  'InboundSMS',
  'OutboundSMS',
  'InboundEmail',
  'OutboundEmail',
  'Chat',
]
/** The seeds' `LanguageCode`; an unknown one is refused (PROTOCOL 2, "Where the seeds disagree"). */
const LANGUAGES = ['EN', 'ES', 'DE', 'FR', 'IT', 'PT']
const isLanguage = (code: unknown): boolean =>
  typeof code === 'string' && LANGUAGES.includes(code.toUpperCase())

/** Reads what a person wrote of a definition by the seeds' "Validation rules"; throws 422 that names the field. */
export function readDefinition(body: Body): Definition {
  // The times of the server are checked like the others, and then the server's own are taken.
  for (const time of ['createdAt', 'modifiedAt']) moment(body, time)
  moment(body, 'deletedAt', 0)
  const own: Patch<Definition> = {
    action: oneOf(body, 'action', ['connectedCallback', 'callback']),
    callbackDate: moment(body, 'callbackDate'),
    callbackTime: moment(body, 'callbackTime'),
    mediaType: oneOf(body, 'mediaType', ['voice', 'sms', 'email', 'chat']),
    note: text(body, 'note'),
    phoneNumber: text(body, 'phoneNumber'),
    summary: body['summary'] ?? undefined,
    survey: body['survey'] ?? undefined,
    blockNumber: flag(body, 'blockNumber'),
    connectAgain: flag(body, 'connectAgain'),
    forceContactAssignment: flag(body, 'forceContactAssignment'),
    forceSurveyValidation: flag(body, 'forceSurveyValidation'),
    resolveTicket: flag(body, 'resolveTicket'),
    resolved: flag(body, 'resolved'),
    useCampaignIdForDNC: flag(body, 'useCampaignIdForDNC'),
  }
  const whole: Definition = {
    name: requiredText(body, 'name').trim(),
    localizations: readLocalizations(object(body, 'localizations')),
    queues: texts(body, 'queues') ?? [],
    skills: texts(body, 'skills') ?? [],
    workitemType: (texts(body, 'workitemType') ?? []).map(typeNamed),
  }
  return patched(whole, own)
}

function typeNamed(word: string): WorkitemType {
  const found = TYPES.find((type) => type === word)
  if (!found) throw invalid('workitemType', `${word} is not a type of workitem.`)
  return found
}

function oneOf<const T extends string>(body: Body, param: string, words: readonly T[]): T | undefined {
  const value = text(body, param)
  const found = words.find((word) => word === value)
  if (value !== undefined && found === undefined)
    throw invalid(param, `${param} is one of ${words.join(', ')}.`)
  return found
}

function readLocalizations(given: Body | undefined): Definition['localizations'] {
  if (!given) return {}
  const name = object({ 'localizations.name': given['name'] }, 'localizations.name')
  if (!name) return {}
  const names: Record<string, LocalizedName> = {}
  for (const [code, entry] of Object.entries(name)) {
    const at = `localizations.name.${code}`
    if (!isLanguage(code)) throw invalid(at, `${code} is not a known language code.`)
    names[code] = readName(entry, at)
  }
  return { name: names }
}

function readName(entry: unknown, at: string): LocalizedName {
  if (typeof entry === 'string' && entry.trim() !== '') return entry
  const { language, value } = isObject(entry) ? entry : {}
  if (typeof value !== 'string' || value.trim() === '') throw invalid(at, `${at} must be a text.`)
  if (typeof language !== 'string' || !isLanguage(language))
    throw invalid(at, `${at}.language is not a known language code.`)
  return { language, value }
}
