import { expect, it, vi } from 'vitest'
import { systemClock } from '../../../main/desktop/clock.ts'

it('runs what is asked for, later, unless it is undone', async () => {
  const [kept, undone, far] = [vi.fn(), vi.fn(), vi.fn()]
  const undoFar = systemClock.after(2 ** 40, far)
  systemClock.after(-5, undone)()
  await new Promise<void>((resolve) => {
    systemClock.after(5, () => {
      kept()
      resolve()
    })
  })
  undoFar()
  expect(kept).toHaveBeenCalledTimes(1)
  expect(undone).not.toHaveBeenCalled()
  expect(far).not.toHaveBeenCalled()
})

it('knows both times', () => {
  expect(Math.abs(systemClock.wall() - Date.now())).toBeLessThan(1_000)
  expect(systemClock.now()).toBeLessThanOrEqual(systemClock.now())
})
