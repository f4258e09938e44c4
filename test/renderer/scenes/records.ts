import type { Contact, Disposition, LogLine, Workitem } from '../../../preload/contract.ts'
import { refuse } from '../../../preload/contract.ts'
import { aDisposition, anOffer, aRing, aState, aWorkitem, DISPOSITIONS, NOW, SESSION } from '../fixtures.ts'
import type { Scene } from '../scenes.ts'

const HOUR = 3_600_000
const LONG = 'Maximiliana Wolfeschlegelsteinhausenbergerdorff-Echevarría de la Concepción'
const scopes = ['dispositions:read', 'dispositions:write', 'dispositions:delete', 'workitems:disposition']
const session = { ...SESSION, authorities: scopes }
const reader = { ...SESSION, authorities: ['dispositions:read'] }

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
/** An answer that never comes. */
const silence = () => new Promise(() => undefined)
const HISTORY = 'nav button:nth-child(2)'
/** What is said about the search, as soon as anything is: nobody presses it, it is only waited for. */
const TOLD = '.told p:not(:empty)'
const knows = (contact: Contact): Scene['answers'] => ({
  'schemaType.retrieve': () => ({ ok: true, value: contact }),
  'history.search': history(31),
})

const callback: Disposition = aDisposition({
  dispositionId: 'disp_callback',
  version: 2,
  name: 'Callback scheduled',
  localizations: { name: { en: 'Callback scheduled', es: 'Llamada de vuelta programada' } },
  action: 'connectedCallback',
  workitemType: ['InboundCall', 'OutboundCall'],
  queues: ['billing'],
  skills: ['sales', 'english'],
  note: 'Only where the customer named a time.',
})
const catalogue: Scene['answers'] = {
  'schemaType.search': ({ type }) => {
    const list = type === 'disposition' ? [callback, ...DISPOSITIONS] : []
    return { ok: true, value: { count: list.length, total: list.length, list } }
  },
  'schemaType.retrieve': () => ({ ok: true, value: callback }),
}
const theFirst = '[data-row]'

const LOG: LogLine[] = Array.from({ length: 30 }, (_, n) => {
  const ask = `0f0e0d0${n % 7}-1111-4222-8333-444455556666`
  const lines: Omit<LogLine, 'at'>[] = [
    { level: 'info', phrase: 'answered', facts: { action: 'workitems.hold', ms: 42, ask } },
    {
      level: 'info',
      phrase: 'reply',
      facts: { action: 'workitems.hold', status: 200, ms: 38, ask, request: ask },
    },
    { level: 'debug', phrase: 'event', facts: { name: 'WorkitemStateChangeNotification', seq: 71 + n } },
    { level: 'warn', phrase: 'cache is slow', facts: {} },
    { level: 'error', phrase: 'connection given up', facts: { reason: 'no acknowledgement' } },
  ]
  return { at: NOW - n * 1_379, ...(lines[n % lines.length] as Omit<LogLine, 'at'>) }
})
const ring = aRing({ workitemId: 'ben' })

/** Contacts, notes, the history, dispositions and the log. */
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
  dispositions: {
    state: aState({ session }),
    answers: catalogue,
    then: ['nav button:nth-child(3)', theFirst],
  },
  dispositionsNone: { state: aState({ session }), then: ['nav button:nth-child(3)', '.count:not(:empty)'] },
  dispositionsSlow: {
    state: aState({ session }),
    answers: { 'schemaType.search': silence },
    then: ['nav button:nth-child(3)', '.count:not(:empty)'],
  },
  dispositionsFailed: {
    state: aState({ session }),
    answers: { 'schemaType.search': () => refuse('FORBIDDEN', 'No.', { type: 'forbidden' }) },
    then: ['nav button:nth-child(3)', '.count:not(:empty)'],
  },
  dispositionNew: {
    state: aState({ session }),
    answers: catalogue,
    then: ['nav button:nth-child(3)', '.new'],
  },
  dispositionDelete: {
    state: aState({ session }),
    answers: catalogue,
    then: ['nav button:nth-child(3)', theFirst, '.delete button'],
  },
  dispositionsRead: {
    state: aState({ session: reader }),
    answers: catalogue,
    then: ['nav button:nth-child(3)', theFirst],
  },
  diagnostics: {
    state: aState({ session }),
    answers: { 'app.log': () => ({ ok: true, value: LOG }) },
    then: ['nav button:last-child'],
  },
}
