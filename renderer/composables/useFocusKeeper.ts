import { nextTick, onBeforeUnmount, onMounted, watch } from 'vue'

const isNowhere = () => document.activeElement === null || document.activeElement === document.body

/**
 * Gives the focus a new home when the element that held it disappears, and to new work while it is nowhere, or on the
 * region around that work: a keyboard must never fall out of the window, and what holds the focus is never robbed of it.
 */
export function useFocusKeeper(home: () => HTMLElement | null | undefined, work: () => unknown): void {
  let last: Element | null = null
  const goHome = () => home()?.focus({ preventScroll: true })
  const remember = (event: FocusEvent) => {
    last = event.target instanceof Element ? event.target : null
  }
  const watcher = new MutationObserver(() => {
    if (!last || last.isConnected || !isNowhere()) return
    last = null
    goHome()
  })
  onMounted(() => {
    document.addEventListener('focusin', remember)
    watcher.observe(document.body, { childList: true, subtree: true })
  })
  onBeforeUnmount(() => {
    document.removeEventListener('focusin', remember)
    watcher.disconnect()
  })
  watch(work, async () => {
    await nextTick()
    const within = home()
    if (isNowhere() || (within && document.activeElement?.contains(within))) goHome()
  })
}
