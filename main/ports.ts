import type {
  ActionName,
  Draft,
  Failure,
  FetchWorkitemsResponseBody,
  LinkState,
  LogLine,
  Outgoing,
  Policy,
  Result,
  Ring,
  Session,
  Waiting,
  Workitem,
} from '../preload/contract.ts'
import type { Query } from './cache/query.ts'
import type { DesktopPorts } from './desktopPorts.ts'
import type { FetchPicture } from './mail/pictures.ts'
import type { Owner } from './owner.ts'

export type * from './desktopPorts.ts'

/** Undoes what was begun: a timer, a subscription, a listener. */
export type Undo = () => void

/** Time. `now` is monotonic ms for durations; `wall` is Unix ms of this machine, which may jump. */
export interface Clock {
  now(): number
  wall(): number
  after(ms: number, run: () => void): Undo
}

/** One HTTP exchange; rejects only when there was no answer. */
export type Fetch = (url: string, init: HttpInit) => Promise<HttpAnswer>
export interface HttpInit {
  method: string
  headers: Record<string, string>
  body?: string
  signal: AbortSignal
}
export interface HttpAnswer {
  status: number
  headers: { get(name: string): string | null }
  text(): Promise<string>
  /** The same, as it comes; a network that cannot say it so leaves it out. */
  body?: ReadableStream<Uint8Array> | null
}

/** One WebSocket. `open` is told once, `closed` exactly once and last; nothing is told after `close()` was called. */
export interface SocketEvents {
  open(): void
  frame(text: string): void
  /** `problem`: why it never opened. */
  closed(code: number, reason: string, problem?: Failure): void
}
export interface Socket {
  send(text: string): void
  close(code: number, reason: string): void
}
export type OpenSocket = (url: string, protocol: string, events: SocketEvents) => Socket

/** Rows and the cursor that vouches for them go in one transaction. A rejection means nothing of it was written. */
export interface CacheWrite {
  workitems: readonly Workitem[]
  cursor?: string
}

/** What came of opening a cache file. */
export type CacheOpened = 'fresh' | 'kept' | 'rebuilt' | 'newer'

/** What waits to be dealt with: some of it, and how much there is where that is known. */
export interface Unread {
  items: Workitem[]
  counts?: Waiting
}

/** The thrown-away-at-will store, one per tenant and user. Asynchronous: the core never assumes a disk is quick. */
export interface Cache {
  readonly opened: CacheOpened
  save(write: CacheWrite): Promise<void>
  cursor(): Promise<string | undefined>
  /** Not terminated, newest first. */
  open(): Promise<Workitem[]>
  /** Terminated, newest first by `endedAt ?? modifiedAt`. */
  recent(rows: number): Promise<Workitem[]>
  find(workitemId: string): Promise<Workitem | undefined>
  /** What is over and nobody has dealt with, newest first; `counts` of all of it, once a snapshot has ended here. */
  unread(rows: number): Promise<Unread>
  /** How many of each kind came after `from` and until `to`, server ms. */
  came(from: number, to: number): Promise<Waiting>
  /** What it holds, searched as PROTOCOL 2 says; of all but the `takingIn` rows whose words it does not know yet. */
  search(query: Query): Promise<FetchWorkitemsResponseBody & { takingIn?: number }>
  /** Does a little of what saving has put off; true while there is more. */
  tidy(): Promise<boolean>
  /** Removes some of what ended before this moment, server ms, but for the `spared`; true while there is more. */
  trim(before: number, spared: readonly string[]): Promise<boolean>
  close(): Promise<void>
}
/** `rebuilt`: the file was found damaged in use, and another was begun; all but what is in memory is to be had again. */
export type OpenCache = (owner: Owner, rebuilt?: () => void) => Promise<Cache>

/** What was asked for and may wait, as it is written before it is sent (PROTOCOL 6). */
export interface Entry extends Outgoing {
  /** The Idempotency-Key it was born with. */
  key: string
  name: ActionName
  input: object
  /** The version of its workitem when it was asked for, or as its own forerunner has left it. */
  baseVersion?: number
}
export type NewEntry = Omit<Entry, 'id' | 'attempted' | 'fate' | 'failure'>
export type EntryChange = Partial<
  Pick<Entry, 'key' | 'input' | 'baseVersion' | 'attempted' | 'fate' | 'failure'>
>

/** A while in which the link was live, server ms. Between two of them nothing was heard. */
export interface Span {
  /** Names it; the first moment. */
  since: number
  /** The last moment at which something is known to have been heard. */
  until: number
  /** When the program began that heard it. */
  started: number
  /** Why it ended: the link's next state, or `off` where the program ended; absent for one that was killed. */
  why?: LinkState | 'off'
}

/** What came of opening a journal. `salvaged`: it was damaged, and what could be read was kept. `newer`, `readOnly`: only read. */
export type JournalOpened = 'fresh' | 'kept' | 'salvaged' | 'newer' | 'readOnly'

/** Small and durable, one per tenant and user: what a promise resolves for is on the disk. Rejects where it is not. */
export interface Journal {
  readonly opened: JournalOpened
  /** Oldest first. */
  entries(): Promise<Entry[]>
  add(entry: NewEntry): Promise<Entry>
  change(id: number, change: EntryChange): Promise<void>
  /** Given up by the person. */
  remove(id: number): Promise<void>
  /** Confirmed by the server: with the entry go the drafts that said what it said. */
  finish(id: number): Promise<void>
  drafts(): Promise<Draft[]>
  /** `text` null: there is no draft in that field any more. */
  keepDraft(draft: Omit<Draft, 'text'> & { text: string | null }): Promise<void>
  /** Ids of the offers and cards that were shown. */
  shown(): Promise<string[]>
  markShown(ids: readonly string[], at: number): Promise<void>
  /** Offers as they were met here, of these workitems. */
  rings(workitemIds: readonly string[]): Promise<Ring[]>
  /** The newest offers, newest first. */
  lastRings(count: number): Promise<Ring[]>
  /** A new one, or another fact of it. */
  keepRing(ring: Ring): Promise<void>
  /** When the link was live, oldest first. */
  spans(): Promise<Span[]>
  keepSpan(span: Span): Promise<void>
  /** Removes some of the rings, cards and times before this moment, server ms; true while there is more. */
  trim(before: number): Promise<boolean>
  close(): Promise<void>
}
export type OpenJournal = (owner: Owner) => Promise<Journal>

/** Where the sign-in token rests between starts. `save` says whether it could be kept encrypted; if not, nothing is. */
export interface Secrets {
  load(): Promise<string | undefined>
  save(secret: string): Promise<boolean>
  clear(): Promise<void>
}

/** Takes away what a person leaves on this machine. */
export interface Wiper {
  /** Writes down that what is kept of this person is to go: from now on it goes, whatever happens. Never rejects. */
  begin(owner: Owner): Promise<void>
  /** Removes what is written down, also by an earlier run; false where something would not go. Never rejects. */
  finish(): Promise<boolean>
  /**
   * This person is here (again), and their files are about to be opened: goes on with what is left first. What still would not
   * go is theirs again, and no later start takes it from them. Never rejects.
   */
  spare(owner: Owner): Promise<void>
}

/** Small facts without secrets that a start needs before there is a network. */
export interface Profile {
  deviceId: string
  /** Who was signed in last, and what their tenant allows; cleared by signing out. */
  last?: Session
}
export interface ProfileFile {
  load(): Promise<Profile>
  save(profile: Profile): Promise<void>
}

/** A log line: a fixed phrase and facts from an allow-list of harmless fields (DESIGN: logs by allow-list). */
export type Log = (phrase: string, facts?: LogFacts) => void
export interface LogFacts {
  action?: string
  code?: string
  status?: number
  state?: string
  name?: string
  reason?: string
  ms?: number
  count?: number
  seq?: number
  id?: string
  /** What the person asked for, from the click on; it goes to the server as `X-Request-Id`. */
  ask?: string
  /** The server's own name for the request: of its answer, or behind an event. */
  request?: string
}

/** Everything outside that the core touches. */
export interface Ports extends DesktopPorts {
  clock: Clock
  fetch: Fetch
  openSocket: OpenSocket
  /** The network may have gone without a word: no new request goes over a connection that is open now. */
  distrust(): void
  openCache: OpenCache
  openJournal: OpenJournal
  secrets: Secrets
  profile: ProfileFile
  /** Uniform in [0, 1). */
  random(): number
  /** A fresh UUID. */
  uuid(): string
  log: Log
  /** Asks the person where to, and writes the flight recorder there; `saved` is false where they thought better of it. */
  saveRecording(): Promise<Result<{ saved: boolean }>>
  /** A picture of a letter, which the person allowed: from anywhere on the internet, and from nowhere nearer. */
  fetchPicture: FetchPicture
  /** Asks the person, and opens an address outside of the app; `says` is what a letter calls it. False where it was not opened. */
  openOutside(address: string, says: string): Promise<boolean>
  /** What the company has set on this machine; absent where it has set nothing. */
  policy?: Policy | undefined
  /** Absent where nothing is kept. */
  wiper?: Wiper | undefined
  /** Removes files of nobody's use that were last written before, Unix ms of this machine, while this person is here. */
  sweep?: ((before: number, here: Owner) => Promise<void>) | undefined
  /** The newest lines of the log, newest first, at most so many. */
  logged(rows: number): LogLine[]
}
