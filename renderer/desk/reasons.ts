import { reactive } from 'vue'
import type { Why } from '../../preload/contract.ts'
import type { Client } from '../client.ts'

/** The most that is asked for at once. */
const MOST = 500

export interface Reasons {
  /** What is recorded of it, once it has been asked for. */
  of(workitemId: string): Why | undefined
  /** Asks for it, with all others that are wanted in the same turn. */
  want(workitemId: string): void
}

/** Why calls were missed, as main has recorded it; asked for when it is looked at. */
export function createReasons(client: Client): Reasons {
  const known = reactive(new Map<string, Why>())
  let wanted = new Set<string>()

  async function ask(): Promise<void> {
    const workitemIds = [...wanted].slice(0, MOST)
    wanted = new Set()
    const answer = await client.run('history.why', { workitemIds })
    if (answer.ok) for (const why of answer.value) known.set(why.workitemId, why)
  }
  return {
    of: (workitemId) => known.get(workitemId),
    want(workitemId) {
      if (wanted.size === 0) queueMicrotask(() => void ask())
      wanted.add(workitemId)
    },
  }
}
