import type { Workitem } from '../preload/contract.ts'
import {
  diff,
  isOpen,
  nothingKnown,
  reduce,
  type Change,
  type Heard,
  type Known,
} from '../preload/lifecycle.ts'
import { createBacklog, type Backlog } from './backlog.ts'
import type { Cache, CacheWrite, Clock, Log, Undo } from './ports.ts'

/** How long memory waits for the cache, ms: a disk that hangs must not silence a ring. */
const PATIENCE_MS = 50

/** How news came: `bulk` rows may be written later, `cursor` is stored in one transaction with its rows. */
export interface Road {
  cursor?: string | undefined
  bulk?: boolean
}

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
  /** Did a write fail, so that the cache lags behind what is known? Its cursor stays where it was true. */
  behind(): boolean
  onChanges(listener: (changes: readonly Change[]) => void): Undo
  /** Rows behind `recent` may have changed. */
  onHistory(listener: () => void): Undo
}

/** The one place where news becomes knowledge (DESIGN: commit, then memory, then publish). */
export function createStore(ports: { clock: Clock; log: Log }): Store {
  const { clock, log } = ports
  let known = nothingKnown
  let cache: Cache | undefined
  let backlog: Backlog | undefined
  let behind = false
  let tail: Promise<void> = Promise.resolve()
  const changed = new Set<(changes: readonly Change[]) => void>()
  const history = new Set<() => void>()

  let writes: Promise<void> = Promise.resolve()

  function failed(error: unknown): void {
    if (!behind) log('cache write failed', { reason: error instanceof Error ? error.name : 'unknown' })
    behind = true
    backlog?.distrust()
  }

  /** One write after the other, whatever memory does meanwhile: a cursor never overtakes the rows it vouches for. */
  function write(rows: CacheWrite): Promise<void> {
    const to = cache
    const done = writes.then(() => to?.save(rows))
    writes = done.catch(() => undefined)
    return done
  }

  async function save(workitems: readonly Workitem[], { cursor, bulk }: Road): Promise<void> {
    if (!cache || (workitems.length === 0 && cursor === undefined)) return
    const vouched = behind ? undefined : cursor
    if (bulk) return backlog?.add(workitems, vouched)
    if (backlog?.waiting && vouched !== undefined) backlog.vouch(vouched)
    const now = backlog?.waiting ? undefined : vouched
    await patiently(write({ workitems, ...(now !== undefined && { cursor: now }) }).catch(failed))
  }

  function patiently(written: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const undo = clock.after(PATIENCE_MS, () => {
        log('cache is slow')
        resolve()
      })
      void written.then(() => {
        undo()
        resolve()
      })
    })
  }

  async function step(heard: Heard, road: Road): Promise<void> {
    // A whole list comes after an identify with the stored cursor: all that a failed write lost is being sent again.
    if (heard.openIds) behind = false
    const after = reduce(known, heard)
    const rows = heard.workitems ?? []
    await save(rows, road)
    const changes = diff(known, after)
    known = after
    publish(
      changes,
      rows.some((item) => !isOpen(item)),
    )
  }

  /** Takes the place of the cache that was, once all that is for it is written. */
  async function change(next: Cache | undefined): Promise<void> {
    await backlog?.drained()
    backlog?.stop()
    await writes
    await cache?.close().catch(failed)
    cache = next
    backlog = next && createBacklog({ save: write, clock, failed })
    behind = false
    const before = known
    const rows = (await next?.open().catch(() => [])) ?? []
    known = reduce(nothingKnown, { workitems: rows })
    publish(diff(before, known), true)
  }

  function publish(changes: readonly Change[], historyChanged: boolean): void {
    if (changes.length > 0) for (const hear of changed) hear(changes)
    if (historyChanged) for (const hear of history) hear()
  }

  return {
    known: () => known,
    apply: (heard, road = {}) => (tail = tail.then(() => step(heard, road))),
    open: (next) => (tail = tail.then(() => change(next))),
    cursor: async () => cache?.cursor().catch(() => undefined),
    recent: async (rows) => (await cache?.recent(rows).catch(() => [])) ?? [],
    behind: () => behind || cache === undefined,
    onChanges(listener) {
      changed.add(listener)
      return () => void changed.delete(listener)
    },
    onHistory(listener) {
      history.add(listener)
      return () => void history.delete(listener)
    },
  }
}
