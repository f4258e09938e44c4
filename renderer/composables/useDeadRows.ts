import { onBeforeUnmount, onMounted, watch } from 'vue'
import { DEAD_MS } from '../offer/useDeadKeys.ts'

/** What leads away or decides nothing. */
const ALIVE: readonly string[] = ['Tab', 'Escape']

/**
 * Nothing can be pressed for a while after rows have come or gone beside others: under a hand that is on its way there is then
 * another caller's button. Rows that appear where there were none move nobody else's.
 */
export function useDeadRows(rows: () => readonly string[]): void {
  let since = -Infinity
  const hear = (event: Event) => {
    if (performance.now() - since >= DEAD_MS) return
    if (event instanceof KeyboardEvent && ALIVE.includes(event.key)) return
    event.preventDefault()
    event.stopPropagation()
  }
  watch(
    () => rows().join(' '),
    (now, before) => {
      if (now !== '' && before !== '') since = performance.now()
    },
    { flush: 'sync' },
  )
  onMounted(() => {
    for (const kind of ['click', 'keydown'] as const) window.addEventListener(kind, hear, true)
  })
  onBeforeUnmount(() => {
    for (const kind of ['click', 'keydown'] as const) window.removeEventListener(kind, hear, true)
  })
}
