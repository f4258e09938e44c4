import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** An answer that comes sooner needs no word, ms; one that comes later than the second asks for patience. */
const SHORT_MS = 400
const LONG_MS = 4_000

/** How long something has been waited for: not worth a word, a short while, or a long one. */
export function usePatience(waiting: () => boolean): Ref<'' | 'short' | 'long'> {
  const waited = ref<'' | 'short' | 'long'>('')
  let timers: ReturnType<typeof setTimeout>[] = []
  const stop = () => timers.forEach(clearTimeout)
  watch(
    waiting,
    (waits) => {
      stop()
      waited.value = ''
      if (!waits) return
      timers = [
        setTimeout(() => (waited.value = 'short'), SHORT_MS),
        setTimeout(() => (waited.value = 'long'), LONG_MS),
      ]
    },
    { immediate: true },
  )
  onScopeDispose(stop)
  return waited
}
