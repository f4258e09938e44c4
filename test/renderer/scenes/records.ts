import type { Contact, Workitem } from '../../../preload/contract.ts'
import { refuse } from '../../../preload/contract.ts'
import { anOffer, aRing, aState, aWorkitem, NOW, SESSION } from '../fixtures.ts'
import type { Scene } from '../scenes.ts'
import { catalogue, silence } from './dispositions.ts'

const HOUR = 3_600_000
const LONG = 'Maximiliana Wolfeschlegelsteinhausenbergerdorff-Echevarría de la Concepción'
const scopes = ['dispositions:read', 'dispositions:write', 'dispositions:delete', 'workitems:disposition']
const session = { ...SESSION, authorities: scopes }

const ana: Contact = {
  contactId: 'c1',
  version: 1,
  name: 'Ana Ruiz',
  company: 'ACME Corporation',
  connections: [
    { kind: 'phone', value: '+14805550134', primary: true },
    { kind: 'phone', value: '+34915550178', primary: false },
    { kind: 'email', value: 'ana.ruiz@acme.example', primary: false },
  ],
}
const stranger: Contact = {
  ...ana,
  name: LONG,
  company: `${LONG} y Compañía, Sociedad Limitada`,
  blockedAt: NOW - 3 * HOUR,
  doNotCall: true,
}
const call = (given: Partial<Workitem> = {}) =>
  aWorkitem({
    workitemId: 'ana',
    contactId: 'c1',
    actions: ['hold', 'hangUp', 'mute', 'dtmf', 'notes', 'assignContact'],
    note: 'Calls about her new card. The old one is to be blocked on Friday.',
    ...given,
  })
const past = (n: number, given: Partial<Workitem> = {}) =>
  aWorkitem({
    workitemId: `past${n}`,
    state: 'terminated',
    endReason: 'farEnd',
    endedAt: NOW - n * 5 * HOUR,
    modifiedAt: NOW - n * 5 * HOUR,
    summary: n % 2 ? 'Asked why the March invoice shows two seats.' : 'Changed her card.',
    ...given,
  })
const PAST = [
  past(1),
  past(2, {
    name: 'Eva Lind',
    from: '+46850550112',
    missedStatus: 0,
    endReason: 'callerHungUp',
    summary: '',
  }),
  past(3, { name: LONG, inboxId: 'support' }),
  past(4, {
    type: 'InboundEmail',
    channelType: 'email',
    from: 'tom@example.com',
    name: '',
    subject: 'Two seats on my invoice',
  }),
  past(5, { name: 'Tom Reyes', type: 'OutboundCall', to: '+14805550199', endReason: 'voicemail' }),
]
/** So many, of these few over and over. */
const history =
  (total: number) =>
  ({ start = 0, rows = 100 }: { start?: number | undefined; rows?: number | undefined }) => {
    const objects = Array.from({ length: Math.max(0, Math.min(rows, total - start)) }, (_, i) => {
      const n = start + i
      const at = NOW - (n + 1) * 5 * HOUR
      return {
        ...(PAST[n % PAST.length] as Workitem),
        workitemId: `past${n + 1}`,
        endedAt: at,
        modifiedAt: at,
      }
    })
    return { ok: true, value: { count: objects.length, total, objects } }
  }
const nothing = history(0)
const HISTORY = 'nav button:nth-child(2)'
/** What is said about the search, as soon as anything is: nobody presses it, it is only waited for. */
const TOLD = '.told p:not(:empty)'
const knows = (contact: Contact): Scene['answers'] => ({
  'schemaType.retrieve': () => ({ ok: true, value: contact }),
  'history.search': history(31),
})

const ring = aRing({ workitemId: 'ben' })

/** Contacts, notes and the history. */
export const RECORD_SCENES: Record<string, Scene> = {
  contact: { state: aState({ session, workitems: [call()] }), recent: PAST, answers: knows(ana) },
  contactSlow: {
    state: aState({ session, workitems: [call()] }),
    answers: { 'schemaType.retrieve': silence },
    then: ['.contact [role=status]'],
  },
  contactEdit: {
    state: aState({ session, workitems: [call()] }),
    answers: knows(ana),
    then: ['[data-edit]'],
  },
  contactLong: {
    state: aState({ session, workitems: [call({ note: '' })] }),
    answers: knows(stranger),
  },
  contactAssign: {
    state: aState({ session, workitems: [call({ name: '', contactId: undefined })] }),
    answers: { 'schemaType.search': () => ({ ok: true, value: { count: 1, total: 1, list: [ana] } }) },
    then: ['[data-assign]'],
  },
  notesQuarrel: {
    state: aState({
      session,
      workitems: [call()],
      outbox: [
        {
          id: 1,
          name: 'workitems.notes',
          workitemId: 'ana',
          at: NOW,
          fate: 'refused',
          attempted: true,
          failure: refuse('NOTES_CHANGED', '', {
            workitem: call({ version: 2, note: 'Ivo: the card is blocked.' }),
          }).failure,
        },
      ],
    }),
    answers: knows(ana),
  },
  history: {
    state: aState({ session, workitems: [call()] }),
    recent: PAST,
    answers: { 'history.search': history(240) },
    then: ['nav button:nth-child(2)'],
  },
  historyFilters: {
    state: aState({ session }),
    answers: { ...catalogue, 'history.search': history(3_412) },
    then: [
      HISTORY,
      '.fold',
      { text: '3/1/2025', in: '.filters input' },
      { text: 'soon', in: '.filters .field:nth-of-type(8) input' },
      '.history .title',
    ],
  },
  historyFirst: { state: aState({ session }), answers: { 'history.search': nothing }, then: [HISTORY] },
  historyNone: {
    state: aState({ session }),
    answers: { 'history.search': nothing },
    then: [HISTORY, { text: 'moon', in: '[type=search]' }, '.nothing'],
  },
  historyTakingIn: {
    state: aState({ session }),
    answers: {
      'history.search': (query) => ({ ok: true, value: { ...history(64)(query).value, takingIn: 1_936 } }),
    },
    then: [HISTORY, TOLD],
  },
  historySlow: {
    state: aState({ session }),
    answers: { 'history.search': silence },
    then: [HISTORY, TOLD],
  },
  historyFailed: {
    state: aState({ session }),
    answers: { 'history.search': () => refuse('UNAVAILABLE', 'The cache cannot be read.') },
    then: [HISTORY, TOLD],
  },
  historyRinging: {
    state: aState({ session, workitems: [ring], offers: [anOffer(ring)] }),
    answers: { 'history.search': () => refuse('BAD_REQUEST', 'q cannot be read at: name:', { param: 'q' }) },
    then: ['nav button:nth-child(2)'],
  },
}
