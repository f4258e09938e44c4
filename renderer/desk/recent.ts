import { shallowRef, type ShallowRef } from 'vue'
import type { Workitem } from '../../preload/contract.ts'
import type { Client } from '../client.ts'
import { isColleagueCall } from './caller.ts'

const ROWS = 60
/** What fits into a window: the first list is this long, so that it is painted before the rest is read. */
const SEEN = 20

const wasInConference = (item: Workitem): boolean =>
  item.timeEvents.some(({ name }) => name === 'joinedConference' || name === 'leftConference')

/**
 * The contacts among what ended: of a transfer or a conference the customers alone. A conference is its members' common room,
 * and the leg of a colleague who took over or was called into it was only the way there; they are in the history.
 */
export const contactsOf = (items: readonly Workitem[]): Workitem[] =>
  items.filter(
    (item) =>
      item.type !== 'Conference' &&
      !(isColleagueCall(item) && (item.endReason === 'transferred' || wasInConference(item))),
  )

export interface Recent {
  readonly rows: ShallowRef<readonly Workitem[]>
  /** Asks again; an answer that was overtaken by a later one is dropped, and a refusal leaves what is shown. */
  load(): Promise<void>
}

/** The contacts that ended last, newest first; history is asked for, never pushed. */
export function createRecent(client: Client): Recent {
  const rows = shallowRef<readonly Workitem[]>([])
  let asked = 0
  async function ask(mine: number, count: number): Promise<void> {
    const result = await client.run('history.recent', { rows: count })
    if (result.ok && mine === asked) rows.value = result.value
  }
  return {
    rows,
    async load() {
      const mine = ++asked
      const isFirst = rows.value.length === 0
      await ask(mine, isFirst ? SEEN : ROWS)
      if (isFirst && mine === asked && rows.value.length === SEEN) await ask(mine, ROWS)
    },
  }
}
