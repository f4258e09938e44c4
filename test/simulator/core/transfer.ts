import { rowFor, showInInbox } from './acd.ts'
import { callOf, finishCall, liveRowsOfCall } from './calls.ts'
import type { Leaving } from './calls.ts'
import { fieldsOf } from './callFields.ts'
import { isReachable } from './colleague.ts'
import type { Core } from './core.ts'
import { userOf } from './core.ts'
import { offerWaiting, pendingOffers } from './offers.ts'
import { replaceParty } from './replaceParty.ts'
import { releaseCall } from './release.ts'
import { ringAgent } from './ring.ts'
import { putWorkitem } from './rows.ts'
import type { EndReason, Workitem } from './shapes.ts'
import { setStage } from './stage.ts'
import { plan, steady } from './time.ts'
import type { Call, Queue, Row, User } from './world.ts'

/** `recording` of the transfers: what becomes of the recording when somebody else takes over. */
export type RecordingOption = 'keepCurrent' | 'startRecording' | 'stopRecording'

/** What the transfers have in common (seed workitem-service.txt, "Transfers"). */
export interface Handover extends Leaving {
  recording: RecordingOption
  surveyId?: string
}

/** Is it recorded after the handover? */
export const recordedAfter = (row: Row, recording: RecordingOption): boolean =>
  recording === 'startRecording' || (recording === 'keepCurrent' && row.item.record === 1)

/** This agent is out of it; the call waits for whoever takes over, and knows where it came from. */
function handOver(core: Core, row: Row, call: Call, handover: Handover): Workitem {
  call.originWorkitemId = row.item.workitemId
  call.record = recordedAfter(row, handover.recording)
  if (handover.surveyId !== undefined) call.surveyId = handover.surveyId
  call.declined = new Map([[row.owner, steady(core)]])
  return finishCall(core, row, 'transferred', { eventName: 'transferred', ...handover })
}

const nameOf = (call: Call): string => call.name ?? call.from

/** `transferToAgent`: rings at another agent, without a word before. */
export function transferToAgent(core: Core, row: Row, target: User, handover: Handover): Workitem {
  const call = callOf(core, row)
  if (!call) return row.item
  const item = handOver(core, row, call, handover)
  core.tell('transfer', `${nameOf(call)} was transferred to ${target.agent.name}`)
  replaceParty(core, call, row.owner, target)
  setStage(core, call, 'offered')
  const why = ringAgent(core, call, target)
  if (why) plan(core, 0, { kind: 'rangInVain', callId: call.callId, why })
  return core.world.rows.get(item.workitemId)?.item ?? item
}

/** `transferToInbox`: waits in another queue, or with `ringAll` rings at everybody there at once. */
export function transferToInbox(
  core: Core,
  row: Row,
  queue: Queue,
  handover: Handover,
  ringAll: boolean,
): Workitem {
  const call = callOf(core, row)
  if (!call) return row.item
  const item = handOver(core, row, call, handover)
  core.tell('transfer', `${nameOf(call)} was transferred to ${queue.name}`)
  replaceParty(core, call, row.owner)
  call.inboxId = queue.inboxId
  call.skills = queue.skills
  waitInQueue(core, call, queue)
  if (ringAll) ringEverybody(core, call, queue, row.owner)
  return core.world.rows.get(item.workitemId)?.item ?? item
}

/** The call waits in the queue, from now on, in sight of its members; a simulated one may take it after a while. */
function waitInQueue(core: Core, call: Call, queue: Queue): void {
  setStage(core, call, 'waiting')
  call.waitingSince = steady(core)
  const { patienceMs } = call.caller
  if (patienceMs !== undefined)
    plan(core, patienceMs, {
      kind: 'callerLeaves',
      callId: call.callId,
      stage: 'waiting',
      since: steady(core),
    })
  for (const id of queue.members) {
    const user = userOf(core, id)
    if (user.online) showInInbox(core, call, user)
    else if (isReachable(user) && call.declined.get(id) !== steady(core)) {
      const { workitemId } = putWorkitem(core, user, { ...fieldsOf(call, user), state: 'inqueue' })
      const afterMs = user.colleague?.claimAfterMs
      if (afterMs !== undefined) plan(core, afterMs, { kind: 'colleagueClaims', workitemId })
    }
  }
}

/** `ringAll`: every available agent of the inbox at once; the first who answers has it. */
function ringEverybody(core: Core, call: Call, queue: Queue, except: string): void {
  for (const id of queue.members) {
    const user = userOf(core, id)
    const row = rowFor(core, call, user)
    const free = user.agent.category === 'available' && pendingOffers(core, id).length === 0
    if (row && free && id !== except) offerWaiting(core, call, row)
  }
}

/** `transferToExternal`: the call leaves the house, and nobody here has it any more. */
export function transferToExternal(core: Core, row: Row, number: string, handover: Handover): Workitem {
  const call = callOf(core, row)
  if (!call) return row.item
  const item = handOver(core, row, call, handover)
  core.tell('transfer', `${nameOf(call)} was transferred to ${number}`)
  if (call.colleague) releaseCall(core, call, 'transferred')
  else setStage(core, call, 'ended')
  return item
}

/** Nobody took it: a transferred call goes back to its queue; without one it ends, for a colleague on it as well. */
export function rangInVain(core: Core, callId: string, why: EndReason): void {
  const call = core.world.calls.get(callId)
  if (!call || call.stage === 'ended' || call.stage === 'talking') return
  const queue = core.world.queues.get(call.inboxId ?? '')
  if (queue && call.originWorkitemId !== undefined) return waitInQueue(core, call, queue)
  for (const row of liveRowsOfCall(core, callId)) finishCall(core, row, why)
  releaseCall(core, call)
}
