import { computed, ref, type ComputedRef } from 'vue'

/** How many are worth a place above everything else. */
const KEPT = 5

export interface Lately {
  /** Their names, the latest first. */
  readonly chosen: ComputedRef<readonly string[]>
  remember(name: string): void
}

/** What was chosen in the palette, until the window is closed. */
export function createLately(): Lately {
  const chosen = ref<readonly string[]>([])
  return {
    chosen: computed(() => chosen.value),
    remember: (name) =>
      void (chosen.value = [name, ...chosen.value.filter((one) => one !== name)].slice(0, KEPT)),
  }
}
