import type * as z from 'zod'
import type { WorkitemState } from './objects.ts'

/** Everything the house needs to know of one verb; a row of ACTIONS. */
export interface Verb {
  readonly input: z.ZodType
  readonly output: z.ZodType
  /** Who carries it out: the contact centre, or the app itself. */
  readonly by: 'server' | 'app'
  /** The word of `workitem.actions[]` that allows it; absent for verbs that no workitem governs. */
  readonly action?: string
  /** The scope it takes (PROTOCOL 2, "Refusals"); for schema types by `input.type`. */
  readonly scope?: string | Readonly<Record<string, string>>
  /** Scopes that single fields take, where they are given. */
  readonly fieldScope?: Readonly<Record<string, string>>
  /** States in which PROTOCOL 4 lets the server list that word. */
  readonly from?: readonly WorkitemState[]
  /** The state that follows for this agent; absent: a flag or nothing changes, or it depends on the case. */
  readonly to?: WorkitemState
  /**
   * What makes a repeat safe: `key` sends an Idempotency-Key, `state` answers 200 where the state already holds,
   * `read` changes nothing (PROTOCOL 2).
   */
  readonly repeat: 'key' | 'state' | 'read'
  /**
   * May it go out while the connection is not live? `no`: call control, refused at once. `held`: section 5's two,
   * for a call known live. `waits`: the table's *waits*. `yes`: it needs no event socket.
   */
  readonly offline: 'no' | 'held' | 'waits' | 'yes'
}

/** A row with its own types kept, to the letter. */
export const verb = <const V extends Verb>(row: V): V => row
