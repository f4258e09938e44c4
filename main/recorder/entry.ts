import type { ActionName, AppState, LinkState } from '../../preload/contract.ts'

/** What happened to the machine or the window, as far as the phone cares. */
export type SystemEvent =
  'resume' | 'network' | 'suspend' | 'lock' | 'unlock' | 'hidden' | 'shown' | 'pageGone'

/**
 * What the flight recorder keeps of one moment. Sockets and requests are counted from 1 in a run. Nothing here has left
 * the process: `file.ts` takes out what is not on its lists.
 */
export type Happening =
  /** Everything from here on can be understood from here: what was known, and the open socket and its place, if any. */
  | { kind: 'checkpoint'; state: AppState; socket?: number; position?: Place }
  /** Somebody's session is open, and this is what the cache and the journal had for them. */
  | ({ kind: 'session'; session: NonNullable<AppState['session']> } & Pick<AppState, 'workitems' | 'outbox'>)
  | { kind: 'opening' | 'opened'; socket: number }
  | { kind: 'in' | 'out'; socket: number; text: string }
  /** `closed` by the other end or the network, `hungUp` by us. */
  | { kind: 'closed' | 'hungUp'; socket: number; code: number }
  | { kind: 'asking'; request: number; method: string; path: string }
  /** Without a status there was no answer. */
  | { kind: 'answered'; request: number; status?: number; retryAfter?: string; text?: string }
  | { kind: 'run'; name: ActionName; input: unknown }
  | { kind: 'system'; what: SystemEvent }
  | { kind: 'link'; link: LinkState }
  | { kind: 'change'; what: 'workitem' | 'offer' | 'agent'; id: string; state?: string; version?: number }
  | { kind: 'said'; phrase: string; reason?: string }
  | { kind: 'chance'; value: number }

/** A moment: `at` in ms of the monotonic clock. */
export type Moment = Happening & { at: number }

/** Where the stream stands (PROTOCOL 5). */
export interface Place {
  sessionId: string
  epoch: string
  seq: number
}
