import { describe, expect, it } from 'vitest'
import { SchemaTypeCreate, SchemaTypeUpdate, type Disposition } from '../../preload/contract.ts'
import { createdOf, fieldNamed, patchOf, textsOf, wrongIn } from '../../renderer/desk/definition.ts'
import { FIELDS, GROUPS } from '../../renderer/desk/definitionFields.ts'
import { aDisposition } from './fixtures.ts'

const WHOLE: Disposition = aDisposition({
  dispositionId: 'disp_callback',
  name: 'Callback',
  localizations: { name: { en: 'Callback', es: 'Devolución' } },
  action: 'callback',
  blockNumber: true,
  callbackDate: new Date(2026, 2, 4).getTime(),
  callbackTime: new Date(2026, 2, 4, 9, 30).getTime(),
  connectAgain: true,
  forceContactAssignment: true,
  forceSurveyValidation: true,
  mediaType: 'voice',
  note: 'For whoever asks.',
  phoneNumber: '+14805550134',
  queues: ['q_sales', 'q_gone'],
  resolveTicket: true,
  resolved: true,
  skills: ['sales', 'english'],
  survey: 'survey_complaint',
  summary: 'Calls back.',
  useCampaignIdForDNC: true,
  workitemType: ['InboundCall', 'unknown'],
})

describe('the fields of a definition', () => {
  it('each stand in one group of the form', () => {
    expect(Object.values(GROUPS).flat().toSorted()).toEqual(FIELDS.toSorted())
  })
})

describe('a definition that is not touched', () => {
  it('gives a patch of nothing, whatever is in it', () => {
    expect(patchOf(textsOf(WHOLE), textsOf(WHOLE))).toEqual({})
  })
})

describe('a definition that is created', () => {
  it('says what was set, and nothing else', () => {
    const texts = { ...textsOf(undefined), name: ' Resolved ', nameES: 'Resuelto', resolved: 'true' }
    const data = createdOf(texts)
    expect(data).toEqual({ name: 'Resolved', resolved: true, localizations: { name: { ES: 'Resuelto' } } })
    expect(SchemaTypeCreate.safeParse({ type: 'disposition', data }).success).toBe(true)
  })
  it('may say all there is to say', () => {
    const data = createdOf(textsOf(WHOLE))
    expect(data).toMatchObject({
      dispositionId: 'disp_callback',
      callbackTime: WHOLE.callbackTime,
      callbackDate: WHOLE.callbackDate,
      queues: ['q_sales', 'q_gone'],
      skills: ['sales', 'english'],
      workitemType: ['InboundCall'],
    })
    expect(SchemaTypeCreate.safeParse({ type: 'disposition', data }).success).toBe(true)
  })
})

describe('a definition that is changed', () => {
  it('says only what differs, and null for what was cleared', () => {
    const before = textsOf(WHOLE)
    const after = {
      ...before,
      nameES: '',
      nameDE: 'Rückruf',
      note: '',
      callbackTime: '',
      blockNumber: 'false',
      queues: 'q_sales',
      skills: 'sales,  billing ,',
      survey: '',
    }
    const data = patchOf(before, after)
    expect(data).toEqual({
      localizations: { name: { ES: null, DE: 'Rückruf' } },
      note: null,
      callbackTime: null,
      blockNumber: false,
      queues: ['q_sales'],
      skills: ['sales', 'billing'],
      survey: null,
    })
    expect(SchemaTypeUpdate.safeParse({ type: 'disposition', id: 'disp_callback', data }).success).toBe(true)
  })
})

describe('the rules', () => {
  const texts = { ...textsOf(undefined), name: 'Resolved' }
  it.each([
    ['name', '  ', 'nameless'],
    ['dispositionId', 'two words', 'oneWord'],
    ['nameES', '  ', 'blank'],
    ['callbackDate', '1969-01-01', 'noMoment'],
    ['callbackDate', '2025', 'noMoment'],
    ['callbackTime', 'tomorrow T', 'noMoment'],
    ['workitemType', 'InboundFax', 'noType'],
  ] as const)('are broken by a %s of "%s"', (field, text, rule) => {
    expect(wrongIn({ ...texts, [field]: text })).toEqual({ [field]: rule })
  })
  it('are kept by a name alone', () => expect(wrongIn(texts)).toEqual({}))
})

describe('a refusal', () => {
  it.each([
    ['localizations.name.ES', 'nameES'],
    ['localizations.name.fr.language', 'nameFR'],
    ['data.skills.0', 'skills'],
    ['note', 'note'],
    ['somethingElse', undefined],
    ['', undefined],
  ])('that names %s is told at %s', (param, field) => expect(fieldNamed(param)).toBe(field))
})
