import type { ActionName } from './actions/index.ts'
import type { Failure } from './failure.ts'

/**
 * What has become of something that may wait (PROTOCOL 6). `waiting` it will be sent · `perhaps` it may have gone out
 * and is too old to be sent again · `refused` the server said no, and why is in `failure`.
 */
export type Fate = 'waiting' | 'perhaps' | 'refused'

/** One thing that the person has asked for and the server has not confirmed; it is on the disk. */
export interface Outgoing {
  /** Rises with each: the order in which they were asked for. */
  id: number
  name: ActionName
  /** What it is about; a new SMS is about no workitem yet. */
  workitemId?: string
  /** When it was asked for, server ms. */
  at: number
  fate: Fate
  /** It has been tried: the server may know of it. */
  attempted: boolean
  failure?: Failure
  /** The words as they were given, of what came back: to be changed and sent again. */
  input?: unknown
}
