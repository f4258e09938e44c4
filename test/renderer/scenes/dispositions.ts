import type { Disposition } from '../../../preload/contract.ts'
import { refuse } from '../../../preload/contract.ts'
import { aDisposition, aState, DISPOSITIONS, SESSION } from '../fixtures.ts'
import type { Scene } from '../scenes.ts'

const scopes = ['dispositions:read', 'dispositions:write', 'dispositions:delete', 'workitems:disposition']
const session = { ...SESSION, authorities: scopes }
const reader = { ...SESSION, authorities: ['dispositions:read'] }

/** An answer that never comes. */
export const silence = () => new Promise(() => undefined)

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
/** What the contact centre answers whoever asks for its dispositions. */
export const catalogue: Scene['answers'] = {
  'schemaType.search': ({ type }) => {
    const list = type === 'disposition' ? [callback, ...DISPOSITIONS] : []
    return { ok: true, value: { count: list.length, total: list.length, list } }
  },
  'schemaType.retrieve': () => ({ ok: true, value: callback }),
}
const theFirst = '[data-row]'

/** The dispositions of whoever may write or only read them. */
export const DISPOSITION_SCENES: Record<string, Scene> = {
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
}
