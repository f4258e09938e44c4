import type { Core } from './core.ts'
import { digits } from './numbers.ts'
import type { Random } from './random.ts'
import { between, pick } from './random.ts'
import type { SurveyQuestion } from './survey.ts'
import { changeTicket } from './tickets.ts'
import { now, plan } from './time.ts'
import type { Row } from './world.ts'

/** How long a customer takes for the answer, ms. */
export const ANSWER_MS = 90_000

/** The customer (`far`: number or e-mail address) gets the survey by the road on which the contact came, and answers it. */
export function sendSurvey(core: Core, { item }: Row, far: string, survey: string | undefined): void {
  const to = far.includes('@') ? far : digits(far)
  if (survey === undefined || to === '') return
  const { workitemId } = item
  core.world.surveysSent.push({ workitemId, survey, to, at: now(core) })
  core.tell('survey', `${item.name ?? to} was sent ${survey}`)
  plan(core, ANSWER_MS, { kind: 'surveyAnswered', workitemId, survey })
}

/**
 * The customer has answered. What is over does not change any more but for its flags and media (PROTOCOL 4, "Invariants"), so
 * the answers are kept with the survey, with the ticket where there is one, and are counted in the report.
 */
export function surveyAnswered(core: Core, workitemId: string, surveyId: string): void {
  const { surveysSent, surveys, rows } = core.world
  const sent = surveysSent.findIndex(
    (one) => one.workitemId === workitemId && one.survey === surveyId && !one.answers,
  )
  const asked = surveys.get(surveyId)?.survey
  const before = surveysSent[sent]
  if (!asked || !before) return
  const answers = Object.fromEntries(
    asked.questions.map((question) => [question.questionId, answerTo(core.random, question)]),
  )
  surveysSent[sent] = { ...before, answers, answeredAt: now(core) }
  const row = rows.get(workitemId)
  const surveyResult = { currentSurveyId: surveyId, [surveyId]: answers }
  if (row) changeTicket(core, row.tenantId, row.item.ticketId, { surveyResult })
  core.tell('survey', `${row?.item.name ?? before.to} has answered ${surveyId}`)
}

const WORDS = ['Quick and friendly.', 'It took a while, but it was solved.', 'Thank you.']

/** More people are content than not. */
function answerTo(random: Random, { kind, choices = [], max = 5 }: SurveyQuestion): unknown {
  if (kind === 'rating') return Math.max(between(random, 1, max), between(random, 1, max))
  if (kind === 'yesNo') return between(random, 1, 4) > 1
  return pick(random, kind === 'choice' && choices.length > 0 ? choices : WORDS)
}
