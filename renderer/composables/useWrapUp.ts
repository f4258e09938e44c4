import { computed, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { failure, type ActionInput, type Failure, type Workitem } from '../../preload/contract.ts'
import { useDesk } from '../store.ts'
import { useCallControl } from './useCallControl.ts'
import { useDraft } from './useDraft.ts'
import { useWording } from './useWording.ts'

const ACTION = 'dispositions.disposition'
const FORM = 'wrapup'
/** The fields of the form, as refusals are told at them. */
type Field = 'dispositionId' | 'summary' | 'callback'

const FIELD_OF_PARAM: Record<string, Field> = {
  summary: 'summary',
  note: 'summary',
  callbackDate: 'callback',
  callbackTime: 'callback',
  timeZone: 'callback',
}
/** At which field a refusal is told: the one it names, else the choice that called for it. */
const fieldOf = ({ code, param = '' }: Failure): Field =>
  code === 'CALLBACK_REQUIRED' ? 'callback' : (FIELD_OF_PARAM[param] ?? 'dispositionId')

/** A callback as an exact moment with its time zone; nothing where no date was given. */
function callbackOf(text: string): Pick<ActionInput<typeof ACTION>, 'callbackTime' | 'timeZone'> {
  const at = new Date(text).getTime()
  if (Number.isNaN(at)) return {}
  return { callbackTime: at, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }
}

/** The wrap-up of one workitem: its draft, the choices, and the one request that completes it. */
export function useWrapUp(item: () => Workitem) {
  const desk = useDesk()
  const call = useCallControl()
  const wording = useWording()
  const { t, locale } = useI18n()
  const { workitemId } = item()
  const about = () => workitemId
  const dispositionId = useDraft(about, 'dispositionId', () => item().dispositionId ?? '')
  const summary = useDraft(about, 'summary', () => item().summary ?? '')
  const callback = useDraft(about, 'callback')

  const choices = computed(() => desk.dispositions.of(workitemId))
  const options = computed(() =>
    choices.value.list
      .map((choice) => ({ value: choice.dispositionId, label: wording.localized(choice) }))
      .toSorted((a, b) => a.label.localeCompare(b.label, locale.value)),
  )
  const placeholder = computed(() =>
    t(choices.value.loading && !choices.value.list.length ? 'wrapup.loading' : 'wrapup.choose'),
  )
  const chosen = computed(() =>
    choices.value.list.find((choice) => choice.dispositionId === dispositionId.value),
  )
  const needsCallback = computed(() => ['callback', 'connectedCallback'].includes(chosen.value?.action ?? ''))
  const isLive = computed(() => desk.state?.connection.link === 'live')
  const pending = computed(() => desk.isPending(ACTION, workitemId))
  const off = computed(() => call.off(ACTION))
  const refuse = (failure: Failure) =>
    desk.drafts.refuse(workitemId, FORM, { field: fieldOf(failure), failure })

  // Asked again when the connection is back: the list may have been refused, or have changed meanwhile.
  watch(isLive, () => void desk.dispositions.load(workitemId), { immediate: true })
  // A refusal stands until what it is about has been changed.
  watch([dispositionId, callback, summary], () => desk.drafts.refuse(workitemId, FORM, undefined))

  function error(field: Field): string | undefined {
    const refused = desk.drafts.refused(workitemId, FORM)
    if (refused?.field === field) return wording.failure(refused.failure)
    const unread = field === 'dispositionId' && isLive.value ? choices.value.failure : undefined
    return unread && t('wrapup.unread', { reason: wording.failure(unread) })
  }

  async function submit(): Promise<void> {
    if (off.value) return
    if (needsCallback.value && !callback.value)
      return refuse(failure('CALLBACK_REQUIRED', '', { param: 'callbackTime' }))
    const words = { dispositionId: dispositionId.value, summary: summary.value, callback: callback.value }
    const input = {
      workitemId,
      summary: words.summary,
      ...(words.dispositionId && { dispositionId: words.dispositionId }),
      ...(needsCallback.value && callbackOf(words.callback)),
    }
    const result = await desk.act(ACTION, input, { about: workitemId, quiet: true })
    if (!result) return
    if (result.ok) desk.drafts.sent(workitemId, words)
    else refuse(result.failure)
  }

  /** What is shown is what the server has stored already, while the call still goes on. */
  const stored = computed(
    () =>
      item().state !== 'wrapup' &&
      item().dispositionId !== undefined &&
      item().dispositionId === dispositionId.value &&
      (item().summary ?? '') === summary.value,
  )
  return {
    dispositionId,
    summary,
    callback,
    options,
    placeholder,
    needsCallback,
    error,
    off,
    pending,
    stored,
    submit,
  }
}
