import type { ActionName } from './actions/index.ts'
import type { Alerts } from './alerts.ts'
import type { Offer, Workitem } from './objects.ts'
import type { Agent } from './people.ts'
import type { Session } from './session.ts'
import type { CallBarWhen } from '../words/choices.ts'
import type { Failure } from './failure.ts'
import type { GlobalKeys } from './globalKeys.ts'
import type { Health, PhoneTest } from './health.ts'
import type { Asked, Settled } from './links.ts'
import type { CatchUp, Waiting } from './missed.ts'
import type { Outgoing } from './outgoing.ts'
import type { PolicyStatus } from './policy.ts'
import type { UpdateStatus } from './updates.ts'
import type { SchemaType } from '../words/seeds.ts'

/**
 * The link to the contact centre.
 * `signedOut` nobody is signed in · `connecting` first contact · `reconnecting` lost, trying again · `syncing` connected,
 * page 1 or `resumed` not in yet · `live` what is shown is true · `expired` sign-in needed again · `replaced` another
 * device took over · `stopped` the two do not understand each other, and the app tries no more by itself.
 */
export type LinkState =
  'signedOut' | 'connecting' | 'reconnecting' | 'syncing' | 'live' | 'expired' | 'replaced' | 'stopped'

export interface Connection {
  link: LinkState
  /** Local Unix ms since when the link is in this state. */
  since: number
  /** Local Unix ms since when what is shown may be out of date; absent while live. */
  staleSince?: number
  /** Local Unix ms of the next attempt, while reconnecting. */
  retryAt?: number
  /** Local Unix ms of the last news or acknowledgement. */
  syncedAt?: number
  /** Why the last attempt failed, in one plain sentence. */
  problem?: Failure
}

/** Facts about this installation that the agent should know; a word each, told by the window. */
export type Notice =
  | 'tokenInMemory'
  | 'unsandboxed'
  | 'cacheRebuilt'
  | 'cacheNewer'
  | 'cacheBehind'
  | 'journalSalvaged'
  | 'journalNewer'
  | 'journalReadOnly'
  | 'journalMissing'
  | 'noNotifications'
  | 'notificationsHidden'
  | 'testRuntime'
  | 'policyProblem'
  | 'proxyInMemory'

/** What main pushes, whole, after each change. Holds open work only; history is asked for. */
export interface AppState {
  /** Rises with each push: an older push never overwrites a newer one. */
  revision: number
  /** Rises when the rows behind `history.recent` may have changed. */
  historyRevision: number
  /**
   * By schema type, rises when the server may keep something else than what was read of it: an object was created, changed
   * or deleted, or the connection was away while that could have happened.
   */
  catalogueRevision: Partial<Record<SchemaType, number>>
  connection: Connection
  /** Server clock minus local clock, ms. */
  clockOffset: number
  /** Whom the sign-in form should name before there is a session. */
  signIn: { server: string; userName: string }
  session?: Session
  agent?: Agent
  offers: Offer[]
  workitems: Workitem[]
  /** What was asked for and is not confirmed, oldest first. */
  outbox: Outgoing[]
  /** How much waits to be dealt with; absent while nobody knows, which is not the same as nothing. */
  waiting?: Waiting
  /** What came while nothing was heard, until it is dismissed. */
  catchUp?: CatchUp
  /** What readiness is judged by (`preload/readiness.ts`). */
  health: Health
  /** The workitem that was last asked for outside of the window, and the panel to open at it; `n` rises with each. */
  wanted?: { workitemId: string; n: number; panel?: 'transfer' }
  /** What was asked for outside of the window and did not happen, the last of it; `n` rises with each. */
  refused?: { action: ActionName; failure: Failure; n: number }
  /** How calls are told beside the window; absent where there is no desktop to tell them. */
  alerts?: Alerts
  /** When a call has a bar above all windows; absent where there is no desktop for it. */
  callBar?: { when: CallBarWhen }
  /** The keys that act in every program; absent where there is no desktop to hold them. */
  globalKeys?: GlobalKeys
  /** A number that was asked for outside of the window, until the window has taken it. */
  asked?: Asked
  /** Who opens links that dial, and whether the app starts with the session; absent where there is no desktop. */
  settled?: Settled
  /** The last *Test my phone* of this run, or the one under way. */
  phoneTest?: PhoneTest
  /** How it stands with a newer version; absent where there is no desktop to be updated. */
  update?: UpdateStatus
  /** The company's proxy (`host:port`) that lets nothing through until the agent has signed in to it. */
  proxy?: { host: string; problem: 'asks' | 'wrong' }
  notices: Notice[]
  /** What the company has set on this machine; absent where it has set nothing. */
  policy?: PolicyStatus
}
