import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import type { Dialable } from '../../preload/contract.ts'

/** Where the typed number of the dial field is kept among the drafts. */
export const DIAL = 'dial'

/** Whether the dial field is open. */
export interface Dialler {
  readonly open: Ref<boolean>
  /** What a link that filled the field says beside its number, and what nobody dials. */
  readonly left: ShallowRef<Dialable['left']>
  show(left?: Dialable['left']): void
  hide(): void
}

/** The one dial field of the window. */
export function createDialler(): Dialler {
  const open = ref(false)
  const left = shallowRef<Dialable['left']>([])
  return {
    open,
    left,
    show(told = []) {
      left.value = told
      open.value = true
    },
    hide: () => void (open.value = false),
  }
}
