import type { Workitem } from '../preload/contract.ts'
import type { CacheWrite, Clock } from './ports.ts'

/** A slice of rows may hold the process no longer than this, ms (DESIGN: a ring never waits for a resync). */
const SLICE_MS = 8
const FEWEST = 8
const MOST = 2_048

export interface Backlog {
  /** Rows that may wait, and the cursor that holds once they are all written. */
  add(rows: readonly Workitem[], cursor: string | undefined): void
  /** A cursor that came by another road while rows were waiting: it may be stored only after them. */
  vouch(cursor: string): void
  /** Rows were lost: what waits is still written, but no cursor with it. */
  distrust(): void
  readonly waiting: boolean
  /** Resolves when nothing waits any more. */
  drained(): Promise<void>
  stop(): void
}

/** Writes bulk rows behind everybody's back, in slices that adapt to the disk. `save` never rejects. */
export function createBacklog(ports: { save(write: CacheWrite): Promise<void>; clock: Clock }): Backlog {
  const { clock } = ports
  let rows: Workitem[] = []
  let cursor: string | undefined
  let slice = 64
  let running: Promise<void> | undefined
  let stopped = false

  async function drain(): Promise<void> {
    // Never over before `running` is set.
    await Promise.resolve()
    while (!stopped && (rows.length > 0 || cursor !== undefined)) {
      const now = rows.slice(0, slice)
      rows = rows.slice(slice)
      const vouched = rows.length === 0 ? cursor : undefined
      if (vouched !== undefined) cursor = undefined
      const began = clock.now()
      await ports.save({ workitems: now, ...(vouched !== undefined && { cursor: vouched }) })
      const took = clock.now() - began
      slice = Math.min(MOST, Math.max(FEWEST, took > SLICE_MS ? slice >> 1 : slice << 1))
      await new Promise<void>((next) => void clock.after(0, next))
    }
    running = undefined
  }

  return {
    add(more, vouched) {
      rows = rows.concat(more)
      if (vouched !== undefined) cursor = vouched
      running ??= drain()
    },
    vouch(vouched) {
      cursor = vouched
    },
    distrust() {
      cursor = undefined
    },
    get waiting() {
      return running !== undefined
    },
    drained: () => running ?? Promise.resolve(),
    stop() {
      stopped = true
    },
  }
}
