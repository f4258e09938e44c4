import { computed, type ComputedRef } from 'vue'
import { useCallDesk } from '../callDesk.ts'
import { useNow } from './useNow.ts'

/** The server's clock, ticking: every time of a workitem or an offer is measured against it. */
export function useServerNow(): ComputedRef<number> {
  const desk = useCallDesk()
  const now = useNow()
  return computed(() => now.value + (desk.state?.clockOffset ?? 0))
}
