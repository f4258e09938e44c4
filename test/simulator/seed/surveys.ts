import type { Survey, SurveyQuestion } from '../core/survey.ts'

const question = (
  questionId: string,
  kind: SurveyQuestion['kind'],
  EN: string,
  ES: string,
  more: Partial<SurveyQuestion> = {},
): SurveyQuestion => ({
  questionId,
  kind,
  text: EN,
  localizations: { text: { EN, ES } },
  required: false,
  ...more,
})

/** The surveys that the dispositions name: one for the agent to fill in, one that goes to the customer. */
export const SURVEYS: readonly Survey[] = [
  {
    surveyId: 'survey_complaint',
    version: 0,
    name: 'Complaint',
    questions: [
      question('topic', 'choice', 'What is it about?', '¿De qué se trata?', {
        required: true,
        choices: ['Delivery', 'Invoice', 'Quality', 'Staff', 'Something else'],
      }),
      question('details', 'text', 'What happened?', '¿Qué ocurrió?', { required: true }),
      question('severity', 'rating', 'How bad is it?', '¿Es muy grave?', { max: 5 }),
      question(
        'refund',
        'yesNo',
        'Does the customer want a refund?',
        '¿Quiere que se le devuelva el dinero?',
      ),
    ],
  },
  {
    surveyId: 'survey_satisfaction',
    version: 0,
    name: 'Satisfaction',
    questions: [
      question('rating', 'rating', 'How content are you?', '¿Está contento?', { required: true, max: 5 }),
      question('again', 'yesNo', 'Would you come back?', '¿Volvería?'),
      question('comment', 'text', 'Anything else?', '¿Algo más?'),
    ],
  },
]
