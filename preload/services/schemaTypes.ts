import type {
  ActionPayload,
  Contact,
  Disposition,
  Inbox,
  SchemaType,
  SchemaTypeSearchPayload,
  Survey,
  User,
  Workitem,
} from '../contract.ts'
import type { Ask } from './failure.ts'

/** What each schema type is. */
export interface SchemaObjects {
  disposition: Disposition
  contact: Contact
  user: User
  queue: Inbox
  survey: Survey
  workitem: Workitem
}
/** What may be written of each type that can be. */
type DataOf<V extends 'schemaType.create' | 'schemaType.update', T> = Extract<
  ActionPayload<V>,
  { type: T }
>['data']
type Writable = ActionPayload<'schemaType.create'>['type']
type Deletable = ActionPayload<'schemaType.delete'>['type']

/** An answer of `search`; for dispositions it is the seeds' `FetchDispositionsResponse`. */
export interface SchemaTypeList<T> {
  count: number
  total: number
  list: T[]
}

/** The documented SchemaTypeClient (seed disposition.txt, "Manage Disposition definitions"). Rejects with a `ServiceError`. */
export class SchemaTypeClient {
  readonly #ask: Ask

  constructor(ask: Ask) {
    this.#ask = ask
  }

  // The type that is named decides what comes back, which a table of verbs cannot say; hence the casts.
  async create<T extends Writable>(
    type: T,
    { data }: { data: DataOf<'schemaType.create', T> },
  ): Promise<SchemaObjects[T]> {
    const input: unknown = { type, data }
    return (await this.#ask(
      'schemaType.create',
      input as ActionPayload<'schemaType.create'>,
    )) as SchemaObjects[T]
  }
  async retrieve<T extends SchemaType>(type: T, { id }: { id: string }): Promise<SchemaObjects[T]> {
    return (await this.#ask('schemaType.retrieve', { type, id })) as SchemaObjects[T]
  }
  /** A JSON merge patch: what is not named stays, null takes a field away (PROTOCOL 2). */
  async update<T extends Writable>(
    type: T,
    { id, data }: { id: string; data: DataOf<'schemaType.update', T> },
  ): Promise<SchemaObjects[T]> {
    const input: unknown = { type, id, data }
    return (await this.#ask(
      'schemaType.update',
      input as ActionPayload<'schemaType.update'>,
    )) as SchemaObjects[T]
  }
  async search<T extends SchemaType>(
    type: T,
    payload: SchemaTypeSearchPayload = {},
  ): Promise<SchemaTypeList<SchemaObjects[T]>> {
    return (await this.#ask('schemaType.search', { ...payload, type })) as SchemaTypeList<SchemaObjects[T]>
  }
  /** It is hidden in lists from then on, and still found by its id. */
  async delete(type: Deletable, { id }: { id: string }): Promise<void> {
    await this.#ask('schemaType.delete', { type, id })
  }
}
