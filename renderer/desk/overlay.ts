import { computed, ref, type ComputedRef } from 'vue'

/** What may lie over the desk; one at a time. */
export type Overlay = 'palette' | 'sheet' | 'signOut'

export interface Overlays {
  readonly open: ComputedRef<Overlay | undefined>
  show(overlay: Overlay): void
  hide(overlay: Overlay): void
}

/** The palette, the sheet of keys, and the question before signing out. */
export function createOverlays(): Overlays {
  const open = ref<Overlay>()
  return {
    open: computed(() => open.value),
    show: (overlay) => void (open.value = overlay),
    hide(overlay) {
      if (open.value === overlay) open.value = undefined
    },
  }
}
