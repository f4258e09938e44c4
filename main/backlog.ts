import type { Workitem } from '../preload/contract.ts'
import type { CacheWrite, Clock } from './ports.ts'

/** How long a slice of rows holds the process, ms: few are longer than 8 then (DESIGN: a ring never waits for a resync). */
const SLICE_MS = 6
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
  /** How many of them are written. */
  let taken = 0
  let cursor: string | undefined
  let slice = 64
  let msARow: number | undefined
  let running: Promise<void> | undefined
  let stopped = false

  /** One row costs what it lately did: a slice that the machine has interrupted says little about the next. */
  function next(size: number, took: number): number {
    const cost = took / Math.max(1, size)
    msARow = msARow === undefined ? cost : 0.7 * msARow + 0.3 * cost
    const wanted = Math.min(size * 2, Math.max(size / 2, SLICE_MS / msARow))
    return Math.round(Math.min(MOST, Math.max(FEWEST, wanted)))
  }

  async function drain(): Promise<void> {
    // Never over before `running` is set.
    await Promise.resolve()
    while (!stopped && (rows.length > 0 || cursor !== undefined)) {
      const now = rows.slice(taken, taken + slice)
      taken += now.length
      if (taken === rows.length) {
        rows = []
        taken = 0
      }
      const vouched = rows.length === 0 ? cursor : undefined
      if (vouched !== undefined) cursor = undefined
      const began = clock.now()
      await ports.save({ workitems: now, ...(vouched !== undefined && { cursor: vouched }) })
      const took = clock.now() - began
      slice = next(slice, took)
      await new Promise<void>((next) => void clock.after(0, next))
    }
    running = undefined
  }

  return {
    add(more, vouched) {
      for (const row of more) rows.push(row)
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
