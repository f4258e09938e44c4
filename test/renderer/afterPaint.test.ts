import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { afterPaint } from '../../renderer/afterPaint.ts'

/** What a page does: the frames that were asked for, painted when a test says so. */
let frames: Map<number, () => void>
beforeEach(() => {
  frames = new Map()
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.set(frames.size, run).size - 1)
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => frames.delete(frame))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
const paint = () => frames.forEach((run) => run())

test('runs behind the frame that paints the call, once', () => {
  const done = vi.fn()
  afterPaint(done, 100)
  paint()
  expect(done).not.toHaveBeenCalled()
  vi.runAllTimers()
  expect(done).toHaveBeenCalledOnce()
})

test('a page that is not painted rings all the same, and does not begin again when it is', () => {
  const done = vi.fn()
  afterPaint(done, 100)
  vi.runAllTimers()
  paint()
  vi.runAllTimers()
  expect(done).toHaveBeenCalledOnce()
})

test('what is over before it was painted, or right behind its frame, never begins', () => {
  const done = vi.fn()
  afterPaint(done, 100)()
  const undo = afterPaint(done, 100)
  paint()
  undo()
  vi.runAllTimers()
  expect(done).not.toHaveBeenCalled()
})
