import * as z from 'zod'
import { oneByOne, PathId } from '../basics.ts'
import { Disposition, Survey } from '../catalogue.ts'
import { Workitem } from '../objects.ts'
import { Contact, Inbox, User } from '../people.ts'
import {
  DispositionOptions,
  SchemaTypeCreate,
  SchemaTypeDelete,
  SchemaTypeRetrieve,
  SchemaTypeSearch,
  SchemaTypeUpdate,
} from '../payloads.ts'
import { verb } from '../verb.ts'

/** Told apart by the id that only its own kind requires. */
const SchemaObject = z.union([Workitem, Disposition, Contact, User, Survey, Inbox])
export type SchemaObject = z.infer<typeof SchemaObject>

const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ count: z.number(), total: z.number(), list: oneByOne(item) })

/** Dispositions and the other schema types (seed disposition.txt, "Interacting with Dispositions", "Permissions"). */
export const CATALOGUE = {
  'dispositions.fetchDispositions': verb({
    input: z.strictObject({ workitemId: PathId.optional() }),
    output: listOf(Disposition),
    by: 'server',
    scope: 'dispositions:read',
    repeat: 'read',
    offline: 'yes',
  }),
  'dispositions.disposition': verb({
    input: DispositionOptions,
    output: Workitem,
    by: 'server',
    action: 'disposition',
    scope: 'workitems:disposition',
    from: ['active', 'hold', 'conference', 'wrapup', 'terminated'],
    repeat: 'key',
    offline: 'waits',
  }),
  'schemaType.create': verb({
    input: SchemaTypeCreate,
    output: SchemaObject,
    by: 'server',
    scope: { disposition: 'dispositions:write' },
    repeat: 'key',
    offline: 'yes',
  }),
  'schemaType.retrieve': verb({
    input: SchemaTypeRetrieve,
    output: SchemaObject,
    by: 'server',
    scope: { disposition: 'dispositions:read' },
    repeat: 'read',
    offline: 'yes',
  }),
  'schemaType.update': verb({
    input: SchemaTypeUpdate,
    output: SchemaObject,
    by: 'server',
    scope: { disposition: 'dispositions:write' },
    repeat: 'state',
    offline: 'yes',
  }),
  'schemaType.delete': verb({
    input: SchemaTypeDelete,
    output: z.null(),
    by: 'server',
    scope: { disposition: 'dispositions:delete' },
    repeat: 'state',
    offline: 'yes',
  }),
  'schemaType.search': verb({
    input: SchemaTypeSearch,
    output: listOf(SchemaObject),
    by: 'server',
    scope: { disposition: 'dispositions:read' },
    repeat: 'read',
    offline: 'yes',
  }),
} as const
