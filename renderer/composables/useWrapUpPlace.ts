import { computed, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Workitem } from '../../preload/contract.ts'
import { takesDisposition } from '../desk/afterwork.ts'
import { needsOf } from '../desk/dispositionNeeds.ts'
import { useDesk } from '../store.ts'

const SCOPES = ['workitems:disposition', 'dispositions:read'] as const

/** What stands where the wrap-up of a workitem is given: the form, the button before it, or why there is none. */
export function useWrapUpPlace(item: () => Workitem) {
  const desk = useDesk()
  const { t } = useI18n()
  const { workitemId } = item()
  const may = (action: string) => item().actions.includes(action)
  const typed = (field: string) => desk.drafts.read(workitemId, field)

  /** The scope that is missing; an agent of whom nothing is known yet lacks none. */
  const missing = computed(() => {
    const authorities = desk.state?.session?.authorities
    return SCOPES.find((scope) => authorities && !authorities.includes(scope))
  })
  const takes = computed(() => takesDisposition(item()) && !missing.value)

  // Before the form is opened, which may be when there is no link. Asked again when that is back, or the catalogue has changed.
  watch(
    [takes, () => desk.state?.connection.link === 'live', () => desk.state?.catalogueRevision?.disposition],
    () => takes.value && void desk.dispositions.load(workitemId),
    { immediate: true },
  )

  /** The survey that the choice asks for in the form itself. */
  const inForm = computed(() => {
    const id = typed('dispositionId') ?? item().dispositionId
    const chosen = desk.dispositions.of(workitemId).list.find((one) => one.dispositionId === id)
    return takes.value ? needsOf(chosen, item()).survey?.surveyId : undefined
  })

  const isOver = computed(() => ['wrapup', 'terminated'].includes(item().state))
  const opened = ref(false)
  // A half-said word must not be out of sight, also one that the last program left.
  watch(
    () => Boolean(typed('dispositionId') || typed('summary')),
    (isBegun) => {
      if (isBegun) opened.value = true
    },
    { immediate: true },
  )

  return {
    takes,
    /** Which permission is missing for what the server would accept; empty where none is. */
    why: computed(() => {
      if (!takesDisposition(item()) || !missing.value) return ''
      return t(missing.value === 'dispositions:read' ? 'wrapup.mayNotRead' : 'wrapup.mayNotGive')
    }),
    /** It has just ended by itself over what was typed. */
    isLate: computed(() => item().state === 'terminated' && desk.unfinished === workitemId),
    showsSurvey: computed(
      () => may('saveSurveyResult') && item().surveyId !== undefined && item().surveyId !== inForm.value,
    ),
    /** Whether the contact is over: then the form is what there is to do. */
    isOver,
    isOpen: computed(() => isOver.value || opened.value),
    /** Closing leaves what was typed a draft. */
    toggle: () => void (opened.value = !opened.value),
    stored: computed(() => item().dispositionId !== undefined),
  }
}
