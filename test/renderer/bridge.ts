import {
  refuse,
  type ActionInput,
  type ActionName,
  type AppState,
  type Bridge,
  type Result,
} from '../../preload/contract.ts'
import { aState, DISPOSITIONS } from './fixtures.ts'

type Answers = { [N in ActionName]?: (input: ActionInput<N>) => unknown }

/** An in-memory bridge: it tells the states it is given, and answers as the table says, else that nothing has changed. */
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
    'history.waiting': () => ok([]),
    'history.why': ({ workitemIds }) => ok(workitemIds.map((workitemId) => ({ workitemId }))),
    'drafts.list': () => ok([]),
    'history.search': () => ok({ count: 0, total: 0, objects: [] }),
    'workitems.fetchWorkitems': () => ok({ count: 0, total: 0, objects: [] }),
    'schemaType.search': () => ok({ count: 0, total: 0, list: [] }),
    'schemaType.retrieve': () => refuse('NOT_FOUND', 'There is no such object.'),
    'app.log': () => ok([]),
    'messages.show': () => refuse('NOT_FOUND', 'There is no such message.'),
    ...answers,
  }
  /** The object that was asked about, as it is. */
  function unchanged(input: unknown): unknown {
    const { workitemId, offerId, statusId } = input as Record<string, unknown>
    if (statusId !== undefined) return current.agent
    const item = current.workitems.find((known) => known.workitemId === workitemId)
    return item ?? current.offers.find((known) => known.offerId === offerId) ?? null
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
      return (await (answer ? answer(input as never) : ok(unchanged(input)))) as never
    },
    hello: async () => current,
    onState(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
