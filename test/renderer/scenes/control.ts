import type { Participant, Workitem } from '../../../preload/contract.ts'
import { anOffer, aRing, aState, aWorkitem, NOW, SESSION } from '../fixtures.ts'
import { DIRECTORY } from '../people.ts'
import type { Scene } from '../scenes.ts'

const LONG = 'Maximiliana Wolfeschlegelsteinhausenbergerdorff-Echevarría de la Concepción'
const CALL = [
  ...['hold', 'hangUp', 'mute', 'unMute', 'dtmf', 'startRecording', 'stopRecording', 'disposition'],
  ...['transferToAgent', 'transferToInbox', 'transferToExternal', 'createConferenceWithWorkitems'],
  'changePriority',
]
const OWN = ['hold', 'hangUp', 'mute', 'unMute', 'dtmf', 'startRecording', 'stopRecording', 'warmTransfer']
const session = {
  ...SESSION,
  authorities: ['workitems:disposition', 'dispositions:read'],
}
const busy = { ...aState().agent, statusId: 'busy', category: 'busy', nextStatusId: 'lunch' } as NonNullable<
  Scene['state']['agent']
>
const inCall = (...workitems: Workitem[]): Scene => ({
  state: aState({ session, agent: busy, workitems }),
  answers: DIRECTORY,
})

const ana = aWorkitem({ workitemId: 'ana', actions: CALL, record: 1 })
const held = aWorkitem({
  workitemId: 'ana',
  state: 'hold',
  actions: ['active', 'hangUp', 'createConferenceWithWorkitems', 'transferToAgent'],
})

const waiting = (given: Partial<Workitem>) =>
  aWorkitem({ state: 'inqueue', actions: ['claim', 'changePriority'], ...given })

const party = (workitemId: string, name: string, given: Partial<Participant> = {}): Participant => ({
  participantId: `p-${workitemId}`,
  workitemId,
  kind: 'customer',
  name,
  address: name,
  state: 'connected',
  ...given,
})
const ivo = aWorkitem({
  workitemId: 'ivo',
  type: 'OutboundCall',
  name: 'Iva Marin',
  to: 'u2',
  actions: CALL,
  participants: [party('ivo', 'Iva Marin', { kind: 'agent', address: 'u2' })],
})
const me: Participant = {
  participantId: 'me',
  kind: 'agent',
  name: SESSION.name,
  address: SESSION.userId,
  state: 'connected',
}
const member = (workitemId: string, name: string, given: Partial<Workitem> = {}): Workitem =>
  aWorkitem({
    ...given,
    workitemId,
    name,
    state: 'conference',
    conferenceWorkitemId: 'c',
    actions: ['hangUp', 'mute', 'unMute', 'dtmf', 'removeFromConference'],
  })
const { inboxId: _none, ...unqueued } = aWorkitem({
  workitemId: 'c',
  type: 'Conference',
  state: 'conference',
  name: '',
  record: 1,
  actions: OWN,
  participants: [
    me,
    party('ana', 'Ana Ruiz', { muted: true }),
    party('iva', 'Iva Marin'),
    party('long', LONG, { state: 'held' }),
  ],
})
const mail = aRing({
  type: 'InboundEmail',
  channelType: 'email',
  name: 'Eva Lind',
  from: 'eva@example.com',
  subject: 'The March invoice',
})
const test = aRing({ name: 'Test call', from: '+14805550199', actions: ['accept', 'reject', 'voicemail'] })

/** Call control. */
export const CONTROL_SCENES: Record<string, Scene> = {
  control: inCall(ana, waiting({ name: 'Zoe Ash', priority: 5 }), waiting({ name: LONG }), mail),
  consult: inCall(held, ivo),
  conference: inCall(
    unqueued,
    member('ana', 'Ana Ruiz', { mute: 1 }),
    member('iva', 'Iva Marin'),
    member('long', LONG),
  ),
  inbox: {
    state: aState({
      session,
      workitems: [waiting({ name: 'Zoe Ash', priority: 5 }), waiting({ name: LONG })],
    }),
    then: ['[data-entry]'],
  },
  testCall: { state: aState({ workitems: [test], offers: [anOffer(test, { test: true })] }) },
  offeredMail: { state: aState({ workitems: [mail], offers: [anOffer(mail, { expiresAt: NOW + 60_000 })] }) },
}
