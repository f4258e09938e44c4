import { liveRowsOfCall } from './calls.ts'
import type { Core } from './core.ts'
import { userOf } from './core.ts'
import { agentParty } from './parties.ts'
import { changeWorkitem } from './rows.ts'
import type { Participant } from './shapes.ts'
import type { Call, User } from './world.ts'

/**
 * A call between two agents changes hands: `leaving` goes, `joining` comes (rings, unless `state` says more), and
 * whoever stays is the far end of the new one. Nothing to do for a call with the world outside.
 */
export function replaceParty(
  core: Core,
  call: Call,
  leaving: string,
  joining?: User,
  state: Participant['state'] = 'ringing',
): void {
  if (!call.colleague) return
  const staying = liveRowsOfCall(core, call.callId).find(({ owner }) => owner !== leaving)
  if (!staying) return
  const { agent } = userOf(core, staying.owner)
  call.colleague = { userId: agent.userId, name: agent.name }
  call.from = agent.userId
  if (joining) {
    call.to = joining.agent.userId
    call.name = joining.agent.name
  }
  const gone = staying.item.participants.map((one) =>
    one.address === leaving ? { ...one, state: 'left' as const } : one,
  )
  const comes = joining ? [agentParty(call, joining, state)] : []
  const names = joining ? { name: joining.agent.name } : {}
  changeWorkitem(core, staying, { ...names, participants: [...gone, ...comes] })
}
