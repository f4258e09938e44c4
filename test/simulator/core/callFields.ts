import type { NewWorkitem } from './rows.ts'
import type { Participant } from './shapes.ts'
import type { Call, User } from './world.ts'

/** The parts of a workitem that come from its call, with nobody's side yet but the other's. */
export function fieldsOf(call: Call): Omit<NewWorkitem, 'state'> {
  const who = call.name === undefined ? {} : { name: call.name }
  const far = call.type === 'InboundCall' ? call.from : call.to
  return {
    type: call.type,
    channelType: 'voice',
    priority: call.priority,
    from: call.from,
    to: call.to,
    skills: call.skills,
    callId: call.callId,
    ...who,
    ...(call.contactId === undefined ? {} : { contactId: call.contactId }),
    ...(call.campaignId === undefined ? {} : { campaignId: call.campaignId }),
    ...(call.inboxId === undefined ? {} : { inboxId: call.inboxId }),
    ...(call.ticketId === undefined ? {} : { ticketId: call.ticketId }),
    participants: [
      {
        participantId: `${call.callId}-far`,
        kind: 'customer',
        ...who,
        address: far,
        state: 'ringing',
        muted: false,
      },
    ],
  }
}

/** The agent's side of a call, while it rings there. */
export const agentSide = (call: Call, { agent }: User): Participant => ({
  participantId: `${call.callId}-${agent.userId}`,
  kind: 'agent',
  name: agent.name,
  address: agent.userId,
  state: 'ringing',
  muted: false,
})
