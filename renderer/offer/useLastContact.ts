import { shallowRef, watch, type ShallowRef } from 'vue'
import type { Workitem } from '../../preload/contract.ts'
import { useOfferDesk } from './offerDesk.ts'

/** The newest contact that has ended with the same person, or from the same number; from what is kept on this machine. */
export function useLastContact(item: () => Workitem): Readonly<ShallowRef<Workitem | undefined>> {
  const desk = useOfferDesk()
  const last = shallowRef<Workitem>()
  watch(
    () => item().workitemId,
    async (workitemId) => {
      const { contactId, from } = item()
      const who = contactId === undefined ? { from } : { contactId }
      const queryParams = { ...who, state: 'terminated' }
      const answer = await desk.run('history.search', { queryParams, rows: 1 }).catch(() => undefined)
      if (item().workitemId === workitemId) last.value = answer?.ok ? answer.value.objects[0] : undefined
    },
    { immediate: true },
  )
  return last
}
