import { computed, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { ActionPayload, Failure, Workitem } from '../../preload/contract.ts'
import type { Target } from '../desk/targets.ts'
import { useDesk } from '../store.ts'
import { useCallControl } from './useCallControl.ts'
import { useWording } from './useWording.ts'

type More = Pick<ActionPayload<'workitems.dial'>, 'conferenceWorkitemId'>
interface Refused {
  target: Target
  more: More
  failure: Failure
}

/** Calls a colleague or a number. A number that must not be called comes back as a question. */
export function useDialling(about: () => string, dialled: (item: Workitem, target: Target) => void) {
  const desk = useDesk()
  const call = useCallControl()
  const wording = useWording()
  const { t } = useI18n()
  const refused = shallowRef<Refused>()

  async function dial(target: Target, more: More = {}, force = false): Promise<void> {
    if (call.off('workitems.dial')) return
    const input = {
      to: target.id,
      option: target.kind === 'user' ? ('user' as const) : ('external' as const),
      ...(target.contactId && { contactId: target.contactId, name: target.name }),
      ...more,
      ...(force && { force }),
    }
    refused.value = undefined
    const result = await desk.act('workitems.dial', input, { about: about(), quiet: true })
    if (!result) return
    if (!result.ok) return void (refused.value = { target, more, failure: result.failure })
    desk.targets.remember(target)
    dialled(result.value, target)
  }

  const isQuestion = computed(() => refused.value?.failure.code === 'DO_NOT_CALL')
  return {
    dial,
    off: computed(() => call.off('workitems.dial')),
    pending: computed(() => desk.isPending('workitems.dial', about())),
    error: computed(() => {
      if (!refused.value || isQuestion.value) return undefined
      return `${t('refused.workitems_dial')} ${wording.failure(refused.value.failure)}`
    }),
    /** "… must not be called. Call anyway?" */
    question: computed(() =>
      isQuestion.value ? t('dial.doNotCall', { name: refused.value?.target.name ?? '' }) : undefined,
    ),
    async anyway(): Promise<void> {
      const { value } = refused
      if (value) await dial(value.target, value.more, true)
    },
    forget: () => void (refused.value = undefined),
  }
}
