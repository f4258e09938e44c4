import type { Contact, Disposition, Survey, Workitem } from '../../../preload/contract.ts'
import { aDisposition, aState, aWorkitem, NOW, SESSION } from '../fixtures.ts'
import type { Scene } from '../scenes.ts'

const contacts: Contact[] = [
  {
    contactId: 'c1',
    version: 1,
    name: 'Ana Ruiz',
    company: 'ACME Corporation',
    connections: [{ kind: 'phone', value: '+14805550134', primary: true }],
  },
  {
    contactId: 'c2',
    version: 1,
    name: 'Maximiliana Wolfeschlegelsteinhausenbergerdorff-Echevarría de la Concepción',
    connections: [{ kind: 'email', value: 'maximiliana@concepcion.example', primary: true }],
    doNotCall: true,
  },
]
const complaint: Survey = {
  surveyId: 'sv',
  name: 'Complaint',
  questions: [
    {
      questionId: 'topic',
      kind: 'choice',
      text: 'What is it about?',
      localizations: { text: { es: '¿De qué se trata?' } },
      required: true,
      choices: ['Delivery', 'Invoice'],
    },
    {
      questionId: 'details',
      kind: 'text',
      text: 'What happened?',
      localizations: { text: { es: '¿Qué ocurrió?' } },
      required: true,
    },
    {
      questionId: 'severity',
      kind: 'rating',
      text: 'How bad is it?',
      localizations: { text: { es: '¿Es muy grave?' } },
      required: false,
      max: 10,
    },
    {
      questionId: 'refund',
      kind: 'yesNo',
      text: 'Does the customer want a refund?',
      localizations: { text: { es: '¿Quiere que se le devuelva el dinero?' } },
      required: false,
    },
  ],
}
const list: Disposition[] = [
  aDisposition({ dispositionId: 'contact', name: 'New customer', forceContactAssignment: true }),
  aDisposition({ dispositionId: 'survey', name: 'Complaint', forceSurveyValidation: true, survey: 'sv' }),
  aDisposition({ dispositionId: 'callback', name: 'Callback scheduled', action: 'callback' }),
  aDisposition({
    dispositionId: 'effects',
    name: 'Nuisance call',
    note: 'For callers who mean harm. Ask your team lead when in doubt.',
    blockNumber: true,
    useCampaignIdForDNC: true,
    resolveTicket: true,
    resolved: true,
    survey: 'sv',
  }),
  ...['Resolved', 'Sale', 'Voicemail', 'Wrong number', 'Line dropped', 'Spanish speaker'].map((name) =>
    aDisposition({ dispositionId: name, name }),
  ),
]
const wrapup = (dispositionId: string, given: Partial<Workitem> = {}) =>
  aWorkitem({
    workitemId: 'w',
    state: 'wrapup',
    dispositionId,
    ticketId: 'tk_2041',
    wrapupExpiresAt: NOW + 41_000,
    actions: ['disposition', 'notes', 'saveSurveyResult', 'assignContact'],
    ...given,
  })
const ok = (value: unknown) => () => ({ ok: true, value })
const scene = (item: Workitem, more: Partial<Scene> = {}): Scene => ({
  state: aState({ workitems: [item] }),
  answers: {
    'dispositions.fetchDispositions': ok({ count: list.length, total: list.length, list }),
    'schemaType.search': ok({ count: 2, total: 2, list: contacts }),
    'schemaType.retrieve': ok(complaint),
  },
  ...more,
})
/** What is over stands in the history, and is looked at by a click. */
const chosenOf = (item: Workitem): Partial<Scene> => ({
  ...{ state: aState({ workitems: [] }), recent: [item], then: ['[data-entry]'] },
})
const late = wrapup('', {
  ...{ state: 'terminated', endReason: 'farEnd', actions: ['disposition'], dispositionId: undefined },
})
const COMPLETE = 'form [type=submit]'

/** What a disposition may demand and do; the refused ones after Complete. */
export const WRAPUP_SCENES: Record<string, Scene> = {
  wrapupContact: scene(wrapup('contact'), { then: [COMPLETE] }),
  wrapupNewContact: scene(wrapup('contact'), { then: ['[role=group] .create'] }),
  wrapupSurvey: scene(wrapup('survey'), { then: [COMPLETE] }),
  wrapupCallback: scene(wrapup('callback'), { then: [COMPLETE] }),
  wrapupEffects: scene(wrapup('effects')),
  wrapupLate: scene(late, chosenOf(late)),
  survey: scene(wrapup('', { state: 'active', surveyId: 'sv' })),
  wrapupForbidden: scene(wrapup(''), {
    state: aState({ workitems: [wrapup('')], session: { ...SESSION, authorities: [] } }),
  }),
}
