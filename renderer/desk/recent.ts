import { shallowRef, type ShallowRef } from 'vue'
import type { Workitem } from '../../preload/contract.ts'
import type { Client } from '../client.ts'

const ROWS = 60

export interface Recent {
  readonly rows: ShallowRef<readonly Workitem[]>
  /** Asks again; an answer that was overtaken by a later one is dropped, and a refusal leaves what is shown. */
  load(): Promise<void>
}

/** The contacts that ended last, newest first; history is asked for, never pushed. */
export function createRecent(client: Client): Recent {
  const rows = shallowRef<readonly Workitem[]>([])
  let asked = 0
  return {
    rows,
    async load() {
      const mine = ++asked
      const result = await client.run('history.recent', { rows: ROWS })
      if (result.ok && mine === asked) rows.value = result.value
    },
  }
}
