import { expect, test } from 'vitest'
import { Survey } from '../../../preload/contract.ts'
import { openHall } from './hall.ts'
import { aLiveText, hangUp } from './written.ts'

const answers = { topic: 'Invoice', details: 'Charged twice', severity: 4, refund: true }
const data = { currentSurveyId: 'survey_complaint', survey_complaint: answers }

test('the surveys that the dispositions name are there, for this tenant and no other', () => {
  const hall = openHall()
  const list = hall.as('ana').ask('GET /data/api/types/survey?q=name:Compl*').body
  expect(list).toMatchObject({ count: 1, total: 1 })
  const one = Survey.parse(hall.as('ana').ask('GET /data/api/types/survey/survey_satisfaction').body)
  expect(one.questions.map(({ kind }) => kind)).toEqual(['rating', 'yesNo', 'text'])
  expect(hall.as('zoe').ask('GET /data/api/types/survey').body['total']).toBe(0)
  expect(hall.as('zoe').ask('GET /data/api/types/survey/survey_complaint').status).toBe(404)
})

test('a survey is saved, answered with an object, and follows on the workitem and the ticket', () => {
  const { ask, device, hall, now } = aLiveText({ ticketId: 'tk_7' })
  const body = { ticketId: 'tk_7', data: { ...data, fromSurveyId: 'survey_satisfaction' } }
  const saved = ask('PUT /survey', body)
  expect(saved).toMatchObject({ status: 200, body: { ticketId: 'tk_7', ...body.data } })
  expect(now()).toMatchObject({ surveyId: 'survey_complaint', surveyResult: body.data })
  expect(device.events('WorkitemStateChangeNotification').at(-1)).toMatchObject({
    message: { surveyResult: body.data },
    cause: { requestId: saved.headers['x-request-id'] },
  })
  expect(hall.inside((core) => core.world.tickets.get('tk_7')?.surveyResult)).toEqual(body.data)
})

test('answers to another survey of the workitem stay', () => {
  const { ask, now } = aLiveText()
  ask('PUT /survey', { data })
  ask('PUT /survey', { data: { currentSurveyId: 'survey_satisfaction', survey_satisfaction: { rating: 5 } } })
  expect(now().surveyResult).toEqual({
    currentSurveyId: 'survey_satisfaction',
    survey_complaint: answers,
    survey_satisfaction: { rating: 5 },
  })
})

const withAnswers = (change: object) => ({ data: { ...data, survey_complaint: { ...answers, ...change } } })
test.each([
  [{}, 'data'],
  [{ data: [] }, 'data'],
  [{ data: {} }, 'data.currentSurveyId'],
  [{ data: { ...data, currentSurveyId: 7 } }, 'data.currentSurveyId'],
  [{ data: { ...data, currentSurveyId: 'survey_no' } }, 'data.currentSurveyId'],
  [{ data: { ...data, fromSurveyId: 'survey_no' } }, 'data.fromSurveyId'],
  [{ data: { currentSurveyId: 'survey_complaint' } }, 'data.survey_complaint'],
  [{ data: { ...data, survey_complaint: 'bad' } }, 'data.survey_complaint'],
  [{ data: { ...data, survey_no: {} } }, 'data.survey_no'],
  [withAnswers({ topic: undefined }), 'data.survey_complaint.topic'],
  [withAnswers({ details: ' ' }), 'data.survey_complaint.details'],
  [withAnswers({ topic: 'Weather' }), 'data.survey_complaint.topic'],
  [withAnswers({ severity: 6 }), 'data.survey_complaint.severity'],
  [withAnswers({ severity: 2.5 }), 'data.survey_complaint.severity'],
  [withAnswers({ refund: 'yes' }), 'data.survey_complaint.refund'],
  [withAnswers({ shoeSize: 44 }), 'data.survey_complaint.shoeSize'],
  [{ data, ticketId: 'tk_nobody' }, 'ticketId'],
  [{ data, ticketId: 7 }, 'ticketId'],
])('a result of %j is refused at %s, and nothing is kept', (body, param) => {
  const { ask, now } = aLiveText()
  expect(ask('PUT /survey', body)).toMatchObject({ status: 422, body: { code: 'VALIDATION_FAILED', param } })
  expect(now()).not.toHaveProperty('surveyResult')
})

test('a complaint needs its own survey: saved before, or given with the disposition', () => {
  const other = { currentSurveyId: 'survey_satisfaction', survey_satisfaction: { rating: 1 } }
  const { ana, ask, item } = aLiveText()
  hangUp(ana, item)
  const complain = (survey?: object) =>
    ask('POST /disposition', { dispositionId: 'disp_complaint', ...(survey ? { survey } : {}) })
  const required = { status: 422, body: { code: 'SURVEY_REQUIRED', param: 'survey' } }
  expect(complain()).toMatchObject(required)
  expect(complain(other)).toMatchObject(required)
  expect(complain({ ...data, survey_complaint: { topic: 'Invoice' } })).toMatchObject({
    status: 422,
    body: { code: 'VALIDATION_FAILED', param: 'survey.survey_complaint.details' },
  })
  expect(ask('PUT /survey', { data }).status).toBe(200)
  expect(complain().body).toMatchObject({ state: 'terminated', surveyResult: data })
})
