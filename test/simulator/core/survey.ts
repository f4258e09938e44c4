/** A question of a survey; `choices` for kind `choice`, a rating is a whole number from 1 to `max`. */
export interface SurveyQuestion {
  questionId: string
  kind: 'text' | 'rating' | 'choice' | 'yesNo'
  text: string
  localizations: { text: Record<string, string> }
  required: boolean
  choices?: string[]
  max?: number
}

/** What is to be asked; PROTOCOL 2 names the type `survey` and leaves its shape to us. */
export interface Survey {
  surveyId: string
  version: number
  name: string
  questions: SurveyQuestion[]
}
