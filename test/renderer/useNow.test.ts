import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, type EffectScope, type Ref } from 'vue'
import { useNow } from '../../renderer/composables/useNow.ts'

let scope: EffectScope
let now: Readonly<Ref<number>>
const see = (visible: boolean) => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(!visible)
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  vi.useFakeTimers({ now: 10_000 })
  scope = effectScope()
  now = scope.run(() => useNow()) as typeof now
})
afterEach(() => {
  scope.stop()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

test('the time turns over with each second', () => {
  vi.advanceTimersByTime(3_000)
  expect(now.value).toBe(13_000)
  expect(vi.getTimerCount()).toBe(1)
})

test('a window that nobody sees ticks nothing, and is right at once when it is seen', () => {
  see(false)
  expect(vi.getTimerCount()).toBe(0)
  vi.advanceTimersByTime(60_500)
  see(true)
  expect(now.value).toBe(70_500)
  vi.advanceTimersByTime(500)
  expect(now.value).toBe(71_000)
})

test('nothing ticks where nobody reads the time', () => {
  scope.stop()
  see(true)
  expect(vi.getTimerCount()).toBe(0)
})
