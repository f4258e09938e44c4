import type { Core } from './core.ts'
import { newId, nextVersion, tenantOf } from './core.ts'
import { flag, invalid, isObject, requiredText, text } from './fields.ts'
import type { Body } from './fields.ts'
import { mergePatch } from './mergePatch.ts'
import { digits } from './numbers.ts'
import { Refusal } from './refusal.ts'
import type { Patch } from './rows.ts'
import { patched } from './rows.ts'
import { announce } from './schema.ts'
import type { Contact } from './shapes.ts'
import { now } from './time.ts'

/** A contact of this tenant with what belongs to it, or 404. */
export function keptContact(core: Core, tenantId: string, contactId: string) {
  const kept = core.world.contacts.get(contactId)
  if (kept?.tenantId === tenantId) return kept
  throw new Refusal('NOT_FOUND', 'There is no such contact.', { param: 'id' })
}

/** Whose e-mail address this is, if it is a contact's of this tenant. */
export function contactByEmail(core: Core, tenantId: string, address: string): Contact | undefined {
  for (const kept of core.world.contacts.values()) {
    const own = kept.contact.connections.filter(({ kind }) => kind === 'email')
    if (kept.tenantId !== tenantId) continue
    if (own.some(({ value }) => value.toLowerCase() === address.toLowerCase())) return kept.contact
  }
  return undefined
}

/** Changes a contact that exists, and tells everyone of its tenant. */
export function saveContact(core: Core, contactId: string, patch: Patch<Contact>): Contact | undefined {
  const kept = core.world.contacts.get(contactId)
  if (!kept) return undefined
  return store(
    core,
    kept.tenantId,
    { ...patched(kept.contact, patch), version: nextVersion(core) },
    'updated',
  )
}

function store(core: Core, tenantId: string, contact: Contact, change: 'created' | 'updated'): Contact {
  core.world.contacts.set(contact.contactId, { tenantId, modifiedAt: now(core), contact })
  announce(core, tenantId, 'contact', change, contact)
  return contact
}

/** What a person may write of a contact, checked; anything else in the body is ignored. */
type Written = Pick<Contact, 'name' | 'connections' | 'company' | 'doNotCall'>
function readContact(body: Body): Written {
  const company = text(body, 'company')
  const doNotCall = flag(body, 'doNotCall')
  return {
    name: requiredText(body, 'name').trim(),
    connections: readConnections(body['connections']),
    ...(company === undefined ? {} : { company }),
    ...(doNotCall === undefined ? {} : { doNotCall }),
  }
}

function readConnections(value: unknown): Contact['connections'] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) throw invalid('connections', 'connections must be a list.')
  return value.map((one: unknown, index) => {
    const at = `connections[${index}]`
    if (!isObject(one)) throw invalid(at, `${at} must be an object.`)
    const { kind, value: address, primary = false } = one
    if (kind !== 'phone' && kind !== 'email')
      throw invalid(`${at}.kind`, 'A connection is a phone or an email.')
    if (typeof address !== 'string' || address.trim() === '')
      throw invalid(`${at}.value`, `${at}.value is missing.`)
    if (typeof primary !== 'boolean') throw invalid(`${at}.primary`, `${at}.primary must be true or false.`)
    return { kind, value: address.trim(), primary }
  })
}

/** A new contact out of what a person wrote. */
export function createContact(core: Core, tenantId: string, body: Body): Contact {
  const written = readContact(body)
  const contact = { contactId: newId(core, 'ct'), version: nextVersion(core), ...written }
  followDoNotCall(core, tenantId, contact)
  return store(core, tenantId, contact, 'created')
}

/** A JSON merge patch of a contact; one that changes nothing is answered and not told. */
export function changeContact(core: Core, tenantId: string, contactId: string, patch: Body): Contact {
  const { contact: before } = keptContact(core, tenantId, contactId)
  const written = readContact(mergePatch(before, patch) as Body)
  const { blockedAt } = before
  const own = { contactId, version: before.version, ...(blockedAt === undefined ? {} : { blockedAt }) }
  if (isSame(before, { ...own, ...written })) return before
  const contact = { ...own, ...written, version: nextVersion(core) }
  if (contact.doNotCall !== before.doNotCall) followDoNotCall(core, tenantId, contact)
  return store(core, tenantId, contact, 'updated')
}

const sorted = (object: object) => JSON.stringify(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)))
const isSame = (a: object, b: object): boolean => sorted(a) === sorted(b)

/** Who asks not to be called is on the tenant's list with every number, and off it when that is taken back. */
function followDoNotCall(core: Core, tenantId: string, { connections, doNotCall }: Contact): void {
  const list = tenantOf(core, tenantId).doNotCall
  for (const { kind, value } of connections) {
    if (kind !== 'phone' || digits(value) === '') continue
    if (doNotCall === true) list.add(digits(value))
    else list.delete(digits(value))
  }
}
