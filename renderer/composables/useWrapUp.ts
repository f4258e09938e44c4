import { computed, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ActionPayload, Contact, Failure, Workitem } from '../../preload/contract.ts'
import { failure } from '../../preload/words.ts'
import { effectsOf, needsOf } from '../desk/dispositionNeeds.ts'
import { plain } from '../format.ts'
import { useDesk } from '../store.ts'
import { useCallback } from './useCallback.ts'
import { useCallControl } from './useCallControl.ts'
import { useDraft } from './useDraft.ts'
import { isTaken, useOutgoing } from './useOutgoing.ts'
import { useSurvey } from './useSurvey.ts'
import { useWording } from './useWording.ts'
import { useWrapUpChoices } from './useWrapUpChoices.ts'

const ACTION = 'dispositions.disposition'
const FORM = 'wrapup'
/** The fields of the form, as refusals are told at them. */
type Field = 'dispositionId' | 'summary' | 'note' | 'callback' | 'phone' | 'contact'

const FIELD_OF: Record<string, Field> = {
  CALLBACK_REQUIRED: 'callback',
  CONTACT_REQUIRED: 'contact',
  summary: 'summary',
  note: 'note',
  callbackDate: 'callback',
  callbackTime: 'callback',
  timeZone: 'callback',
  phoneNumber: 'phone',
  contactId: 'contact',
}

/** The wrap-up of one workitem: its draft, what the choice demands and does, and the one request that completes it. */
export function useWrapUp(item: () => Workitem) {
  const desk = useDesk()
  const call = useCallControl()
  const wording = useWording()
  const { waiting } = useOutgoing()
  const { t } = useI18n()
  const { workitemId } = item()
  const about = () => workitemId
  const dispositionId = useDraft(about, 'dispositionId', () => item().dispositionId ?? '')
  const summary = useDraft(about, 'summary', () => item().summary ?? '')
  /** The same draft as of the notes beside the work: what is noted there and not saved goes along. */
  const note = useDraft(about, 'notes', () => item().note ?? '')
  const contactId = useDraft(about, 'wrapupContact')
  const contactName = useDraft(about, 'wrapupContactName')
  const search = ref('')

  const choices = useWrapUpChoices(item, dispositionId, search)
  const { chosen } = choices
  const refused = computed(() => desk.drafts.refused(workitemId, FORM))
  const needs = computed(() => {
    const known = needsOf(chosen.value, item())
    // The server knows better: what it asks for is asked for.
    return { ...known, contact: known.contact || refused.value?.field === 'contact' }
  })
  const callback = useCallback(item, () => chosen.value)
  const survey = useSurvey(item, () => needs.value.survey?.surveyId)
  const isOver = computed(() => ['wrapup', 'terminated'].includes(item().state))
  /** Notes have their own place while they can be saved there. */
  const asksNote = computed(() => !item().actions.includes('notes'))
  const off = computed(() => call.off(ACTION))
  const waits = computed(() => waiting(workitemId, ACTION) > 0)

  const refuse = (problem: Failure | undefined) =>
    desk.drafts.refuse(workitemId, FORM, problem && { field: fieldOf(problem), failure: problem })
  function fieldOf({ code, param = '' }: Failure): Field {
    const field = FIELD_OF[code] ?? FIELD_OF[param] ?? 'dispositionId'
    if (field === 'phone' && !needs.value.callback) return 'dispositionId'
    return field === 'note' && !asksNote.value ? 'summary' : field
  }
  // A refusal stands until what it is about has been changed.
  watch([dispositionId, callback.at, callback.phone, summary, note, contactId], () => refuse(undefined))

  function error(field: Field): string | undefined {
    if (refused.value?.field === field) return wording.failure(refused.value.failure)
    return field === 'dispositionId' ? choices.unread.value : undefined
  }

  /** What is missing, before anything is sent; nothing where the server may decide. */
  function problem(): Failure | undefined {
    const { dispositionRequired = false } = desk.state?.session?.settings ?? {}
    // A wrap-up may be completed with nothing in it; what is over takes late words.
    const isSaid = item().state === 'wrapup' || (isOver.value && summary.value.trim() !== '')
    const isChoice = dispositionId.value !== '' || (isSaid && !dispositionRequired)
    if (!isChoice) return failure('DISPOSITION_REQUIRED', '', { param: 'dispositionId' })
    if (needs.value.contact && !contactId.value)
      return failure('CONTACT_REQUIRED', '', { param: 'contactId' })
    if (chosen.value?.forceSurveyValidation && !needs.value.survey)
      return failure('SURVEY_REQUIRED', '', { param: 'dispositionId' })
    return needs.value.callback ? callback.problem() : undefined
  }
  /** Answers go along where they are required, and where there are any that the server has not. */
  const sendsSurvey = () => needs.value.survey?.forced === true || survey.changed.value
  const takesNote = () => isOver.value || asksNote.value
  const unsavedNote = () => (takesNote() ? desk.drafts.read(workitemId, 'notes') : undefined)

  function input(): ActionPayload<typeof ACTION> {
    const typedNote = unsavedNote()
    return {
      workitemId,
      summary: summary.value,
      ...(dispositionId.value && { dispositionId: dispositionId.value }),
      ...(typedNote !== undefined && { note: typedNote }),
      ...(needs.value.contact && contactId.value && { contactId: contactId.value }),
      ...(needs.value.callback && callback.input()),
      ...(needs.value.survey && sendsSurvey() && { survey: survey.data() }),
    }
  }
  const words = () => ({
    dispositionId: dispositionId.value,
    summary: summary.value,
    wrapupContact: contactId.value,
    wrapupContactName: contactName.value,
    ...callback.words(),
    ...survey.words(),
    ...(takesNote() && { notes: note.value }),
  })

  const going = useDraft(about, 'wrapupGoing')
  // What waited has arrived, or came back: then its words are still wanted.
  watch(
    waits,
    (isWaiting) => {
      if (isWaiting || going.value === '') return
      const isBack = desk.state?.outbox.some((one) => one.name === ACTION && one.workitemId === workitemId)
      if (!isBack) desk.drafts.sent(workitemId, JSON.parse(going.value) as Record<string, string>)
      going.value = ''
    },
    { immediate: true },
  )

  async function submit(): Promise<void> {
    if (off.value || waits.value) return
    const wrong = problem()
    refuse(wrong)
    const isAnswered = !needs.value.survey || !sendsSurvey() || survey.check()
    if (wrong || !isAnswered) return
    const typed = words()
    const result = await desk.act(ACTION, input(), { about: workitemId, quiet: true })
    if (!result) return
    if (result.ok) desk.drafts.sent(workitemId, typed)
    // What waits stays in sight until the server has it.
    else if (isTaken(result)) going.value = JSON.stringify(typed)
    else if (!survey.refuse(result.failure)) refuse(result.failure)
  }

  return {
    dispositionId,
    summary,
    note,
    search,
    choices,
    callback,
    survey,
    needs,
    asksNote,
    error,
    off,
    waits,
    submit,
    pending: computed(() => desk.isPending(ACTION, workitemId)),
    /** What a definition says of itself. */
    hint: computed(() => plain(chosen.value?.note ?? '')),
    /** What it will do, in sentences. */
    effects: computed(() =>
      effectsOf(chosen.value, item()).map((effect) =>
        t(`wrapup.effect.${effect}`, {
          who: wording.caller(item()),
          number: wording.number(item()) || wording.caller(item()),
          ticket: item().ticketId ?? '',
        }),
      ),
    ),
    contactName: computed(() => (contactId.value ? contactName.value : '')),
    chooseContact(id: string, { name }: Pick<Contact, 'name'>) {
      contactId.value = id
      contactName.value = plain(name)
    },
    forgetContact: () => void (contactId.value = contactName.value = ''),
    /** Enter in the search chooses where there is no choice left. */
    takeOnly() {
      const [only, ...others] = choices.found.value
      if (only && others.length === 0) dispositionId.value = only.value
    },
    /** What is shown is what the server has stored already, while the call still goes on. */
    stored: computed(
      () =>
        item().state !== 'wrapup' &&
        item().dispositionId !== undefined &&
        item().dispositionId === dispositionId.value &&
        (item().summary ?? '') === summary.value,
    ),
  }
}
export type WrapUp = ReturnType<typeof useWrapUp>
