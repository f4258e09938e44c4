// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { errorOf, given, ok, wrapup } from './demands.ts'
import { aDisposition, aWorkitem } from './fixtures.ts'
import { nameOf, settled } from './page.ts'
import { standStill } from './situations.ts'

standStill()

const radio = (group: string, option: string): HTMLInputElement => {
  const row = [...document.querySelectorAll('fieldset')].find((one) => nameOf(one).startsWith(group))
  const label = [...(row?.querySelectorAll('label') ?? [])].find((one) => one.textContent === option)
  return label?.querySelector('input') as HTMLInputElement
}

test('a survey that is required is filled in right there: its gaps first, then its answers go along', async () => {
  const { page, asked } = await given([
    aDisposition({ dispositionId: 'c', forceSurveyValidation: true, survey: 'sv' }),
  ])
  await page.fill('Disposition', 'c')
  expect(asked('schemaType.retrieve')).toEqual([{ type: 'survey', id: 'sv' }])
  await page.click('Complete')
  expect(errorOf(page.field('What is it about?'))).toBe('This needs an answer.')
  expect(errorOf(page.field('What happened?'))).toBe('This needs an answer.')
  expect(document.activeElement).toBe(page.field('What is it about?'))
  await page.fill('What is it about?', 'Invoice')
  await page.fill('What happened?', ' Two seats. ')
  radio('How bad is it?', '4').click()
  radio('A refund?', 'No').click()
  await settled()
  await page.click('Complete')
  expect(asked('dispositions.disposition')).toEqual([
    {
      workitemId: 'w',
      summary: '',
      dispositionId: 'c',
      survey: {
        currentSurveyId: 'sv',
        sv: { topic: 'Invoice', details: 'Two seats.', severity: 4, refund: false },
      },
    },
  ])
})

test('an answer that the server refuses is told at its question, and nothing is lost', async () => {
  const failure = {
    type: 'validation',
    code: 'VALIDATION_FAILED',
    message: 'Say more.',
    param: 'survey.sv.details',
  }
  const { page } = await given(
    [aDisposition({ dispositionId: 'c', forceSurveyValidation: true, survey: 'sv' })],
    wrapup(),
    { 'dispositions.disposition': () => ({ ok: false, failure }) },
  )
  await page.fill('Disposition', 'c')
  await page.fill('What is it about?', 'Invoice')
  await page.fill('What happened?', 'Hm')
  await page.click('Complete')
  expect(errorOf(page.field('What happened?'))).toBe('Say more.')
  expect(page.field('What happened?').value).toBe('Hm')
})

test('a survey that need not be filled in is not sent empty', async () => {
  const { page, asked } = await given([aDisposition({ dispositionId: 'c', survey: 'sv' })])
  await page.fill('Disposition', 'c')
  expect(page.field('What happened?')).toBeDefined()
  await page.click('Complete')
  expect(asked('dispositions.disposition')).toEqual([{ workitemId: 'w', summary: '', dispositionId: 'c' }])
})

test('the survey of a contact is asked in the agent’s language and saved while it is in hand', async () => {
  localStorage.setItem('ringdesk.preferences', JSON.stringify({ language: 'es' }))
  const item = aWorkitem({
    workitemId: 'w',
    surveyId: 'sv',
    ticketId: 'tk',
    actions: ['saveSurveyResult'],
    surveyResult: { currentSurveyId: 'sv', sv: { topic: 'Delivery', details: 'Late' } },
  })
  const { page, asked } = await given([], item, { 'workitems.saveSurveyResult': ok({}) })
  expect(page.field('¿De qué se trata?').value).toBe('Delivery')
  await page.fill('¿De qué se trata?', 'Invoice')
  await page.click('Guardar la encuesta')
  expect(asked('workitems.saveSurveyResult')).toEqual([
    {
      workitemId: 'w',
      ticketId: 'tk',
      data: { currentSurveyId: 'sv', sv: { topic: 'Invoice', details: 'Late' } },
    },
  ])
})
