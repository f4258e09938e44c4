import { shallowRef, type ShallowRef } from 'vue'
import type { Workitem } from '../../preload/contract.ts'
import type { Client } from '../client.ts'

/** More than this is a backlog, which the history shows better. */
const ROWS = 50

/** A voicemail that nobody has heard, or a missed call that nobody has dealt with (PROTOCOL 3, the read flags). */
export const isUnread = (item: Workitem): boolean =>
  item.state === 'terminated' && (item.vmStatus === 0 || item.missedStatus === 0)

export interface Waiting {
  readonly rows: ShallowRef<readonly Workitem[]>
  /** Asks again; while an answer is awaited, once more after it. A refusal leaves what is shown. */
  load(): Promise<void>
}

/** What is over and still wants the agent: found in what is kept here, whose flags change with the history. */
export function createWaiting(client: Client): Waiting {
  const rows = shallowRef<readonly Workitem[]>([])
  let running = false
  let again = false

  async function ask(): Promise<void> {
    const flags = [{ vmStatus: 0 }, { missedStatus: 0 }]
    const answers = await Promise.all(
      flags.map((queryParams) => client.run('history.search', { queryParams, rows: ROWS })),
    )
    const found = new Map<string, Workitem>()
    for (const answer of answers) {
      if (!answer.ok) return
      for (const item of answer.value.objects) if (isUnread(item)) found.set(item.workitemId, item)
    }
    rows.value = [...found.values()]
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
