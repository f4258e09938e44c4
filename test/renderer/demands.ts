import type { Contact, Disposition, Survey, Workitem } from '../../preload/contract.ts'
import { aWorkitem } from './fixtures.ts'
import { situation } from './situations.ts'

/** A call that has just ended. */
export const wrapup = (given: Partial<Workitem> = {}) =>
  aWorkitem({ workitemId: 'w', state: 'wrapup', ...given })
/** Answers this. */
export const ok = (value: unknown) => () => ({ ok: true, value })
const ANA: Contact = { contactId: 'ct_ana', version: 1, name: 'Ana Ruiz', connections: [] }
/** A question of each kind. */
export const COMPLAINT: Survey = {
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
    { questionId: 'details', kind: 'text', text: 'What happened?', required: true },
    { questionId: 'severity', kind: 'rating', text: 'How bad is it?', required: false, max: 5 },
    { questionId: 'refund', kind: 'yesNo', text: 'A refund?', required: false },
  ],
}

/** A wrap-up with these dispositions, the survey and one contact at the server. */
export function given(list: Disposition[], item = wrapup(), more: object = {}) {
  return situation(
    { workitems: [item] },
    {
      'dispositions.fetchDispositions': ok({ count: list.length, total: list.length, list }),
      'schemaType.search': ok({ count: 1, total: 1, list: [ANA] }),
      'schemaType.retrieve': ok(COMPLAINT),
      ...more,
    },
  )
}
/** What is told at a field. */
export const errorOf = (field: HTMLElement) =>
  document.getElementById(field.getAttribute('aria-describedby')?.split(' ')[0] ?? '')?.textContent ?? ''
