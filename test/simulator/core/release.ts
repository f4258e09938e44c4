import { callOf, finishCall, rowsOfCall } from './calls.ts'
import type { Core } from './core.ts'
import { cancelOffer, endUnanswered, offerOf } from './offers.ts'
import type { EndReason, Workitem } from './shapes.ts'
import { setStage } from './stage.ts'
import type { Call, Row } from './world.ts'

/** A call is over: it ends for everybody who still has it. */
export function releaseCall(core: Core, call: Call, endReason: EndReason = 'farEnd'): void {
  setStage(core, call, 'ended')
  for (const { item } of rowsOfCall(core, call.callId)) {
    // Each ending may change the others: they are looked up again.
    const row = core.world.rows.get(item.workitemId)
    if (!row || row.item.state === 'terminated') continue
    const offer = offerOf(core, row)
    if (offer) cancelOffer(core, offer)
    else if (row.item.state === 'inqueue') endUnanswered(core, row, { endReason: 'callerHungUp' })
    else if (row.item.state !== 'wrapup') finishCall(core, row, endReason)
  }
  endBridge(core, call)
}

/** Two outside parties were left talking: one of them alone has nobody to talk to. */
function endBridge(core: Core, { conferenceWorkitemId }: Call): void {
  if (conferenceWorkitemId === undefined) return
  const left = [...core.world.calls.values()].filter(
    (one) => one.stage === 'bridged' && one.conferenceWorkitemId === conferenceWorkitemId,
  )
  if (left.length === 1 && left[0]) setStage(core, left[0], 'ended')
}

/** The agent hangs up: the call is over, for a colleague on it as well. */
export function hangUpCall(core: Core, row: Row, endReason: EndReason): Workitem {
  const call = callOf(core, row)
  const item = finishCall(core, row, endReason)
  if (call) releaseCall(core, call)
  return item
}
