import { computed, ref, type ComputedRef } from 'vue'
import type { AppState } from '../../preload/contract.ts'

/** The places of the main window, in their order. */
export const PLACES = ['desk', 'history', 'dispositions', 'diagnostics', 'settings'] as const
export type Place = (typeof PLACES)[number]

/** The scope without which a place is not there at all. */
const SCOPE_OF: Partial<Record<Place, string>> = { dispositions: 'dispositions:read' }

export interface Places {
  readonly current: ComputedRef<Place>
  /** The places that this agent may go to. */
  readonly open: ComputedRef<readonly Place[]>
  go(place: Place): void
}

/** Where in the window the agent is. Only the agent's own act changes it; a scope that is taken away leads home. */
export function createPlace(authorities: () => readonly string[]): Places {
  const wanted = ref<Place>('desk')
  const open = computed(() =>
    PLACES.filter((place) => {
      const scope = SCOPE_OF[place]
      return scope === undefined || authorities().includes(scope)
    }),
  )
  const current = computed(() => (open.value.includes(wanted.value) ? wanted.value : 'desk'))
  return { current, open, go: (place) => void (wanted.value = place) }
}

/** Whether this workitem was no conversation before, and is one now. */
export function hasBegun(before: AppState | undefined, now: AppState, workitemId: string): boolean {
  const talks = (state: AppState) =>
    state.workitems.some(
      (item) => item.workitemId === workitemId && ['active', 'dialing'].includes(item.state),
    )
  return before !== undefined && talks(now) && !talks(before)
}
