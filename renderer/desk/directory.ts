import type {
  ActionPayload,
  Contact,
  Disposition,
  Inbox,
  Result,
  Survey,
  User,
} from '../../preload/contract.ts'
import type { Client } from '../client.ts'

/** What the contact centre keeps lists of, by its schema type. */
interface Kinds {
  contact: Contact
  disposition: Disposition
  queue: Inbox
  survey: Survey
  user: User
}

/** A page of a list: what was found, and how much there is. */
export interface Found<T> {
  total: number
  list: T[]
}

export interface Directory {
  /** Searches one kind; `q` as PROTOCOL 2, "Search", reads it. */
  search<K extends keyof Kinds>(
    type: K,
    query?: Omit<ActionPayload<'schemaType.search'>, 'type'>,
  ): Promise<Result<Found<Kinds[K]>>>
  retrieve<K extends keyof Kinds>(type: K, id: string): Promise<Result<Kinds[K]>>
}

/** People, queues, surveys and definitions, asked for when they are needed and never kept: others change them. */
export const createDirectory = (client: Client): Directory => ({
  // The treaty's answer is any of the kinds; the one that was asked for is what comes.
  search: async (type, query = {}) => (await client.run('schemaType.search', { ...query, type })) as never,
  retrieve: async (type, id) => (await client.run('schemaType.retrieve', { type, id })) as never,
})
