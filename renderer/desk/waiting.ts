import { shallowRef, type ShallowRef } from 'vue'
import type { Workitem } from '../../preload/contract.ts'
import type { Client } from '../client.ts'

/** More than this is a backlog, which the history shows better. */
const ROWS = 50

/** A voicemail that nobody has heard, or a missed call that nobody has dealt with (PROTOCOL 3, the read flags). */
export const isUnread = (item: Workitem): boolean =>
  item.state === 'terminated' && (item.vmStatus === 0 || item.missedStatus === 0)

/**
 * What still waits of it, beside what else is known. An offer that ran out stays in the history as a workitem of its own
 * (PROTOCOL 4), while its contact goes on waiting for somebody, or was taken in the end.
 */
export function notTaken(unread: readonly Workitem[], known: readonly Workitem[]): Workitem[] {
  const origins = new Map(known.map((item) => [item.workitemId, item]))
  return unread.filter(
    ({ originWorkitemId, offeredAt, createdAt }) =>
      !waitsOrWasTaken(origins.get(originWorkitemId ?? ''), offeredAt ?? createdAt),
  )
}
/** What was answered before is no answer: that call was passed on, and came back as another. */
function waitsOrWasTaken(origin: Workitem | undefined, offeredAt: number): boolean {
  if (origin?.answeredAt !== undefined) return origin.answeredAt > offeredAt
  return origin !== undefined && origin.state !== 'terminated'
}

export interface Waiting {
  readonly rows: ShallowRef<readonly Workitem[]>
  /** Asks again; while an answer is awaited, once more after it. A refusal leaves what is shown. */
  load(): Promise<void>
}

/** What is over and still wants the agent, the newest of it: found in what is kept here, whose flags change with the history. */
export function createWaiting(client: Client): Waiting {
  const rows = shallowRef<readonly Workitem[]>([])
  let running = false
  let again = false

  async function ask(): Promise<void> {
    const answer = await client.run('history.waiting', { rows: ROWS })
    if (answer.ok) rows.value = answer.value.filter(isUnread)
  }
  return {
    rows,
    async load() {
      again = true
      if (running) return
      running = true
      while (again) {
        again = false
        await ask()
      }
      running = false
    },
  }
}
