import { computed, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { failure, type ActionInput, type Workitem } from '../../preload/contract.ts'
import { fieldOf, type Draft, type DraftField } from '../desk/drafts.ts'
import { useDesk } from '../store.ts'
import { useCallControl } from './useCallControl.ts'
import { useWording } from './useWording.ts'

const ACTION = 'dispositions.disposition'

/** What is asked of the server: only what was given, and a callback as an exact moment with its time zone. */
function inputOf(workitemId: string, draft: Draft, callsBack: boolean): ActionInput<typeof ACTION> {
  const at = callsBack ? new Date(draft.callback).getTime() : Number.NaN
  return {
    workitemId,
    summary: draft.summary,
    ...(draft.dispositionId && { dispositionId: draft.dispositionId }),
    ...(!Number.isNaN(at) && {
      callbackTime: at,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
  }
}

/** The wrap-up of one workitem: its draft, the choices, and the one request that completes it. */
export function useWrapUp(item: () => Workitem) {
  const desk = useDesk()
  const call = useCallControl()
  const wording = useWording()
  const { t, locale } = useI18n()
  const { workitemId } = item()
  const draft = desk.drafts.of(item())

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
    choices.value.list.find((choice) => choice.dispositionId === draft.dispositionId),
  )
  const needsCallback = computed(() => ['callback', 'connectedCallback'].includes(chosen.value?.action ?? ''))
  const isLive = computed(() => desk.state?.connection.link === 'live')
  const pending = computed(() => desk.isPending(ACTION, workitemId))
  const off = computed(() => call.off(ACTION))

  // Asked again when the connection is back: the list may have been refused, or have changed meanwhile.
  watch(isLive, () => void desk.dispositions.load(workitemId), { immediate: true })
  // A refusal stands until what it is about has been changed.
  watch(
    [() => draft.dispositionId, () => draft.callback, () => draft.summary],
    () => (draft.refusal = undefined),
  )

  function error(field: DraftField): string | undefined {
    if (draft.refusal?.field === field) return wording.failure(draft.refusal.failure)
    const unread = field === 'disposition' && isLive.value ? choices.value.failure : undefined
    return unread && t('wrapup.unread', { reason: wording.failure(unread) })
  }

  async function submit(): Promise<void> {
    if (off.value) return
    if (needsCallback.value && !draft.callback) {
      draft.refusal = {
        field: 'callback',
        failure: failure('CALLBACK_REQUIRED', '', { param: 'callbackTime' }),
      }
      return
    }
    const input = inputOf(workitemId, draft, needsCallback.value)
    const result = await desk.act(ACTION, input, { about: workitemId, quiet: true })
    if (!result) return
    if (!result.ok) draft.refusal = { field: fieldOf(result.failure), failure: result.failure }
    else if (result.value.state === 'terminated') desk.drafts.drop(workitemId)
  }

  /** What is shown is what the server has stored already, while the call still goes on. */
  const stored = computed(
    () =>
      item().state !== 'wrapup' &&
      item().dispositionId !== undefined &&
      item().dispositionId === draft.dispositionId &&
      (item().summary ?? '') === draft.summary,
  )
  return { draft, options, placeholder, needsCallback, error, off, pending, stored, submit }
}
