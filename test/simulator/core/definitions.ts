import type { Core } from './core.ts'
import { newId, nextVersion } from './core.ts'
import { readDefinition } from './definitionFields.ts'
import type { Disposition } from './disposition.ts'
import { invalid, isObject, text } from './fields.ts'
import type { Body } from './fields.ts'
import { mergePatch } from './mergePatch.ts'
import { Refusal } from './refusal.ts'
import { announce } from './schema.ts'
import { now } from './time.ts'

/** Who asks: what is created or changed carries the name. */
export interface Author {
  tenantId: string
  userId: string
}

/** The definition of this tenant by either of its ids, also a deleted one (PROTOCOL 2). */
export function findDefinition(core: Core, tenantId: string, id: string): Disposition | undefined {
  for (const { tenantId: owner, disposition } of core.world.dispositions.values()) {
    if (owner === tenantId && (disposition._id === id || disposition.dispositionId === id)) return disposition
  }
  return undefined
}

/** The same, or 404. */
export function definitionOf(core: Core, tenantId: string, id: string): Disposition {
  const found = findDefinition(core, tenantId, id)
  if (!found) throw new Refusal('NOT_FOUND', 'There is no such disposition.', { param: 'id' })
  return found
}

function store(
  core: Core,
  { tenantId, userId }: Author,
  fields: Omit<Disposition, 'version' | 'modifiedAt' | 'modifiedBy'>,
  change: 'created' | 'updated' | 'deleted',
): Disposition {
  const own = { version: nextVersion(core), modifiedAt: now(core), modifiedBy: userId }
  const disposition = { ...fields, ...own }
  core.world.dispositions.set(disposition._id, { tenantId, disposition })
  announce(core, tenantId, 'disposition', change, disposition)
  core.tell('catalogue', `The disposition ${disposition.name} was ${change}`)
  return disposition
}

/** Creates a definition; without a `dispositionId` it gets one of its own. */
export function createDefinition(core: Core, author: Author, body: Body): Disposition {
  const written = readDefinition(body)
  const wished = text(body, 'dispositionId')
  if (wished !== undefined && !/^\S{1,200}$/.test(wished))
    throw invalid('dispositionId', 'dispositionId must be a word.')
  if (wished !== undefined && findDefinition(core, author.tenantId, wished))
    throw invalid('dispositionId', `There is a disposition ${wished} already.`)
  const ids = { _id: newId(core, 'did'), dispositionId: wished ?? newId(core, 'disp') }
  const born = { createdAt: now(core), createdBy: author.userId, deletedAt: 0 }
  return store(core, author, { ...written, ...ids, ...born }, 'created')
}

/** A JSON merge patch of a definition; one that changes nothing is answered and not told. */
export function changeDefinition(core: Core, author: Author, before: Disposition, patch: Body): Disposition {
  if (before.deletedAt > 0) throw new Refusal('ACTION_NOT_ALLOWED', `${before.name} has been deleted.`)
  const { _id, dispositionId, version, createdAt, createdBy, deletedAt, modifiedAt, modifiedBy, ...written } =
    before
  const wished = text(patch, 'dispositionId')
  // Workitems name it by this id for ever.
  if (wished !== undefined && wished !== dispositionId)
    throw invalid('dispositionId', 'The dispositionId of a definition cannot be changed.')
  const merged = mergePatch(inTheCodesOf(written, patch), patch) as Body
  const after = readDefinition(merged)
  if (JSON.stringify(after) === JSON.stringify(readDefinition({ ...written }))) return before
  return store(core, author, { ...after, _id, dispositionId, createdAt, createdBy, deletedAt }, 'updated')
}

/** `EN` and `en` are one language: a patch of the one takes the place of the other. */
function inTheCodesOf(written: Body, patch: Body): Body {
  const [had, given] = [namesOf(written), namesOf(patch)]
  if (!had || !given) return written
  const codes = new Set(Object.keys(given))
  const wanted = new Set([...codes].map((code) => code.toUpperCase()))
  const kept = Object.entries(had).filter(([code]) => codes.has(code) || !wanted.has(code.toUpperCase()))
  return { ...written, localizations: { name: Object.fromEntries(kept) } }
}

function namesOf({ localizations }: Body): Body | undefined {
  const name = isObject(localizations) ? localizations['name'] : undefined
  return isObject(name) ? name : undefined
}

/** Deletes softly: hidden in lists, still found by id. What is deleted already stays as it is. */
export function deleteDefinition(core: Core, author: Author, before: Disposition): void {
  if (before.deletedAt === 0) store(core, author, { ...before, deletedAt: now(core) }, 'deleted')
}
