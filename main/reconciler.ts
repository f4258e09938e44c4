import type {
  ActionInput,
  FetchWorkitemsResponseBody,
  Result,
  ServerActionName,
} from '../preload/contract.ts'
import type { Known } from '../preload/lifecycle.ts'
import type { Clock, Undo } from './ports.ts'

/** How often open work is compared with the server's, and how far back the question reaches, ms (PROTOCOL 5). */
const EVERY_MS = 5 * 60_000
const REACH_MS = 10 * 60_000
/** How long it is left to whatever a new link brings, ms: the first second is that of the calls and of what was missed. */
const AFTER_MS = 1_000

export interface Reconciler {
  /** The link is live: compare soon, and again and again until `end`. */
  begin(): void
  end(): void
  /** Asks for single workitems: those a whole list did not name, those that could not be read. */
  refetch(workitemIds: readonly string[]): Promise<void>
}

/** The backstop: what the stream should have told, asked for once more. Its answers take the road of all news. */
export function createReconciler(ports: {
  clock: Clock
  known(): Known
  serverNow(): number
  run<N extends ServerActionName>(name: N, input: ActionInput<N>): Promise<Result<unknown>>
  gone(workitemId: string): Promise<void>
}): Reconciler {
  let running = false
  let cancel: Undo = () => undefined

  async function refetch(ids: readonly string[]): Promise<void> {
    for (const workitemId of ids) {
      const answer = await ports.run('workitems.fetchWorkitem', { workitemId })
      if (!answer.ok && answer.failure.code === 'NOT_FOUND') await ports.gone(workitemId)
    }
  }

  async function compare(): Promise<void> {
    const since = Math.floor(ports.serverNow() - REACH_MS)
    const answer = await ports.run('workitems.fetchWorkitems', { q: `modifiedAt:>=${since}`, rows: 500 })
    if (!answer.ok) return
    const { objects = [] } = answer.value as FetchWorkitemsResponseBody
    const named = new Set(objects.map(({ workitemId }) => workitemId))
    await refetch([...ports.known().workitems.keys()].filter((id) => !named.has(id)))
  }

  function turn(): void {
    void compare()
    cancel = ports.clock.after(EVERY_MS, turn)
  }

  return {
    begin() {
      if (running) return
      running = true
      cancel = ports.clock.after(AFTER_MS, turn)
    },
    end() {
      running = false
      cancel()
    },
    refetch,
  }
}
