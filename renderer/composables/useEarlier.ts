import { computed, shallowRef, watch } from 'vue'
import type { Workitem } from '../../preload/contract.ts'
import { useDesk } from '../store.ts'
import { addressOf } from './useWording.ts'

/** How many are asked for; the history has the rest. */
const ROWS = 20

/** What was before with the same contact, else with the same number; newest first, without the one that is looked at. */
export function useEarlier(item: () => Workitem | undefined) {
  const desk = useDesk()
  const found = shallowRef<{ total: number; objects: readonly Workitem[] }>()

  const ofNumber = computed(() => {
    const it = item()
    if (!it || !addressOf(it)) return []
    return desk.recent.filter((past) => addressOf(past) === addressOf(it))
  })
  watch(
    [() => item()?.contactId, () => desk.state?.historyRevision],
    async ([contactId], before) => {
      if (contactId !== before[0]) found.value = undefined
      if (contactId === undefined) return
      const queryParams = { contactId, state: 'terminated' }
      const answer = await desk.history.ask({ queryParams, rows: ROWS })
      if (answer.ok && item()?.contactId === contactId) found.value = answer.value
    },
    { immediate: true },
  )

  const isOther = (past: Workitem) => past.workitemId !== item()?.workitemId
  const earlier = computed(() => (found.value?.objects ?? ofNumber.value).filter(isOther))
  const total = computed(() => {
    const { value: all } = found
    return all ? all.total - (all.objects.length - earlier.value.length) : earlier.value.length
  })
  return { earlier, total }
}
