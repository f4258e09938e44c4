import { computed, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Failure, Survey, SurveyData, SurveyQuestion, Workitem } from '../../preload/contract.ts'
import { plain } from '../format.ts'
import { useDesk } from '../store.ts'
import { useWording } from './useWording.ts'

const FORM = 'survey'
type Answer = string | number | boolean

/** An answer as a field holds it. */
function asText(answer: unknown): string {
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no'
  return typeof answer === 'string' || typeof answer === 'number' ? String(answer) : ''
}
/** The same as the wire has it. */
function asAnswer({ kind }: SurveyQuestion, text: string): Answer {
  if (kind === 'yesNo') return text === 'yes'
  return kind === 'rating' ? Number(text) : text.trim()
}

/** A survey about a workitem: its questions, the answers as drafts, and what is missing. */
export function useSurvey(item: () => Workitem, surveyId: () => string | undefined) {
  const desk = useDesk()
  const wording = useWording()
  const { t, locale } = useI18n()
  const survey = shallowRef<Survey>()
  const unread = shallowRef<Failure>()
  /** What is missing is told once it was tried to be sent without. */
  const tried = ref(false)
  const id = () => item().workitemId
  const fieldOf = ({ questionId }: SurveyQuestion) => `survey ${surveyId() ?? ''} ${questionId}`

  async function load(): Promise<void> {
    const wanted = surveyId()
    if (wanted === undefined || survey.value?.surveyId === wanted) return
    survey.value = unread.value = undefined
    const result = await desk.directory.retrieve('survey', wanted)
    if (wanted !== surveyId()) return
    if (result.ok) survey.value = result.value
    else unread.value = result.failure
  }
  watch(surveyId, () => (tried.value = false))
  watch([surveyId, () => desk.state?.connection.link === 'live'], () => void load(), { immediate: true })

  const questions = computed(
    () => (survey.value?.surveyId === surveyId() ? survey.value?.questions : []) ?? [],
  )
  function stored({ questionId }: SurveyQuestion): string {
    const answers = item().surveyResult?.[surveyId() ?? '']
    const known =
      typeof answers === 'object' && answers !== null ? Reflect.get(answers, questionId) : undefined
    return asText(known)
  }
  const read = (one: SurveyQuestion) => desk.drafts.read(id(), fieldOf(one)) ?? stored(one)
  function write(one: SurveyQuestion, text: string): void {
    desk.drafts.refuse(id(), FORM, undefined)
    if (text === stored(one)) desk.drafts.drop(id(), fieldOf(one))
    else desk.drafts.write(id(), fieldOf(one), text)
  }
  const answered = computed(() => questions.value.filter((one) => read(one).trim() !== ''))
  const isMissing = (one: SurveyQuestion) => one.required && !answered.value.includes(one)

  function error(one: SurveyQuestion): string | undefined {
    if (tried.value && isMissing(one)) return t('survey.missing')
    const refused = desk.drafts.refused(id(), FORM)
    return refused?.field === one.questionId ? wording.failure(refused.failure) : undefined
  }
  /** Told at the question that the server names; false where it names none of these. */
  function refuse(problem: Failure): boolean {
    const named = problem.param?.split('.').at(-1)
    const question = questions.value.find((one) => one.questionId === named)
    if (question) desk.drafts.refuse(id(), FORM, { field: question.questionId, failure: problem })
    return question !== undefined
  }
  return {
    name: computed(() => plain(survey.value?.name ?? '')),
    questions,
    unread: computed(() => unread.value && t('survey.unread', { reason: wording.failure(unread.value) })),
    /** A question in the agent's language. */
    text: ({ text, localizations }: SurveyQuestion) => plain(localizations?.text?.[locale.value] ?? text),
    read,
    write,
    error,
    refuse,
    /** Is there something to be saved? */
    changed: computed(() =>
      questions.value.some((one) => desk.drafts.read(id(), fieldOf(one)) !== undefined),
    ),
    answered,
    isReady: computed(() => questions.value.length > 0),
    /** Asks for what is missing, at its question; whether nothing is. */
    check(): boolean {
      tried.value = true
      return !questions.value.some(isMissing)
    },
    /** The answers as the wire has them. */
    data(): SurveyData & Record<string, string | Record<string, Answer>> {
      const currentSurveyId = surveyId() ?? ''
      const answers = answered.value.map((one) => [one.questionId, asAnswer(one, read(one))])
      return { currentSurveyId, [currentSurveyId]: Object.fromEntries(answers) as Record<string, Answer> }
    },
    /** The words as they stand now, to be ended as drafts once the server has them. */
    words: () => Object.fromEntries(questions.value.map((one) => [fieldOf(one), read(one)])),
  }
}
export type SurveyDesk = ReturnType<typeof useSurvey>
