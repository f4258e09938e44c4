import { inject, type InjectionKey } from 'vue'
import type { Keypad } from './desk/keypad.ts'
import type { Panels } from './desk/panels.ts'
import type { useDesk } from './store.ts'

/** What the parts of a call need of the page that they stand on: the desk, or the bar of the calls that are up. */
export interface CallDesk extends Pick<
  ReturnType<typeof useDesk>,
  'state' | 'workitems' | 'selected' | 'isPending' | 'act'
> {
  keypad: Keypad
  panels: Pick<Panels, 'of' | 'toggle'>
}

export const CALL_DESK: InjectionKey<CallDesk> = Symbol('call desk')

/** The desk of the calls on this page. */
export function useCallDesk(): CallDesk {
  const desk = inject(CALL_DESK)
  if (!desk) throw new Error('No desk was provided')
  return desk
}
