import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { calmly } from '../../renderer/desk/calm.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a few in a row are done at once, a storm twice a second, and the last of it is not left out', () => {
  let done = 0
  const soon = calmly(() => (done += 1))
  for (let n = 0; n < 4; n += 1) soon()
  expect(done).toBe(4)
  // Ten seconds of fifty a second.
  for (let n = 0; n < 500; n += 1) {
    soon()
    vi.advanceTimersByTime(20)
  }
  expect(done).toBeGreaterThanOrEqual(4 + 19)
  expect(done).toBeLessThanOrEqual(4 + 21)
  const before = done
  soon()
  vi.advanceTimersByTime(500)
  expect(done).toBe(before + 1)
  vi.advanceTimersByTime(60_000)
  expect(done).toBe(before + 1)
})
