import type { ActionInput, ActionName, AppState, Bridge, Result } from '../../preload/contract.ts'
import { aState, DISPOSITIONS } from './fixtures.ts'

type Answers = { [N in ActionName]?: (input: ActionInput<N>) => unknown }

/** An in-memory bridge: it tells the states it is given and answers as the table says, by itself with `null`. */
export interface MemoryBridge extends Bridge {
  /** Everything that was asked, in order. */
  readonly asked: { name: ActionName; input: unknown }[]
  /** Tells a new state, one revision on, as main would. */
  push(change: Partial<AppState>): AppState
  state(): AppState
}

const ok = (value: unknown): Result<unknown> => ({ ok: true, value })

/** A bridge in memory, over one state that the test moves on. */
export function aBridge(first: AppState = aState(), answers: Answers = {}): MemoryBridge {
  let current = first
  const listeners = new Set<(state: AppState) => void>()
  const asked: MemoryBridge['asked'] = []
  const table: Answers = {
    'dispositions.fetchDispositions': () =>
      ok({ count: DISPOSITIONS.length, total: DISPOSITIONS.length, list: DISPOSITIONS }),
    'history.recent': () => ok([]),
    ...answers,
  }
  return {
    asked,
    state: () => current,
    push(change) {
      current = { ...current, revision: current.revision + 1, ...change }
      listeners.forEach((listener) => listener(current))
      return current
    },
    async run(name, input) {
      asked.push({ name, input })
      const answer = table[name]
      return (await (answer ? answer(input) : ok(null))) as never
    },
    hello: async () => current,
    onState(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
