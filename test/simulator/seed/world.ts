import type { Contact, Settings } from '../core/shapes.ts'
import type { Tenant, User, World } from '../core/world.ts'
import { CONTACTS } from './contacts.ts'
import { dispositionsBornAt } from './dispositions.ts'
import { PASSWORD, PEOPLE, QUEUES } from './people.ts'
import type { Person } from './people.ts'
import { STATUSES } from './statuses.ts'

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
  agent: {
    userId: person.userId,
    version: 0,
    name: person.name,
    statusId: 'st_offline',
    since: born,
    category: 'offline',
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
  const versioned = <T extends { version: number }>(object: T): T => ({ ...object, version: ++version })
  const world: World = {
    born,
    lastId: 0,
    lastVersion: born,
    advanced: 0,
    skew: 0,
    servers: 0,
    tokenSeconds: 3_600,
    bareLocation: false,
    heartbeatMs: 4_000,
    tenants: new Map(tenants.map((one) => [one.tenantId, one])),
    users: new Map(PEOPLE.map((person) => [person.userId, user(person, born)])),
    queues: new Map(QUEUES.map((queue) => [queue.inboxId, queue])),
    contacts: new Map([
      ...CONTACTS.map((one) => [one.contactId, { tenantId: 't_demo', contact: versioned(one) }] as const),
      [FOREIGN_CONTACT.contactId, { tenantId: 't_other', contact: versioned(FOREIGN_CONTACT) }],
    ]),
    dispositions: new Map(
      definitions.map(
        (one) => [one.dispositionId, { tenantId: 't_demo', disposition: versioned(one) }] as const,
      ),
    ),
    tickets: new Map(),
    surveysSent: [],
    calls: new Map(),
    ringing: new Set(),
    pending: new Set(),
    rows: new Map(),
    open: new Map(),
    offers: new Map(),
    tokens: new Map(),
    answers: new Map(),
    effects: new Map(),
    jobs: [],
    scenario: { name: scenario, started: false, calls: 0 },
  }
  for (const one of world.users.values()) one.agent = versioned(one.agent)
  world.lastVersion = version
  return world
}
