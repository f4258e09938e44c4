import type { Contact, Settings } from '../core/shapes.ts'
import type { Tenant, User, World } from '../core/world.ts'
import { CONTACTS } from './contacts.ts'
import { dispositionsBornAt } from './dispositions.ts'
import { FAR_ENDS } from './farEnds.ts'
import { PASSWORD, PEOPLE, QUEUES } from './people.ts'
import type { Person } from './people.ts'
import { STATUSES } from './statuses.ts'
import { SURVEYS } from './surveys.ts'
import { MORNING_TEXTS, REPLIES, TICKETS } from './texts.ts'

const SETTINGS: Settings = {
  wrapupSeconds: 60,
  wrapupExtendSeconds: 30,
  dispositionRequired: true,
  offerSeconds: 20,
  autoAnswerSeconds: null,
  rejectStatusId: null,
  recordingAllowed: true,
  region: 'US',
  locale: 'en',
}

const tenant = (tenantId: string, name: string): Tenant => ({
  tenantId,
  name,
  settings: { ...SETTINGS },
  statuses: [...STATUSES],
  blocked: new Set(),
  doNotCall: new Set(),
  campaignDoNotCall: new Map(),
  voicemailMessage: `You have reached a message of ${name}. We tried to call you, and will try again tomorrow.`,
})

const user = (person: Person, born: number): User => ({
  userName: person.userName,
  password: PASSWORD,
  tenantId: person.tenantId,
  authorities: person.authorities,
  capacity: 3,
  chosenStatusId: 'st_available',
  working: false,
  online: false,
  ...(person.colleague ? { colleague: person.colleague } : {}),
  agent: {
    userId: person.userId,
    version: 0,
    name: person.name,
    statusId: person.colleague ? 'st_available' : 'st_offline',
    since: born,
    category: person.colleague ? 'available' : 'offline',
    skills: person.skills,
  },
})

/** Unlike the demonstration's in every way, to show that no tenant sees the other's. */
const FOREIGN_CONTACT: Contact = {
  contactId: 'ct_foreign',
  version: 0,
  name: 'Foreign Contact',
  connections: [{ kind: 'phone', value: '+14805550234', primary: true }],
}

/**
 * A fresh world with the seed data, born at `born` (Unix ms). Versions begin there too: a client that kept something of
 * an earlier world finds everything of this one newer.
 */
export function newWorld(born: number, scenario = 'quiet'): World {
  const other = tenant('t_other', 'Another Company')
  other.settings.dispositionRequired = false
  const tenants = [tenant('t_demo', 'Ringdesk Demo'), other]
  const definitions = dispositionsBornAt(born)
  let version = born
  const keptBy = (tenantId: string, contact: Contact) => ({ tenantId, modifiedAt: born, contact })
  const versioned = <T extends { version: number }>(object: T): T => ({ ...object, version: ++version })
  const world: World = {
    born,
    lastId: 0,
    lastVersion: born,
    advanced: 0,
    skew: 0,
    servers: 0,
    origin: '',
    tokenSeconds: 3_600,
    bareLocation: false,
    heartbeatMs: 4_000,
    mediaSeconds: 600,
    tenants: new Map(tenants.map((one) => [one.tenantId, one])),
    users: new Map(PEOPLE.map((person) => [person.userId, user(person, born)])),
    queues: new Map(QUEUES.map((queue) => [queue.inboxId, queue])),
    contacts: new Map([
      ...CONTACTS.map((one) => [one.contactId, keptBy('t_demo', versioned(one))] as const),
      [FOREIGN_CONTACT.contactId, keptBy('t_other', versioned(FOREIGN_CONTACT))],
    ]),
    dispositions: new Map(
      definitions.map((one) => [one._id, { tenantId: 't_demo', disposition: versioned(one) }] as const),
    ),
    surveys: new Map(
      SURVEYS.map((one) => [one.surveyId, { tenantId: 't_demo', survey: versioned(one) }] as const),
    ),
    tickets: new Map(TICKETS.map((id) => [id, { tenantId: 't_demo', openedAt: born - 86_400_000 }] as const)),
    surveysSent: [],
    mailSent: [],
    bodies: new Map(),
    replies: new Map(Object.entries(REPLIES).map(([number, replies]) => [number, [...replies]] as const)),
    writers: MORNING_TEXTS,
    calls: new Map(),
    farEnds: new Map(FAR_ENDS),
    sounds: new Map(),
    grants: new Map(),
    ringing: new Set(),
    pending: new Set(),
    rows: new Map(),
    changes: [],
    open: new Map(),
    offers: new Map(),
    tokens: new Map(),
    answers: new Map(),
    effects: new Map(),
    jobs: [],
    scenario: { name: scenario, started: false, calls: 0, texts: 0 },
  }
  for (const one of world.users.values()) one.agent = versioned(one.agent)
  world.lastVersion = version
  return world
}
