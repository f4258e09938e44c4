import type { Workitem, WorkitemState } from '../../../preload/contract.ts'
import { answerACall, inState, type Situation } from '../../situation.ts'
import { aText, aWrapUp, dialled, threeTalk } from '../services/here.ts'

/** Where a workitem can be: a column of PROTOCOL 4's table of actions, with what its conditions ask for. */
export interface Place {
  state: WorkitemState
  medium: Workitem['channelType']
  /** Whose conference it is in, or is. */
  conference?: 'own' | 'member'
  /** This agent has called. */
  outbound?: true
  /** There is a conference of this agent's to which it could be added. */
  beside?: true
  /** Three parties are in it. */
  three?: true
  /** Its wrap-up may be extended. */
  extendable?: true
  voicemail?: true
  missed?: true
  /** It was answered, is over, and has no disposition. */
  late?: true
  /** Brings one there; its id. */
  reach(here: Situation): Promise<string>
}

const offeredId = async ({ phone }: Situation): Promise<string> =>
  (await phone.until((state) => state.offers.length > 0)).offers[0]?.workitemId ?? ''

/** Somebody waits in an inbox while Ana has a break. */
const waits = (kind: string) => async (here: Situation) => {
  await here.phone.run('agent.setStatus', { statusId: 'st_break' })
  here.centre.control(kind, {})
  return inIt(here, 'inqueue')
}
const rings = (kind: string) => (here: Situation) => {
  here.centre.control(kind, {})
  return offeredId(here)
}
const inIt = async ({ phone }: Situation, state: WorkitemState): Promise<string> =>
  inState(await phone.until((now) => inState(now, state) !== undefined), state)?.workitemId ?? ''

const ringsOn = async ({ centre, phone }: Situation): Promise<string> => {
  centre.control('farEnd', { number: '+14805550170', whenCalled: 'answer', afterMs: 600_000 })
  await phone.run('workitems.dial', { to: '+14805550170' })
  return inIt({ centre, phone } as Situation, 'dialing')
}
const held = async (here: Situation, item: Workitem): Promise<string> => {
  await here.phone.run('workitems.hold', { workitemId: item.workitemId })
  return inIt(here, 'hold')
}
const wrappedUp = async (here: Situation, { workitemId }: Workitem): Promise<string> => {
  await here.phone.run('workitems.hangUp', { workitemId })
  return inIt(here, 'wrapup')
}
/** Over, and gone from the screen. */
const ended = async (here: Situation, workitemId: string): Promise<string> => {
  await here.phone.until((state) => state.workitems.length === 0)
  return workitemId
}
const finished = async (here: Situation, workitemId: string): Promise<string> => {
  await here.phone.run('dispositions.disposition', { workitemId })
  return ended(here, workitemId)
}

const conferenceHeld = async (here: Situation): Promise<string> => {
  const { conference } = await threeTalk(here)
  return held(here, conference)
}
const heldBeside = async (here: Situation): Promise<string> => {
  const call = await answerACall(here)
  await held(here, call)
  await here.phone.run('workitems.createConference', {})
  await here.phone.until((state) => inState(state, 'hold')?.actions.includes('addToConference') === true)
  return call.workitemId
}
const leftAMessage = async (here: Situation): Promise<string> => {
  const workitemId = await rings('call')(here)
  await here.phone.run('workitems.voicemail', { workitemId })
  here.centre.control('clock', { advanceMs: 60_000 })
  return ended(here, workitemId)
}
const missed = async (here: Situation): Promise<string> => {
  here.centre.control('call', { user: 'ana', patienceMs: 1_000 })
  const workitemId = await offeredId(here)
  here.centre.control('clock', { advanceMs: 2_000 })
  return ended(here, workitemId)
}

const voice = { medium: 'voice' } as const

/** Every column of the table for a call. */
const CALLS: Record<string, Place> = {
  'a call in the inbox': { ...voice, state: 'inqueue', reach: waits('call') },
  'a call that rings': { ...voice, state: 'offered', reach: rings('call') },
  'a call that is dialled': { ...voice, state: 'dialing', outbound: true, reach: ringsOn },
  'a live call': { ...voice, state: 'active', reach: async (here) => (await answerACall(here)).workitemId },
  'a live call of one’s own': {
    ...voice,
    state: 'active',
    outbound: true,
    reach: async (here) => (await dialled(here, '+14805550170', 'external')).workitemId,
  },
  'a held call': { ...voice, state: 'hold', reach: async (here) => held(here, await answerACall(here)) },
  'a held call beside a conference': { ...voice, state: 'hold', beside: true, reach: heldBeside },
  'the own conference': {
    ...voice,
    state: 'conference',
    conference: 'own',
    three: true,
    reach: async (here) => (await threeTalk(here)).conference.workitemId,
  },
  'the own conference, held': { ...voice, state: 'hold', conference: 'own', reach: conferenceHeld },
  'a member of the conference': {
    ...voice,
    state: 'conference',
    conference: 'member',
    reach: async (here) => (await threeTalk(here)).customer.workitemId,
  },
  'a call in its wrap-up': {
    ...voice,
    state: 'wrapup',
    extendable: true,
    reach: async (here) => (await aWrapUp(here)).workitemId,
  },
  'a call that is over': {
    ...voice,
    state: 'terminated',
    late: true,
    reach: async (here) => finished(here, (await aWrapUp(here)).workitemId),
  },
  'a voicemail': { ...voice, state: 'terminated', voicemail: true, reach: leftAMessage },
  'a missed call': { ...voice, state: 'terminated', missed: true, reach: missed },
}

/** The same life for what is written (PROTOCOL 4: accepted, parked by hold, closed by hangUp, dispositioned). */
const written = (medium: 'email' | 'sms' | 'chat'): Record<string, Place> => ({
  [`${medium} in the inbox`]: { medium, state: 'inqueue', reach: waits(medium) },
  [`${medium} that is offered`]: { medium, state: 'offered', reach: rings(medium) },
  [`${medium} that is worked on`]: {
    medium,
    state: 'active',
    reach: async (here) => (await aText(here, medium)).workitemId,
  },
  [`${medium} that is parked`]: {
    medium,
    state: 'hold',
    reach: async (here) => held(here, await aText(here, medium)),
  },
  [`${medium} in its wrap-up`]: {
    medium,
    state: 'wrapup',
    extendable: true,
    reach: async (here) => wrappedUp(here, await aText(here, medium)),
  },
  [`${medium} that is over`]: {
    medium,
    state: 'terminated',
    late: true,
    reach: async (here) => finished(here, await wrappedUp(here, await aText(here, medium))),
  },
})

export const PLACES: Record<string, Place> = {
  ...CALLS,
  ...written('email'),
  ...written('sms'),
  ...written('chat'),
}
