import type { ActionPayload, Disposition } from '../../preload/contract.ts'
import { dateOf, localOf } from './dates.ts'
import { FIELDS, kindOf, languageOf, TYPES, type DefinitionField } from './definitionFields.ts'

/** A definition as text, field by field: what a form shows and a draft keeps. Lists have a line each. */
export type Texts = Record<DefinitionField, string>
type Created = Extract<ActionPayload<'schemaType.create'>, { type: 'disposition' }>['data']
type Patch = Extract<ActionPayload<'schemaType.update'>, { type: 'disposition' }>['data']

function textOf(definition: Disposition, field: DefinitionField): string {
  const language = languageOf(field)
  if (language) return definition.localizations?.name?.[language.toLowerCase()] ?? ''
  const value: unknown = Reflect.get(definition, field)
  if (value === undefined || value === null) return kindOf(field) === 'flag' ? 'false' : ''
  // A type that this version does not know is not shown, and stays as it is until the types are changed.
  if (field === 'workitemType')
    return definition.workitemType.filter((type) => TYPES.some((one) => one === type)).join('\n')
  if (Array.isArray(value)) return value.join(kindOf(field) === 'words' ? ', ' : '\n')
  if (typeof value === 'number') return localOf(new Date(value), kindOf(field) === 'moment')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const eachField = (text: (field: DefinitionField) => string): Texts =>
  Object.fromEntries(FIELDS.map((field) => [field, text(field)])) as Texts

/** The texts of a definition, or of one that is still to be. */
export const textsOf = (definition: Disposition | undefined): Texts =>
  eachField((field) => (definition ? textOf(definition, field) : kindOf(field) === 'flag' ? 'false' : ''))

/** The local moment of a day, or of a day and time, in Unix ms; `NaN` for what is none. */
const momentOf = (text: string): number => dateOf(text)?.getTime() ?? NaN

export const linesOf = (text: string): string[] => text.split('\n').filter(Boolean)

/** What the server is told; `undefined` where nothing is set. */
function valueOf(field: DefinitionField, text: string): unknown {
  switch (kindOf(field)) {
    case 'flag':
      return text === 'true'
    case 'many':
      return linesOf(text)
    case 'words':
      return text
        .split(',')
        .map((word) => word.trim())
        .filter(Boolean)
    case 'day':
    case 'moment':
      return text === '' ? undefined : momentOf(text)
    case 'line':
      return text.trim() || undefined
    case 'area':
    case 'choice':
      return text || undefined
  }
}

/** Only what differs, as a merge patch: null takes a field away (PROTOCOL 2, `PATCH`). */
export function patchOf(before: Texts, after: Texts): Patch {
  const patch: Record<string, unknown> = {}
  const names: Record<string, string | null> = {}
  for (const field of FIELDS) {
    const language = languageOf(field)
    if (field === 'dispositionId' || before[field] === after[field]) continue
    if (language) names[language] = after[field].trim() || null
    else patch[field] = valueOf(field, after[field]) ?? null
  }
  return { ...patch, ...(Object.keys(names).length > 0 && { localizations: { name: names } }) }
}

/** A new definition: what was set, and nothing else. */
export function createdOf(texts: Texts): Created {
  const { localizations, ...set } = patchOf(textsOf(undefined), texts)
  const id = texts.dispositionId.trim()
  return { ...set, ...(id && { dispositionId: id }), ...(localizations && { localizations }) } as Created
}

/** What is wrong before anything is sent, by field: the seeds' "Validation rules", as keys of sentences. */
export type Wrong = 'nameless' | 'oneWord' | 'taken' | 'blank' | 'noMoment' | 'noType'
export function wrongIn(texts: Texts): Partial<Record<DefinitionField, Wrong>> {
  const wrong: Partial<Record<DefinitionField, Wrong>> = {}
  if (!texts.name.trim()) wrong.name = 'nameless'
  if (/\s/u.test(texts.dispositionId.trim())) wrong.dispositionId = 'oneWord'
  for (const field of FIELDS) {
    const text = texts[field]
    if (languageOf(field) && text && !text.trim()) wrong[field] = 'blank'
    const isTime = ['day', 'moment'].includes(kindOf(field))
    if (isTime && text && !(momentOf(text) > 0 && momentOf(text) <= 8.64e15)) wrong[field] = 'noMoment'
  }
  if (linesOf(texts.workitemType).some((type) => !TYPES.some((known) => known === type)))
    wrong.workitemType = 'noType'
  return wrong
}

/** The field that a refusal names: `localizations.name.ES`, `data.skills.0`, `note`; nothing where it names none. */
export function fieldNamed(param = ''): DefinitionField | undefined {
  const path = param.replace(/^data\./u, '')
  const code = /^localizations\.name\.(\w+)/u.exec(path)?.[1]?.toUpperCase()
  const name = code ? `name${code}` : (/^\w+/u.exec(path)?.[0] ?? '')
  return FIELDS.find((field) => field === name)
}
