import type { Core } from './core.ts'
import type { Call } from './world.ts'

/** Moves a call on. Every change of its stage passes here, so that those which wait are known without a search. */
export function setStage(core: Core, call: Call, stage: Call['stage']): void {
  call.stage = stage
  if (stage === 'waiting' || stage === 'offered') core.world.ringing.add(call.callId)
  else core.world.ringing.delete(call.callId)
}

/** The calls that nobody has answered yet, in the order in which they came. */
export function unansweredCalls(core: Core): Call[] {
  const calls: Call[] = []
  for (const callId of core.world.ringing) {
    const call = core.world.calls.get(callId)
    if (call) calls.push(call)
  }
  return calls
}
