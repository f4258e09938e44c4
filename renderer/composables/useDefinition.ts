import { computed, shallowRef, watch } from 'vue'
import type { Disposition, Failure } from '../../preload/contract.ts'
import { useDesk } from '../store.ts'

/** One definition as the server has it, read again whenever definitions change there. */
export function useDefinition(dispositionId: () => string) {
  const desk = useDesk()
  const definition = shallowRef<Disposition>()
  const problem = shallowRef<Failure>()

  watch(
    [dispositionId, () => desk.state?.catalogueRevision.disposition],
    async ([id]) => {
      const answer = await desk.directory.retrieve('disposition', id)
      if (dispositionId() !== id) return
      problem.value = answer.ok ? undefined : answer.failure
      if (answer.ok && (answer.value.version ?? 0) >= (definition.value?.version ?? 0))
        definition.value = answer.value
    },
    { immediate: true },
  )
  /** A deleted one is still found by its id (PROTOCOL 2); somebody has taken it out of the lists. */
  const isGone = computed(() => Boolean(definition.value?.deletedAt) || problem.value?.code === 'NOT_FOUND')
  return { definition, problem, isGone }
}
