import { refuse, type Result, type Waiting, type Workitem } from '../preload/contract.ts'
import {
  diff,
  forward,
  isOpen,
  nothingKnown,
  reduce,
  reduceAll,
  type Change,
  type Heard,
  type Known,
} from '../preload/lifecycle.ts'
import { createBacklog, type Backlog } from './backlog.ts'
import type { Query } from './cache/query.ts'
import type { Cache, CacheWrite, Clock, Log, Undo, Unread } from './ports.ts'
import { createListeners } from './listeners.ts'
import { canJoin, endedUnheard, isFlood, newestOf, roadOf, type News, type Road } from './news.ts'
import { createTidier, type Tidier } from './tidier.ts'

export type { Road }

/** How long memory waits for the cache, ms: a disk that hangs must not silence a ring. */
const PATIENCE_MS = 50
/** How long after a flood of news the next turn's is still gathered, and nothing put off is done, ms. */
const FLOOD_MS = 100
/** How long a question to the cache may take, and the leaving of it with all that is still to be written, ms. */
const READ_MS = 1_000
const LEAVE_MS = 5_000
/** How long all of the cache may take to be searched, ms. */
const SEARCH_MS = 10_000

export interface Store {
  known(): Known
  /** Reduce, diff, save, swap, publish, in that order, one at a time. Never rejects. */
  apply(heard: Heard, road?: Road): Promise<void>
  /**
   * Writes what waits, lets the old cache go, and from now on uses this one; what it holds as open work is known at once.
   * Without one, memory is empty and stands alone.
   */
  open(cache: Cache | undefined): Promise<void>
  cursor(): Promise<string | undefined>
  recent(rows: number): Promise<Workitem[]>
  /** A workitem, open or not; `undefined` where neither memory nor the cache has it. */
  find(workitemId: string): Promise<Workitem | undefined>
  /** The cache's own answers; nothing where there is no cache, or it does not answer. */
  unread(rows: number): Promise<Unread | undefined>
  came(from: number, to: number): Promise<Waiting | undefined>
  /** What is cached, searched; `UNAVAILABLE` where there is no cache or it does not answer. */
  search(query: Query): Promise<Result<unknown>>
  /** Did a write fail, so that the cache lags behind what is known? Its cursor stays where it was true. */
  behind(): boolean
  /** Each piece of news, with what it made different; `known` is as it was after it. */
  onChanges(listener: (changes: readonly Change[]) => void): Undo
  /** The same for all that came together, once it is told: for whoever looks at what is known, and not at each step to it. */
  onSettled(listener: (changes: readonly Change[]) => void): Undo
  /** Rows behind `recent` may have changed. */
  onHistory(listener: () => void): Undo
}

/** The one place where news becomes knowledge (DESIGN: commit, then memory, then publish). */
export function createStore(ports: { clock: Clock; log: Log }): Store {
  const { clock, log } = ports
  let known = nothingKnown
  let cache: Cache | undefined
  let backlog: Backlog | undefined
  let tidier: Tidier | undefined
  /** Writes that failed, and how many of those the server's whole list has made good since. */
  let lost = 0
  let madeGood = 0
  let stuck = false
  let tail: Promise<void> = Promise.resolve()
  /** What has come since the last step began, and will be the next one. */
  let gathering: News[] | undefined
  /** When there was so much in one step that more must be on the way. */
  let floodedAt = -Infinity
  let writes: Promise<void> = Promise.resolve()
  const changed = createListeners<[readonly Change[]]>(log)
  const settled = createListeners<[readonly Change[]]>(log)
  const history = createListeners(log)

  const behind = () => lost > madeGood
  const inFlood = () => clock.now() - floodedAt < FLOOD_MS

  function failed(error: unknown): void {
    if (!behind()) log('cache write failed', { reason: nameOf(error) })
    lost += 1
    backlog?.distrust()
  }

  /**
   * One write after the other, whatever memory does meanwhile: a cursor never overtakes the rows it vouches for, and is
   * not stored where one of those before it failed. Never rejects.
   */
  function write({ workitems, cursor }: CacheWrite): Promise<void> {
    const to = cache
    const before = lost
    writes = writes
      .then(() => to?.save({ workitems, ...(cursor !== undefined && lost === before && { cursor }) }))
      .then(() => tidier?.soon())
      .catch((error: unknown) => {
        if (to === cache) failed(error)
      })
    return writes
  }

  /** Resolves when it is on the disk, or lost. */
  function save(workitems: readonly Workitem[], { cursor, bulk }: Road): Promise<void> {
    const vouched = behind() ? undefined : cursor
    if (!cache || !backlog || (workitems.length === 0 && vouched === undefined)) return Promise.resolve()
    if (bulk) {
      backlog.add(workitems, vouched)
      return backlog.drained()
    }
    if (!backlog.waiting) return write({ workitems, ...(vouched !== undefined && { cursor: vouched }) })
    if (vouched !== undefined) backlog.vouch(vouched)
    return write({ workitems })
  }

  /** Nobody waits a second time for a disk that hangs. */
  function patiently(written: Promise<void>): Promise<void> {
    if (stuck) return Promise.resolve()
    return within(PATIENCE_MS, written, () => {
      log('cache is slow')
      stuck = true
      void written.then(() => (stuck = false))
    })
  }

  /** What came of this work, which never rejects, or what to do without it. */
  function within<T>(ms: number, work: Promise<T>, late: () => T): Promise<T> {
    return new Promise((resolve) => {
      const undo = clock.after(ms, () => resolve(late()))
      void work.then((done) => {
        undo()
        resolve(done)
      })
    })
  }

  /** What came together is written together, and told one after the other as if each had come alone. */
  async function step(news: readonly News[]): Promise<void> {
    // A whole list comes after an identify with the stored cursor: all that a failed write lost is being sent again.
    if (news.some(({ heard }) => heard.openIds)) madeGood = lost
    const before = known
    const then = reduceAll(
      before,
      news.map(({ heard, road }) => (road.bulk ? { ...heard, past: true } : heard)),
    )
    const rows = newestOf(
      news.flatMap(({ heard }, i) => [
        ...(heard.workitems ?? []),
        ...endedUnheard(then.changes[i] ?? [], heard),
      ]),
    )
    const road = roadOf(news)
    const written = save(rows, road)
    if (!road.bulk) await patiently(written)
    const next = news.length > 1 ? forward(before) : () => then.known
    for (const changes of then.changes) {
      known = next(changes)
      if (changes.length > 0) changed.tell(changes)
    }
    known = then.known
    const changes = then.changes.flat()
    if (changes.length > 0) settled.tell(changes)
    if (cache && !rows.every(isOpen)) void written.then(() => history.tell())
  }

  /** Takes the place of the cache that was, once all that is for it is written. */
  async function change(next: Cache | undefined): Promise<void> {
    if (cache) await within(LEAVE_MS, leave(cache), () => log('cache is slow'))
    backlog?.stop()
    tidier?.stop()
    cache = next
    backlog = next && createBacklog({ save: write, clock })
    const busy = () => inFlood() || backlog?.waiting === true
    tidier = next && createTidier({ clock, busy, tidy: () => next.tidy(), told: () => history.tell() })
    tidier?.soon()
    writes = Promise.resolve()
    lost = madeGood = 0
    stuck = false
    const rows = next ? await within(READ_MS, next.open().catch(none), none) : []
    const before = known
    known = reduce(nothingKnown, { workitems: rows })
    const changes = diff(before, known)
    if (changes.length > 0) {
      changed.tell(changes)
      settled.tell(changes)
    }
    history.tell()
  }

  async function leave(old: Cache): Promise<void> {
    await backlog?.drained()
    await writes
    await old.close().catch((error: unknown) => log('unexpected error', { reason: nameOf(error) }))
  }

  return {
    known: () => known,
    apply(heard, road = {}) {
      const one = { heard, road }
      if (gathering && canJoin(gathering, one)) gathering.push(one)
      else {
        const mine: News[] = (gathering = [one])
        tail = tail
          .then(() => (inFlood() ? new Promise<void>((next) => void clock.after(0, next)) : undefined))
          .then(() => {
            if (gathering === mine) gathering = undefined
            if (isFlood(mine)) floodedAt = clock.now()
            return step(mine)
          })
      }
      return tail
    },
    open(next) {
      gathering = undefined
      return (tail = tail.then(() => change(next)))
    },
    cursor: async () => cache && within<string | undefined>(READ_MS, cache.cursor().catch(nothing), nothing),
    recent: async (rows) => (cache ? within(READ_MS, cache.recent(rows).catch(none), none) : []),
    find: async (workitemId) =>
      known.workitems.get(workitemId) ??
      (cache && within<Workitem | undefined>(READ_MS, cache.find(workitemId).catch(nothing), nothing)),
    unread: async (rows) =>
      cache && within<Unread | undefined>(READ_MS, cache.unread(rows).catch(nothing), nothing),
    came: async (from, to) =>
      cache && within<Waiting | undefined>(READ_MS, cache.came(from, to).catch(nothing), nothing),
    async search(query) {
      const found = cache?.search(query).then((value) => ({ ok: true as const, value }))
      return found
        ? within<Result<unknown>>(SEARCH_MS, found.catch(unsearchable), unsearchable)
        : unsearchable()
    },
    behind: () => behind() || cache === undefined,
    onChanges: changed.on,
    onSettled: settled.on,
    onHistory: history.on,
  }
}

const unsearchable = () => refuse('UNAVAILABLE', 'What is kept on this machine cannot be searched now.')
const none = (): Workitem[] => []
const nothing = () => undefined
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown')
