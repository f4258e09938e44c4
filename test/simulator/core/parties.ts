import type { Core } from './core.ts'
import type { Participant, Workitem } from './shapes.ts'
import { now } from './time.ts'
import type { User } from './world.ts'

/** A time event of a workitem, appended. */
export const noted = (core: Core, item: Workitem, name: string, userId?: string): Workitem['timeEvents'] => [
  ...item.timeEvents,
  { name, at: now(core), ...(userId === undefined ? {} : { userId }) },
]

/** Is this the side of the agent whose workitem it is? */
export const isMe = (one: Participant, userId: string): boolean =>
  one.kind === 'agent' && one.address === userId

/** Changes the own side of `userId` in a list of parties. */
export const withMe = (parties: readonly Participant[], userId: string, change: Partial<Participant>) =>
  parties.map((one) => (isMe(one, userId) ? { ...one, ...change } : one))

/** Changes whoever is at the other end and has not left. */
export const withFar = (parties: readonly Participant[], userId: string, change: Partial<Participant>) =>
  parties.map((one) => (isMe(one, userId) || one.state === 'left' ? one : { ...one, ...change }))

/** The side of an agent in a call. */
export const agentParty = (
  { callId }: Pick<Workitem, 'callId'>,
  { agent }: User,
  state: Participant['state'],
): Participant => ({
  participantId: `${callId}-${agent.userId}`,
  kind: 'agent',
  name: agent.name,
  address: agent.userId,
  state,
  muted: false,
})

/** With the agent's own side, which a contact that only waited in the inbox does not have yet. */
export const withOwnSide = (parties: readonly Participant[], me: Participant): readonly Participant[] =>
  parties.some((one) => isMe(one, me.address)) ? parties : [...parties, me]

/** Both sides are there. */
export const allConnected = (parties: readonly Participant[]): Participant[] =>
  parties.map((one) => (one.state === 'left' ? one : { ...one, state: 'connected' }))

/** Everybody has gone. */
export const allLeft = (parties: readonly Participant[]): Participant[] =>
  parties.map((one) => ({ ...one, state: 'left' }))

/** Is it the agent's own conference, or a call that is a member of one (PROTOCOL 4)? */
export const isConference = (item: Workitem): boolean => item.type === 'Conference'
export const isMember = (item: Workitem): boolean => item.state === 'conference' && !isConference(item)
