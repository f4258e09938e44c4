import { ref, type Ref } from 'vue'
import type { Workitem, WorkitemState } from '../../preload/contract.ts'

/** What the agent would want to see first, when nothing else was chosen. */
const FIRST: readonly WorkitemState[] = ['active', 'conference', 'dialing', 'offered', 'wrapup', 'hold']
const TALKING: readonly WorkitemState[] = ['active', 'dialing', 'conference']

export interface Selection {
  readonly id: Ref<string>
  select(workitemId: string): void
  /** Follows the work after a change: what is chosen stays, unless it ended or another call began. */
  follow(before: readonly Workitem[], after: readonly Workitem[]): void
}

const foremost = (items: readonly Workitem[]): string =>
  FIRST.map((state) => items.find((item) => item.state === state)).find((item) => item)?.workitemId ?? ''

/** A call that rings never takes the place of what is being worked on; a call that begins does. */
export function createSelection(): Selection {
  const id = ref('')
  return {
    id,
    select: (workitemId) => void (id.value = workitemId),
    follow(before, after) {
      const was = new Map(before.map((item) => [item.workitemId, item.state]))
      const now = new Map(after.map((item) => [item.workitemId, item.state]))
      const begun = after.find((item) => {
        const state = was.get(item.workitemId)
        return TALKING.includes(item.state) && (state === undefined || !TALKING.includes(state))
      })
      const ended = was.has(id.value) && !now.has(id.value)
      if (begun) id.value = begun.workitemId
      else if (id.value === '' || ended) id.value = foremost(after)
    },
  }
}
