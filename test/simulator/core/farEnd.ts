import { connectCall, finishCall, noted, rowsOfCall } from './calls.ts'
import type { DigitReaction } from './caller.ts'
import type { Core } from './core.ts'
import { cancelOffer, endUnanswered, offerOf } from './offers.ts'
import { changeWorkitem } from './rows.ts'
import { setStage } from './stage.ts'
import type { Call } from './world.ts'

/** The far end hangs up, whatever the call is doing. Says whether there was anything left to end. */
export function farEndHangsUp(core: Core, callId: string): boolean {
  const call = core.world.calls.get(callId)
  if (!call || call.stage === 'ended') return false
  core.tell('farEnd', `${call.name ?? call.from} has hung up`)
  setStage(core, call, 'ended')
  for (const row of rowsOfCall(core, callId)) {
    const offer = offerOf(core, row)
    if (offer) cancelOffer(core, offer)
    else if (row.item.state === 'inqueue') endUnanswered(core, row, { endReason: 'callerHungUp' })
    else if (row.item.state !== 'wrapup') finishCall(core, row, 'farEnd')
  }
  return true
}

/** A caller's patience, or its talk, has come to its end: only if it is still at that stage. */
export function callerLeaves(core: Core, callId: string, stage: 'waiting' | 'talking'): void {
  const call = core.world.calls.get(callId)
  const waiting = call?.stage === 'waiting' || call?.stage === 'offered'
  if (stage === 'waiting' ? waiting : call?.stage === 'talking') farEndHangsUp(core, callId)
}

/** Notes on the live workitem of a call what its far end did. */
function note(core: Core, callId: string, name: string): void {
  for (const row of rowsOfCall(core, callId)) {
    if (row.item.state !== 'active' && row.item.state !== 'conference') continue
    changeWorkitem(core, row, { timeEvents: noted(core, row.item, name) })
  }
}

const talking = (core: Core, callId: string): Call | undefined => {
  const call = core.world.calls.get(callId)
  return call?.stage === 'talking' ? call : undefined
}

/** The far end presses a key; it is seen in the workitem's time events as `farEndDtmf:5`. */
export function callerPresses(core: Core, callId: string, digit: string): void {
  if (talking(core, callId)) note(core, callId, `farEndDtmf:${digit}`)
}

/** The far end answers to a key: it ends the call, says something (`farEndSays:…`) or presses a key back. */
export function callerReacts(core: Core, callId: string, reaction: DigitReaction): void {
  if (!talking(core, callId)) return
  if ('hangUp' in reaction) farEndHangsUp(core, callId)
  else if ('say' in reaction) note(core, callId, `farEndSays:${reaction.say}`)
  else callerPresses(core, callId, reaction.press)
}

/** A called party answers, is busy, or lets it ring (PROTOCOL 4, `dialing`). */
export function farEndDecides(core: Core, callId: string): void {
  const call = core.world.calls.get(callId)
  const row = rowsOfCall(core, callId).find(({ item }) => item.state === 'dialing')
  if (!call || !row) return
  const { whenCalled = 'answer' } = call.caller
  if (whenCalled === 'answer') connectCall(core, row)
  else finishCall(core, row, whenCalled)
}
