import { ref, type Ref } from 'vue'
import type { Workitem, WorkitemState } from '../../preload/contract.ts'
import { isOwnConference } from './sections.ts'

/** What the agent would want to see first, when nothing else was chosen; what waits in an inbox is not among it. */
const FIRST: readonly WorkitemState[] = ['active', 'conference', 'dialing', 'offered', 'wrapup', 'hold']

export interface Selection {
  readonly id: Ref<string>
  select(workitemId: string): void
  /** Follows the work after a change: what is chosen stays, unless it ended or another call began. */
  follow(before: readonly Workitem[], after: readonly Workitem[]): void
}

/** The agent is on it: a call, or the own conference rather than one of its members. */
export const isTalking = (item: Workitem): boolean =>
  item.state === 'active' ||
  item.state === 'dialing' ||
  (item.state === 'conference' && isOwnConference(item))

const foremost = (items: readonly Workitem[]): string =>
  FIRST.map((state) => items.find((item) => item.state === state)).find((item) => item)?.workitemId ?? ''

/** Back in its queue, it is out of this agent's hands. */
const wentBack = (was: Workitem, is: Workitem): boolean => was.state !== 'inqueue' && is.state === 'inqueue'

/** A call that rings never takes the place of what is being worked on; a call that begins does. */
export function createSelection(): Selection {
  const id = ref('')
  return {
    id,
    select: (workitemId) => void (id.value = workitemId),
    follow(before, after) {
      const was = new Map(before.map((item) => [item.workitemId, item]))
      const begun = after.find((item) => {
        const earlier = was.get(item.workitemId)
        return isTalking(item) && !(earlier && isTalking(earlier))
      })
      const known = was.get(id.value)
      const now = after.find((item) => item.workitemId === id.value)
      const ended = known && (!now || wentBack(known, now))
      // A call that was looked at when it joined a conference is looked at as part of it.
      const joined = known?.conferenceWorkitemId === undefined ? now?.conferenceWorkitemId : undefined
      if (begun) id.value = begun.workitemId
      else if (joined !== undefined) id.value = joined
      else if (id.value === '' || ended) id.value = foremost(after)
    },
  }
}
