import type { Contact, Survey, User } from '../../preload/contract.ts'
import { NOW } from './fixtures.ts'

export const aUser = (userId: string, name: string, given: Partial<User> = {}): User => ({
  userId,
  version: 1,
  name,
  statusId: 'available',
  since: NOW,
  category: 'available',
  skills: [],
  ...given,
})
export const aContact = (contactId: string, name: string, ...numbers: string[]): Contact => ({
  contactId,
  version: 1,
  name,
  connections: numbers.map((value, index) => ({ kind: 'phone', value, primary: index === 0 })),
})

const IVO = aUser('u1', 'Ivo Marsh')
const USERS = [
  IVO,
  aUser('u2', 'Iva Marin'),
  aUser('u3', 'Eva Lindqvist', { statusId: 'lunch', category: 'away' }),
  aUser('u4', 'Otto Away', { statusId: 'off', category: 'offline' }),
]
const QUEUES = [
  { inboxId: 'billing', name: 'Billing' },
  { inboxId: 'support', name: 'Technical support, second line' },
]
const CONTACTS = [
  aContact('c1', 'Ben Ode', '+14805550134', '+14805550135'),
  aContact('c2', 'Li Wei', '+34915550178'),
]
const SURVEYS: Survey[] = [{ surveyId: 's1', name: 'Complaint', questions: [] }]
const LISTS = { user: USERS, queue: QUEUES, contact: CONTACTS, survey: SURVEYS }

/** Whether each word that is asked for begins a word of the name. */
const isNamed = (name: string, q: string) => {
  const words = name.toLowerCase().split(/\W+/)
  return q.split(' ').every((asked) => words.some((word) => word.startsWith(asked.toLowerCase())))
}
const found = (list: readonly { name: string }[], q = '') => {
  const [, number] = /^connections:(\+\d+)\*$/.exec(q) ?? []
  return list.filter((one) => (number ? JSON.stringify(one).includes(number) : isNamed(one.name, q)))
}

/** The directory of a small house: who is found by the start of a name, a contact by its number as well. */
export const DIRECTORY = {
  'schemaType.search': ({ type, q }: { type: string; q?: string | undefined }) => {
    const list = found(LISTS[type as keyof typeof LISTS] ?? [], q)
    return { ok: true, value: { count: list.length, total: list.length, list } }
  },
}
