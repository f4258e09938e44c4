import type { Connection } from './socket/connection.ts'
import type { Line, Peer } from './socket/line.ts'
import type { Random } from './random.ts'
import type { Stream } from './socket/stream.ts'
import type { Tenant, User, World } from './world.ts'

/** Undoes what was begun. */
export type Undo = () => void

/** Time as the centre gets it: `now` in ms, and a call in `ms` from now. A virtual clock serves as well as a real one. */
export interface Clock {
  now(): number
  after(ms: number, run: () => void): Undo
}

/** Something worth a line to a person: the words are the sentence, `kind` is for programs. */
export interface Happening {
  at: number
  kind: string
  words: string
}

/** A device's session on the event socket (PROTOCOL 5, `welcome`). */
export interface DeviceSession {
  userId: string
  deviceId: string
  /** Has the last page of its snapshot gone out? */
  complete: boolean
  /** Steady ms since when it has no socket. */
  lostAt?: number
}

/** What can be done to a socket from this side: end it, cut it, or anything that its peer can. */
export interface OpenSocket {
  end(code: number, reason: string): void
  cut(): void
  peer: Peer
}

/** A ticket serves one connection (PROTOCOL 5). `expiresAt` in steady ms. */
export interface Ticket {
  userId: string
  token: string
  expiresAt: number
}

/** Everything a rule of the centre may touch. All but `world` is lost when the server restarts. */
export interface Core {
  readonly world: World
  readonly clock: Clock
  /** Decides what callers do. */
  readonly random: Random
  /** Makes tokens and tickets: apart, so that who signs in when does not change who calls. */
  readonly secrets: Random
  /** Words of `actions[]` that a route of this server answers to. */
  readonly served: ReadonlySet<string>
  /** Every open socket, identified or not. */
  readonly connections: Map<Connection, OpenSocket>
  /** The identified socket of each agent. */
  readonly lines: Map<string, Line>
  readonly streams: Map<string, Stream>
  readonly sessions: Map<string, DeviceSession>
  readonly tickets: Map<string, Ticket>
  /** Idempotency keys whose request has not been answered yet, with their intent. */
  readonly running: Map<string, string>
  /** Agents whose status may have to change at the end of this turn. */
  readonly unsettled: Set<string>
  epoch: string
  /** So many of the next snapshots hold an item that is no workitem. */
  oddItems: number
  /** How much of a snapshot goes on one page, in bytes of JSON, and the pause between two, ms. */
  pages: { bytes: number; gapMs: number }
  /** The route (its `at`) that answers as if it had worked, and does nothing. */
  readonly sabotaged?: string | undefined
  /** The request that is being carried out: named by the events it causes. */
  cause?: { userId: string; requestId: string } | undefined
  tell(kind: string, words: string): void
  /** Carries out what is due; whoever comes from outside finds nothing overdue, however late a timer is. */
  catchUp(): void
  /** Sets the clock for the next due job; called when the list of jobs or the time changed. */
  rearm(): void
}

/** The agent behind an id; an unknown one is a mistake of the simulator. */
export function userOf(core: Core, userId: string): User {
  const user = core.world.users.get(userId)
  if (!user) throw new Error(`no user ${userId}`)
  return user
}

/** The tenant behind an id; an unknown one is a mistake of the simulator. */
export function tenantOf(core: Core, tenantId: string): Tenant {
  const tenant = core.world.tenants.get(tenantId)
  if (!tenant) throw new Error(`no tenant ${tenantId}`)
  return tenant
}

/** The births of centres as they stand in ids: to write one out takes longer than all the rest of an id. */
const births = new Map<number, string>()
function birthOf({ world: { born } }: Core): string {
  const known = births.get(born) ?? born.toString(36)
  if (!births.has(born)) births.set(born, known)
  return known
}

/** A fresh id that no other centre gives out. */
export const newId = (core: Core, prefix: string): string =>
  `${prefix}_${birthOf(core)}_${(++core.world.lastId).toString(36)}`

/** The next version of anything. */
export const nextVersion = (core: Core): number => ++core.world.lastVersion
