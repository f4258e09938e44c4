import { ref, type Ref } from 'vue'
import type { Workitem } from '../../preload/contract.ts'

/** What a wrap-up is begun with. */
const BEGUN = ['dispositionId', 'summary']

export interface Unfinished {
  /** The wrap-up whose deadline came while it was being given; it stays as it is until something else is looked at. */
  readonly id: Ref<string>
  /** The one that was looked at, where it has just ended with something in it that the agent has not sent. */
  cutOff(workitemId: string, before: readonly Workitem[], after: readonly Workitem[]): Workitem | undefined
}

/** Nobody loses sight of half a sentence because the time was over: the server still takes it for a day (PROTOCOL 4). */
export function createUnfinished(
  typed: (workitemId: string, field: string) => string | undefined,
  isSent: (workitemId: string) => boolean,
): Unfinished {
  const id = ref('')
  return {
    id,
    cutOff(workitemId, before, after) {
      const isIt = (item: Workitem) => item.workitemId === workitemId
      const item = before.find(isIt)
      if (item?.state !== 'wrapup' || after.some(isIt) || isSent(workitemId)) return undefined
      if (!BEGUN.some((field) => typed(workitemId, field))) return undefined
      id.value = workitemId
      return item
    },
  }
}
