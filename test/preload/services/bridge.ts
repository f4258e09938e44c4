import type { AppState, Bridge, Failure, Result } from '../../../preload/contract.ts'
import { Nextiva } from '../../../preload/services.ts'
import { aState } from '../../renderer/fixtures.ts'

/** The far side of the border in memory: what was asked is kept, the answer is the test's. */
export function aBridge() {
  const asked: { name: string; input: unknown }[] = []
  const listeners = new Set<(state: AppState) => void>()
  let answer: (name: string, input: unknown) => Result<unknown> | Promise<Result<unknown>> = () => ({
    ok: true,
    value: null,
  })
  let first: AppState = aState()
  const bridge: Bridge = {
    run(name, input) {
      asked.push({ name, input })
      return Promise.resolve(answer(name, input)) as never
    },
    hello: () => Promise.resolve(first),
    onState(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  return {
    sdk: new Nextiva({ ringdesk: bridge }),
    bridge,
    asked,
    listening: () => listeners.size,
    /** What is true when a page loads. */
    begin: (state: AppState) => void (first = state),
    push(state: AppState) {
      for (const hear of listeners) hear(state)
    },
    answers: (next: typeof answer) => void (answer = next),
    value: (value: unknown) => void (answer = () => ({ ok: true, value })),
    refuses: (failure: Failure) => void (answer = () => ({ ok: false, failure })),
  }
}
