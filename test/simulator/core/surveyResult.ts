import type { Core } from './core.ts'
import { invalid, isObject, text } from './fields.ts'
import type { Body } from './fields.ts'
import type { Survey, SurveyQuestion } from './survey.ts'

/** A survey of this tenant. */
export function surveyOf(core: Core, tenantId: string, surveyId: unknown): Survey | undefined {
  const kept = typeof surveyId === 'string' ? core.world.surveys.get(surveyId) : undefined
  return kept?.tenantId === tenantId ? kept.survey : undefined
}

/** The names in a result that are not those of surveys (PROTOCOL 2, `saveSurveyResult`). */
const OWN_NAMES = ['currentSurveyId', 'fromSurveyId']

/**
 * Reads `{currentSurveyId, fromSurveyId?, [surveyId]: {questionId: answer}}` and checks it against the surveys it names;
 * `at` is the name of the part in refusals. Throws 422 with the path of what is wrong.
 */
export function readResult(core: Core, tenantId: string, data: Body, at: string): Body {
  const known = (name: string): string | undefined => {
    const surveyId = text(prefixed(data, at, name), `${at}.${name}`)
    if (surveyId !== undefined && !surveyOf(core, tenantId, surveyId))
      throw invalid(`${at}.${name}`, 'There is no such survey.')
    return surveyId
  }
  const currentSurveyId = known('currentSurveyId')
  if (currentSurveyId === undefined) throw invalid(`${at}.currentSurveyId`, 'currentSurveyId is missing.')
  const fromSurveyId = known('fromSurveyId')
  if (!Object.hasOwn(data, currentSurveyId))
    throw invalid(`${at}.${currentSurveyId}`, 'The answers are missing.')
  const result: Body = { currentSurveyId, ...(fromSurveyId === undefined ? {} : { fromSurveyId }) }
  for (const [name, answers] of Object.entries(data)) {
    if (OWN_NAMES.includes(name)) continue
    const survey = surveyOf(core, tenantId, name)
    if (!survey) throw invalid(`${at}.${name}`, 'There is no such survey.')
    if (!isObject(answers)) throw invalid(`${at}.${name}`, 'The answers must be an object.')
    checkAnswers(survey, answers, `${at}.${name}`)
    result[name] = { ...answers }
  }
  return result
}

/** A field under the name by which it is refused. */
const prefixed = (data: Body, at: string, name: string): Body => ({ [`${at}.${name}`]: data[name] })

function checkAnswers({ questions }: Survey, answers: Body, at: string): void {
  for (const name of Object.keys(answers)) {
    if (!questions.some(({ questionId }) => questionId === name))
      throw invalid(`${at}.${name}`, 'There is no such question.')
  }
  for (const question of questions) {
    const answer = answers[question.questionId] ?? undefined
    const missing = answer === undefined || (typeof answer === 'string' && answer.trim() === '')
    const part = `${at}.${question.questionId}`
    if (missing && question.required) throw invalid(part, `“${question.text}” needs an answer.`)
    if (!missing && !fits(question, answer)) throw invalid(part, `“${question.text}” cannot be answered so.`)
  }
}

function fits({ kind, choices = [], max = 5 }: SurveyQuestion, answer: unknown): boolean {
  if (kind === 'yesNo') return typeof answer === 'boolean'
  if (kind === 'rating')
    return typeof answer === 'number' && Number.isInteger(answer) && answer >= 1 && answer <= max
  return typeof answer === 'string' && (kind === 'text' || choices.includes(answer))
}

/** Does a stored result hold good answers to this survey, or to its current one where none is named? */
export function hasValidResult(
  core: Core,
  tenantId: string,
  result: Body | undefined,
  surveyId?: unknown,
): boolean {
  if (!result) return false
  try {
    readResult(core, tenantId, result, 'surveyResult')
  } catch {
    return false
  }
  const wanted = surveyOf(core, tenantId, surveyId)?.surveyId
  return wanted === undefined || Object.hasOwn(result, wanted)
}
