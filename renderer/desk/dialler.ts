import { ref, type Ref } from 'vue'

/** Where the typed number of the dial field is kept among the drafts. */
export const DIAL = 'dial'

/** Whether the dial field is open. */
export interface Dialler {
  readonly open: Ref<boolean>
  show(): void
  hide(): void
}

/** The one dial field of the window. */
export function createDialler(): Dialler {
  const open = ref(false)
  return { open, show: () => void (open.value = true), hide: () => void (open.value = false) }
}
