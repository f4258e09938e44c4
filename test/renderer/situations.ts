import { afterEach, beforeEach, vi } from 'vitest'
import type { AppState } from '../../preload/contract.ts'
import { aBridge, type MemoryBridge } from './bridge.ts'
import { aState, NOW } from './fixtures.ts'
import { openPage, settled, type Page } from './page.ts'

/** A window in one situation, closed again after its test; the wall clock stands at NOW. */
export interface Situation {
  page: Page
  bridge: MemoryBridge
  push(change: Partial<AppState>): Promise<void>
  asked(name: string): unknown[]
}

const opened: Page[] = []

/** Call once at the top of a test file. */
export function standStill(): void {
  beforeEach(() => {
    localStorage.clear()
    sessionStorage.clear()
    vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
  })
  afterEach(() => {
    opened.splice(0).forEach((page) => page.close())
    vi.useRealTimers()
  })
}

type Answers = Parameters<typeof aBridge>[1]

/** Opens the window on a signed-in agent's state, over a bridge that answers as given. */
export const situation = (state: Partial<AppState> = {}, answers: Answers = {}): Promise<Situation> =>
  openOn(aState(state), answers)

/** The same on a whole state. */
export async function openOn(state: AppState, answers: Answers = {}): Promise<Situation> {
  const bridge = aBridge(state, answers)
  const page = await openPage(bridge)
  opened.push(page)
  return {
    page,
    bridge,
    async push(change) {
      bridge.push(change)
      await settled()
    },
    asked: (name) => bridge.asked.filter((one) => one.name === name).map((one) => one.input),
  }
}
