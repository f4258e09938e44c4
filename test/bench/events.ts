import { anAgent } from '../fixtures.ts'
import { T0 } from '../ports.ts'
import { aPast } from './rows.ts'

/** How much is open at a time, and how often each of it changes until it is over and something else begins. */
const BUSY = 200
const LIFE = 10

/** Which workitem the n-th event of a stream is about, and with which version: one after the other, each changes. */
function place(n: number): { which: number; version: number } {
  const turn = Math.floor(n / BUSY)
  return { which: (n % BUSY) + Math.floor(turn / LIFE) * BUSY, version: 1 + (turn % LIFE) }
}

/** The n-th event of a stream. */
export function anEvent(n: number): object {
  const { which, version } = place(n)
  const { endedAt, endReason, ...row } = aPast(which)
  const over = version === LIFE
  const message = {
    ...row,
    version,
    state: over ? 'terminated' : n % 2 === 0 ? 'hold' : 'wrapup',
    actions: over ? [] : ['active', 'hangUp', 'transferToAgent'],
    modifiedAt: T0 + n,
    ...(over && { endedAt, endReason }),
  }
  return event(n, 'WorkitemStateChangeNotification', message)
}

/** The agent's status once all has been said, in an event of its own. */
export const LAST = 'all_said'
export const lastEvent = (n: number): object =>
  event(n, 'AgentStateChangeNotification', anAgent({ version: 1, statusId: LAST }))

const event = (n: number, name: string, message: object): object => ({
  ...{ type: 'event', seq: n + 1, epoch: 'e1', id: `ev_${n}`, name, createdAt: T0 + n, result: 'SUCCESS' },
  cursor: `c${n}`,
  message,
})

/** The last version of each workitem after so many events, by its id. */
export function versionsAfter(events: number): Map<string, number> {
  const versions = new Map<string, number>()
  for (let n = 0; n < events; n += 1) {
    const { which, version } = place(n)
    versions.set(aPast(which).workitemId, version)
  }
  return versions
}
