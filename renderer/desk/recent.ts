import { shallowRef, type ShallowRef } from 'vue'
import type { Workitem } from '../../preload/contract.ts'
import type { Client } from '../client.ts'
import { afterPaint } from '../afterPaint.ts'
import { isColleagueCall } from './caller.ts'

const ROWS = 60
/** What fits into a window: the first list is this long, and is painted before the rest is read. */
const SEEN = 20

/** How long it is waited for at most, ms: a window that is hidden is not painted. */
const LATEST_MS = 500

/** The first frame is on its way to the screen while the next one is asked for. */
const onScreen = () =>
  new Promise<void>((then) => void afterPaint(() => afterPaint(then, LATEST_MS), LATEST_MS))

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
      if (!isFirst || rows.value.length < SEEN) return
      await onScreen()
      if (mine === asked) await ask(mine, ROWS)
    },
  }
}
