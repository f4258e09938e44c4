import { reactive } from 'vue'
import type { Workitem } from '../../preload/contract.ts'

export interface Unread {
  /** How many messages of theirs came since the agent last looked. */
  of(item: Workitem): number
  /** What is open now, and which of it is looked at. What is seen for the first time is no news: it stands in its section. */
  follow(items: readonly Workitem[], lookedAt: string): void
}

const theirs = (item: Workitem): number => item.messages.filter(({ direction }) => direction === 'in').length

/** Threads that have grown while the agent looked elsewhere. */
export function createUnread(): Unread {
  const seen = reactive(new Map<string, number>())
  return {
    of: (item) => Math.max(0, theirs(item) - (seen.get(item.workitemId) ?? theirs(item))),
    follow(items, lookedAt) {
      const open = new Set(items.map(({ workitemId }) => workitemId))
      for (const id of seen.keys()) if (!open.has(id)) seen.delete(id)
      for (const item of items)
        if (!seen.has(item.workitemId) || item.workitemId === lookedAt)
          seen.set(item.workitemId, theirs(item))
    },
  }
}
