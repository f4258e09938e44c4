import { isReachable } from './colleague.ts'
import { fieldsOf } from './callFields.ts'
import type { Core } from './core.ts'
import { offerDirectly } from './offers.ts'
import { allLeft } from './parties.ts'
import { openRows, putWorkitem } from './rows.ts'
import type { EndReason, Workitem } from './shapes.ts'
import { now } from './time.ts'
import type { Call, User } from './world.ts'

function unable(core: Core, callee: User): EndReason | undefined {
  if (!isReachable(callee)) return 'noAnswer'
  const voice = openRows(core, callee.agent.userId).filter(
    ({ item }) => item.channelType === 'voice' && item.state !== 'inqueue' && item.state !== 'wrapup',
  )
  const busy = voice.length >= callee.capacity || (!callee.online && callee.colleague?.whenRung === 'busy')
  return busy ? 'busy' : undefined
}

/**
 * Rings at this agent and nobody else. Who is away from the desk for good, or has no hand free, misses it: then the
 * reason comes back, and the missed contact stays in the history.
 */
export function ringAgent(
  core: Core,
  call: Call,
  callee: User,
  more: Partial<Workitem> = {},
): EndReason | undefined {
  const fields = { ...fieldsOf(call, callee), ...more }
  const reason = unable(core, callee)
  if (!reason) {
    offerDirectly(core, call, callee, fields)
    return undefined
  }
  putWorkitem(core, callee, {
    ...fields,
    state: 'terminated',
    userId: callee.agent.userId,
    endReason: reason,
    missedStatus: 0,
    endedAt: now(core),
    participants: allLeft(fields.participants ?? []),
  })
  return reason
}
