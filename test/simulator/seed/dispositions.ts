import type { Disposition } from '../core/disposition.ts'

const base = (born: number) => ({
  version: 0,
  createdAt: born - 90 * 86_400_000,
  createdBy: 'user_admin',
  deletedAt: 0,
  modifiedAt: born - 90 * 86_400_000,
  modifiedBy: 'user_admin',
  queues: [],
  skills: [],
  workitemType: [],
})

interface Own extends Partial<Disposition> {
  dispositionId: string
}

/** One definition for each rule of the seeds (disposition.txt, "Field summary"), in English and Spanish. */
const OWN: readonly (readonly [EN: string, ES: string, own: Own])[] = [
  ['Resolved', 'Resuelto', { dispositionId: 'disp_resolved', resolved: true, resolveTicket: true }],
  ['Follow-up Required', 'Requiere seguimiento', { dispositionId: 'disp_followup' }],
  [
    'Voicemail',
    'Buzón de voz',
    { dispositionId: 'disp_voicemail', workitemType: ['InboundCall', 'OutboundCall'], mediaType: 'voice' },
  ],
  [
    'Callback Scheduled',
    'Llamada de vuelta programada',
    { dispositionId: 'disp_callback', action: 'connectedCallback', mediaType: 'voice' },
  ],
  ['New Customer', 'Cliente nuevo', { dispositionId: 'disp_new_customer', forceContactAssignment: true }],
  [
    'Complaint',
    'Reclamación',
    { dispositionId: 'disp_complaint', forceSurveyValidation: true, survey: 'survey_complaint' },
  ],
  [
    'Nuisance Call',
    'Llamada molesta',
    { dispositionId: 'disp_nuisance', blockNumber: true, mediaType: 'voice' },
  ],
  [
    'Do Not Call',
    'No volver a llamar',
    { dispositionId: 'disp_dnc', useCampaignIdForDNC: true, mediaType: 'voice' },
  ],
  [
    'Line Dropped',
    'Se cortó la línea',
    { dispositionId: 'disp_dropped', connectAgain: true, mediaType: 'voice' },
  ],
  [
    'Satisfied',
    'Satisfecho',
    { dispositionId: 'disp_satisfied', resolved: true, survey: 'survey_satisfaction' },
  ],
  ['Sale', 'Venta', { dispositionId: 'disp_sale', queues: ['q_sales'], resolved: true }],
  ['Payment Taken', 'Pago recibido', { dispositionId: 'disp_payment', queues: ['q_billing'] }],
  ['Spanish Speaker', 'Habla español', { dispositionId: 'disp_spanish', skills: ['spanish'] }],
  [
    'Not Reached',
    'No localizado',
    { dispositionId: 'disp_not_reached', workitemType: ['OutboundCall'], mediaType: 'voice' },
  ],
  ['Chat Closed', 'Chat cerrado', { dispositionId: 'disp_chat_closed', mediaType: 'chat' }],
]

/** The catalogue of a tenant that was born at `born` (server ms), with one definition that was deleted. */
export function dispositionsBornAt(born: number): Disposition[] {
  const definitions: Disposition[] = OWN.map(([EN, ES, own]) => ({
    ...base(born),
    _id: `did_${own.dispositionId}`,
    name: EN,
    localizations: { name: { EN, ES } },
    ...own,
  }))
  // Both forms of localizations are on the wire (PROTOCOL 2, "Where the seeds disagree").
  definitions.push({
    ...base(born),
    _id: 'did_disp_wrong_number',
    dispositionId: 'disp_wrong_number',
    name: 'Wrong Number',
    localizations: {
      name: {
        en: { language: 'en', value: 'Wrong Number' },
        es: { language: 'es', value: 'Número equivocado' },
      },
    },
    mediaType: 'voice',
  })
  definitions.push({
    ...base(born),
    _id: 'did_disp_old',
    dispositionId: 'disp_old',
    name: 'No Longer Used',
    localizations: { name: { EN: 'No Longer Used', ES: 'Ya no se usa' } },
    deletedAt: born - 86_400_000,
  })
  return definitions
}
