import { onBeforeUnmount, onMounted } from 'vue'

/** Asks main for a window that is as high as this element; main decides where it goes, and how high it may be. */
export function useFit(element: () => HTMLElement | null | undefined): void {
  const fit = () => {
    const height = element()?.offsetHeight ?? 0
    if (height > 0) window.resizeTo(window.outerWidth, height)
  }
  const watcher = new ResizeObserver(fit)
  onMounted(() => {
    const at = element()
    if (at) watcher.observe(at)
  })
  onBeforeUnmount(() => watcher.disconnect())
}
