import { shallowRef, type ShallowRef } from 'vue'
import type { Workitem } from '../../preload/contract.ts'
import type { Client } from '../client.ts'

export interface Looked {
  readonly item: ShallowRef<Workitem | undefined>
  look(item: Workitem): void
  /** Asks how it is now; an older version never takes the place of a newer one. */
  refresh(): Promise<void>
}

/** Something found in the history, that is neither open nor among what ended last. */
export function createLooked(client: Client): Looked {
  const item = shallowRef<Workitem>()
  return {
    item,
    look: (found) => void (item.value = found),
    async refresh() {
      const { value: before } = item
      if (!before) return
      const { workitemId } = before
      const answer = await client.run('history.search', { queryParams: { workitemId }, rows: 1 })
      const [now] = answer.ok ? answer.value.objects : []
      if (now && item.value?.workitemId === workitemId && now.version > item.value.version) item.value = now
    },
  }
}
