import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Client } from '../../renderer/client.ts'
import { createRecent } from '../../renderer/desk/recent.ts'
import { aWorkitem } from '../fixtures.ts'

const PAST = Array.from({ length: 100 }, (_, n) => aWorkitem({ workitemId: `w${n}`, state: 'terminated' }))
let asked: number[]
let kept: number
let frames: (() => void)[]
const client = {
  async run(_: string, { rows }: { rows: number }) {
    asked.push(rows)
    return { ok: true, value: PAST.slice(0, Math.min(rows, kept)) }
  },
} as unknown as Client
/** A frame, and what comes behind it. */
async function paint(): Promise<void> {
  frames.splice(0).forEach((run) => run())
  await vi.advanceTimersByTimeAsync(0)
}

beforeEach(() => {
  asked = []
  kept = 100
  frames = []
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run))
  vi.stubGlobal('cancelAnimationFrame', () => undefined)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('what fits into the window is on the screen before the rest is asked for', async () => {
  const recent = createRecent(client)
  const loaded = recent.load()
  await vi.advanceTimersByTimeAsync(0)
  expect(recent.rows.value).toHaveLength(20)
  await paint()
  expect(asked).toEqual([20])
  await paint()
  await loaded
  expect(asked).toEqual([20, 60])
  expect(recent.rows.value).toHaveLength(60)
})

test('a window that is hidden, and is not painted, has the whole list all the same', async () => {
  const recent = createRecent(client)
  void recent.load()
  await vi.runAllTimersAsync()
  expect(recent.rows.value).toHaveLength(60)
})

test('where little has ended, and where the list is known already, it is asked for once', async () => {
  kept = 3
  const recent = createRecent(client)
  await recent.load()
  kept = 100
  await recent.load()
  expect(asked).toEqual([20, 60])
  expect(recent.rows.value).toHaveLength(60)
})
