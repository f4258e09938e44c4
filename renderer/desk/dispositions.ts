import { reactive } from 'vue'
import type { Disposition, Failure } from '../../preload/contract.ts'
import type { Client } from '../client.ts'

/** What the server offers for one workitem, or why it could not say. */
export interface Choices {
  list: readonly Disposition[]
  loading: boolean
  failure?: Failure | undefined
}

export interface Dispositions {
  of(workitemId: string): Choices
  load(workitemId: string): Promise<void>
  forget(workitemId: string): void
}

/** So many workitems' lists are kept at most: a day has hundreds, and each was looked at for a minute. */
const KEPT = 20

const NONE: Choices = { list: [], loading: false }

/** Only what `fetchDispositions` answers for the workitem; a deleted definition is never offered. */
export function createDispositions(client: Client): Dispositions {
  const byId = reactive(new Map<string, Choices>())
  return {
    of: (workitemId) => byId.get(workitemId) ?? NONE,
    forget: (workitemId) => void byId.delete(workitemId),
    async load(workitemId) {
      const known = byId.get(workitemId) ?? NONE
      if (known.loading) return
      byId.set(workitemId, { list: known.list, loading: true })
      const result = await client.run('dispositions.fetchDispositions', { workitemId })
      const list = result.ok ? result.value.list.filter((choice) => !choice.deletedAt) : known.list
      // Last in the map is what was asked for last.
      byId.delete(workitemId)
      byId.set(workitemId, { list, loading: false, failure: result.ok ? undefined : result.failure })
      const [oldest] = byId.keys()
      if (byId.size > KEPT && oldest !== undefined) byId.delete(oldest)
    },
  }
}
