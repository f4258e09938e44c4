import { ref, type Ref } from 'vue'

/** Whether the list behind the light is open. */
export interface ReadinessPanel {
  readonly open: Ref<boolean>
  show(): void
  hide(): void
}

/** The one list of facts about this phone. */
export function createReadinessPanel(): ReadinessPanel {
  const open = ref(false)
  return { open, show: () => void (open.value = true), hide: () => void (open.value = false) }
}
