import { onScopeDispose, ref, type Ref } from 'vue'

const now = ref(Date.now())
let readers = 0
let timer: ReturnType<typeof setTimeout> | undefined

function tick(): void {
  clearTimeout(timer)
  now.value = Date.now()
  // Aligned to the full second, so that all timers of the window turn over together.
  if (!document.hidden) timer = setTimeout(tick, 1000 - (now.value % 1000))
}

/** The local time, turning once a second; the clock runs only while something that counts is shown, and can be seen. */
export function useNow(): Readonly<Ref<number>> {
  readers += 1
  if (readers === 1) {
    document.addEventListener('visibilitychange', tick)
    tick()
  }
  onScopeDispose(() => {
    readers -= 1
    if (readers > 0) return
    document.removeEventListener('visibilitychange', tick)
    clearTimeout(timer)
  })
  return now
}
