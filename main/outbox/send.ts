import type { ActionInput, Failure, Result, ServerActionName, Workitem } from '../../preload/contract.ts'
import type { Delivery } from '../actions.ts'
import type { Entry } from '../ports.ts'
import type { Entries } from './entries.ts'

/** An entry that was attempted, never confirmed, and is older is not sent again, ms (PROTOCOL 6). */
const TOO_OLD_MS = 20 * 3_600_000
const READ_FLAGS: readonly string[] = ['workitems.voicemailPlayed', 'workitems.missedCallDialed']

/** Verbs of ACTIONS with `offline: 'waits'`. */
export type WaitingName = ServerActionName
export type WaitingInput = ActionInput<WaitingName>

export interface SendPorts {
  serverNow(): number
  /** The workitem as it is known now, open or not. */
  find(workitemId: string): Promise<Workitem | undefined>
  check(name: WaitingName, input: WaitingInput): Failure | undefined
  deliver(name: WaitingName, input: WaitingInput, ask: string, key: string): Promise<Delivery>
}

/** What came of one turn: the server's word; nothing, for what is not to be sent any more; or an open end. */
export type Sent = { end: 'taken' | 'refused' | 'open' | 'dropped' | 'perhaps'; result?: Result<unknown> }

/** Sends one entry, and leaves its taking up or down on the disk. Rejects where the disk refuses: nothing was sent then. */
export async function send(
  entry: Entry,
  ask: string,
  entries: Entries,
  { serverNow, find, deliver }: SendPorts,
): Promise<Sent> {
  if (entry.attempted && serverNow() - entry.at > TOO_OLD_MS) {
    await entries.change(entry.id, { fate: 'perhaps' })
    return { end: 'perhaps' }
  }
  if (READ_FLAGS.includes(entry.name) && isOvertaken(entry, await find(entry.workitemId ?? ''))) {
    await entries.drop(entry.id, 'remove')
    return { end: 'dropped' }
  }
  // Before it is on its way: after a crash, nobody could tell any more.
  if (!entry.attempted) await entries.change(entry.id, { attempted: true })
  const { result, end } = await deliver(entry.name as WaitingName, inputOf(entry), ask, entry.key)
  if (end === 'taken') {
    await rebase(entry, result, entries)
    await entries.drop(entry.id, 'finish')
  }
  return { end, result }
}

/** A read flag whose workitem changed since is dropped (PROTOCOL 6). */
const isOvertaken = ({ baseVersion }: Entry, now: Workitem | undefined): boolean =>
  baseVersion !== undefined && now !== undefined && now.version > baseVersion

/** Notes are written on top of what stands there when they are sent. */
function inputOf({ input, baseVersion }: Entry): WaitingInput {
  const rebased = 'baseVersion' in input && baseVersion !== undefined ? { ...input, baseVersion } : input
  return rebased
}

/** What has not gone out yet goes out on top of what has just been done: to it, that is no foreign change. */
async function rebase(done: Entry, result: Result<unknown>, entries: Entries): Promise<void> {
  const version = result.ok ? (result.value as { version?: unknown }).version : undefined
  if (typeof version !== 'number') return
  for (const entry of entries.all())
    if (entry.workitemId === done.workitemId && !entry.attempted)
      await entries.change(entry.id, { baseVersion: version })
}
