import { onBeforeUnmount, onMounted, watch } from 'vue'

/** Who was typing when a call came has stopped by then, ms (UX, "Offer window"). */
export const DEAD_MS = 700
const DEAD: readonly string[] = ['Enter', ' ']

/** Enter and Space do nothing for a while after something new has appeared under the fingers. */
export function useDeadKeys(appeared: () => unknown): void {
  let since = -Infinity
  const hear = (event: KeyboardEvent) => {
    if (!DEAD.includes(event.key) || performance.now() - since >= DEAD_MS) return
    event.preventDefault()
    event.stopPropagation()
  }
  watch(appeared, () => void (since = performance.now()), { immediate: true, flush: 'sync' })
  onMounted(() => {
    for (const kind of ['keydown', 'keyup'] as const) window.addEventListener(kind, hear, true)
  })
  onBeforeUnmount(() => {
    for (const kind of ['keydown', 'keyup'] as const) window.removeEventListener(kind, hear, true)
  })
}
