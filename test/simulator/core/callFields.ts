import type { NewWorkitem } from './rows.ts'
import type { Workitem, WorkitemType } from './shapes.ts'
import type { Call, Thread, User } from './world.ts'

/** The medium of a type of workitem. */
export function channelOf(type: WorkitemType): Workitem['channelType'] {
  if (type.endsWith('Email')) return 'email'
  if (type.endsWith('SMS')) return 'sms'
  return type === 'Chat' ? 'chat' : 'voice'
}

/** The number or e-mail address of the other side. */
export const farAddress = ({ type, from, to }: Pick<Call, 'from' | 'to'> & { type: WorkitemType }): string =>
  type.startsWith('Outbound') ? to : from

const writtenFields = ({ subject, messages }: Thread) => ({
  messages,
  ...(subject === undefined ? {} : { subject }),
})

/** The parts of a workitem that come from its call, as `user` sees it, with nobody's side yet but the other's. */
export function fieldsOf(call: Call, user: User): Omit<NewWorkitem, 'state'> {
  const { colleague } = call
  // The two sides of a call between agents see each other: who placed it goes out, to the other it comes in.
  const comesIn = colleague !== undefined && colleague.userId !== user.agent.userId
  const type = comesIn ? 'InboundCall' : call.type
  const name = comesIn ? colleague.name : call.name
  const who = name === undefined ? {} : { name }
  const far = farAddress({ ...call, type })
  return {
    type,
    channelType: channelOf(call.type),
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
    ...(call.text ? writtenFields(call.text) : {}),
    ...(call.originWorkitemId === undefined ? {} : { originWorkitemId: call.originWorkitemId }),
    ...(call.surveyId === undefined ? {} : { surveyId: call.surveyId }),
    participants: [
      {
        participantId: colleague ? `${call.callId}-${far}` : `${call.callId}-far`,
        kind: colleague ? 'agent' : call.external ? 'external' : 'customer',
        ...who,
        address: far,
        state: 'ringing',
        muted: false,
      },
    ],
  }
}
