import { T0 } from '../ports.ts'
import { aPast } from './rows.ts'

/** The work that is open for one agent, and in the inboxes they see. */
const BUSY = 50
const ROWS = Array.from({ length: BUSY }, (_, n) => aPast(n))
export const OPEN: readonly string[] = ROWS.map(({ workitemId }) => workitemId)

/** The version of a workitem after so many events in all. */
export const versionAfter = (events: number, which: number): number =>
  1 + Math.floor((events - 1 - which) / BUSY)

/** The n-th event of a stream: one after the other, each workitem has changed. */
export function anEvent(n: number): object {
  const { endedAt: _over, endReason: _why, ...row } = ROWS[n % BUSY] ?? aPast(0)
  const message = {
    ...row,
    version: 1 + Math.floor(n / BUSY),
    state: n % 2 === 0 ? 'active' : 'hold',
    actions: ['hold', 'hangUp', 'dtmf'],
    modifiedAt: T0 + n,
  }
  const name = 'WorkitemStateChangeNotification'
  return {
    type: 'event',
    seq: n + 1,
    epoch: 'e1',
    id: `ev_${n}`,
    name,
    createdAt: T0 + n,
    result: 'SUCCESS',
    message,
  }
}
