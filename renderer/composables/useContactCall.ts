import { computed, ref } from 'vue'
import type { Contact } from '../../preload/contract.ts'
import { useDesk } from '../store.ts'
import { useCallControl } from './useCallControl.ts'
import { useWording } from './useWording.ts'

const ACTION = 'workitems.dial'

/** Calls a number of a contact; one that must not be called is asked about once more. */
export function useContactCall(contact: () => Contact) {
  const desk = useDesk()
  const control = useCallControl()
  const wording = useWording()
  /** The number that waits for a second word. */
  const asked = ref('')
  const problem = ref('')

  async function call(to: string, force = false): Promise<void> {
    asked.value = problem.value = ''
    const { contactId, name } = contact()
    const input = { to, option: 'external' as const, contactId, name, ...(force && { force }) }
    const result = await desk.act(ACTION, input, { about: to, quiet: true })
    if (!result || result.ok) return
    if (result.failure.code === 'DO_NOT_CALL') asked.value = to
    else problem.value = wording.failure(result.failure)
  }
  return {
    asked,
    problem,
    call,
    off: computed(() => control.off(ACTION)),
    isPending: (to: string) => desk.isPending(ACTION, to),
  }
}
