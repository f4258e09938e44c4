import type { AppState, Disposition, Offer, Session, Status, Workitem } from '../../preload/contract.ts'

/** The moment at which the fixtures stand still unless a test says otherwise. */
export const NOW = new Date(2025, 2, 4, 10, 42, 30).getTime()
const MINUTE = 60_000

const ACTIONS_OF: Record<Workitem['state'], string[]> = {
  inqueue: ['claim'],
  offered: ['accept', 'reject', 'active', 'voicemail'],
  dialing: ['hangUp', 'mute', 'unMute', 'dtmf'],
  active: ['hold', 'hangUp', 'mute', 'unMute', 'dtmf', 'disposition', 'transferToAgent'],
  hold: ['active', 'hangUp', 'disposition', 'transferToAgent'],
  conference: ['hold', 'hangUp', 'mute', 'unMute', 'dtmf'],
  wrapup: ['disposition', 'notes'],
  terminated: [],
  unknown: [],
}

let made = 0

/** A call from Ana Ruiz for Billing, answered three minutes ago; its actions are those of its state. */
export function aWorkitem(given: Partial<Workitem> = {}): Workitem {
  const state = given.state ?? 'active'
  const workitemId = given.workitemId ?? `w${++made}`
  return {
    workitemId,
    version: 1,
    type: 'InboundCall',
    channelType: 'voice',
    state,
    actions: ACTIONS_OF[state],
    priority: 3,
    from: '+14805550134',
    to: '+18005550100',
    name: 'Ana Ruiz',
    inboxId: 'billing',
    skills: [],
    participants: [],
    mute: 0,
    record: 0,
    recordings: [],
    messages: [],
    createdAt: NOW - 4 * MINUTE,
    modifiedAt: NOW - MINUTE,
    ...(state !== 'dialing' && { offeredAt: NOW - 4 * MINUTE }),
    ...(!['offered', 'dialing'].includes(state) && { answeredAt: NOW - 192_000 }),
    ...(['wrapup', 'terminated'].includes(state) && { endedAt: NOW - 19_000 }),
    timeEvents: [],
    ...given,
  }
}

/** A pending offer of a workitem: 8 s old, 12 s to go. */
export function anOffer(item: Workitem, given: Partial<Offer> = {}): Offer {
  return {
    offerId: `offer-${item.workitemId}`,
    workitemId: item.workitemId,
    version: 1,
    state: 'pending',
    offeredAt: NOW - 8_000,
    expiresAt: NOW + 12_000,
    direct: false,
    test: false,
    ...given,
  }
}

/** A call that rings, as the server tells it. */
export const aRing = (given: Partial<Workitem> = {}): Workitem =>
  aWorkitem({
    state: 'offered',
    name: 'Ben Ode',
    from: '+442079460123',
    inboxId: 'sales',
    offeredAt: NOW - 8_000,
    ...given,
  })

export const aDisposition = (given: Partial<Disposition> & { dispositionId: string }): Disposition => ({
  name: given.dispositionId,
  queues: [],
  skills: [],
  workitemType: [],
  ...given,
})

/** The catalogue that the bridge answers with: one of each kind that matters here. */
export const DISPOSITIONS: Disposition[] = [
  aDisposition({
    dispositionId: 'resolved',
    name: 'Resolved',
    localizations: { name: { en: 'Resolved', es: 'Resuelto' } },
  }),
  aDisposition({
    dispositionId: 'callback',
    name: 'Callback scheduled',
    action: 'connectedCallback',
    localizations: { name: { en: 'Callback scheduled', es: 'Llamada de vuelta programada' } },
  }),
  aDisposition({
    dispositionId: 'followUp',
    name: 'Follow-up required',
    localizations: { name: { es: 'Requiere seguimiento' } },
  }),
  aDisposition({ dispositionId: 'old', name: 'No longer used', deletedAt: NOW - 90 * MINUTE }),
]

function aStatus(
  statusId: string,
  name: string,
  es: string,
  category: Status['category'],
  selectable: boolean,
): Status {
  return { statusId, name, localizations: { name: { en: name, es } }, category, selectable }
}

export const SESSION: Session = {
  server: 'https://acme.example.com',
  userName: 'ivo',
  userId: 'u1',
  name: 'Ivo Marsh',
  tenantId: 't1',
  tenantName: 'ACME',
  authorities: ['workitems:disposition', 'dispositions:read'],
  statuses: [
    aStatus('available', 'Available', 'Disponible', 'available', true),
    aStatus('busy', 'On a call', 'En llamada', 'busy', false),
    aStatus('lunch', 'Lunch', 'Almuerzo', 'away', true),
    aStatus('training', 'Training', 'Formación', 'away', true),
    aStatus('noanswer', 'No answer', 'Sin respuesta', 'noAnswer', false),
  ],
  inboxes: [
    { inboxId: 'billing', name: 'Billing' },
    { inboxId: 'sales', name: 'Sales' },
    { inboxId: 'support', name: 'Technical support, second line' },
  ],
  settings: {
    wrapupSeconds: 60,
    wrapupExtendSeconds: 30,
    dispositionRequired: true,
    offerSeconds: 20,
    autoAnswerSeconds: null,
    rejectStatusId: null,
    recordingAllowed: true,
    region: 'US',
    locale: 'en',
  },
}

/** A signed-in, available agent with a live link and nothing to do. */
export function aState(given: Partial<AppState> = {}): AppState {
  return {
    revision: 1,
    historyRevision: 1,
    catalogueRevision: {},
    connection: { link: 'live', since: NOW - 50 * MINUTE, syncedAt: NOW - 2_000 },
    clockOffset: 0,
    signIn: { server: SESSION.server, userName: SESSION.userName },
    session: SESSION,
    agent: {
      userId: 'u1',
      version: 1,
      name: 'Ivo Marsh',
      statusId: 'available',
      since: NOW - 724_000,
      category: 'available',
      skills: [],
    },
    offers: [],
    workitems: [],
    outbox: [],
    waiting: { missed: 0, voicemail: 0, callback: 0, email: 0, sms: 0, chat: 0 },
    health: {
      ackAt: NOW - 1_000,
      tokenUntil: NOW + 52 * MINUTE,
      journal: 'writable',
      notifications: 'shown',
    },
    notices: [],
    ...given,
  }
}
