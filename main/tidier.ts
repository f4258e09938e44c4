import type { Clock, Undo } from './ports.ts'

/** How long what can be done later is left after something was written, ms: a call comes with a handful of news. */
const REST_MS = 400
/** Where there is much to do, so many pieces are told of at once. */
const PIECES = 32

/** Does what a store has put off, a little at a time, while nothing else wants the disk. */
export interface Tidier {
  /** There may be something to do. */
  soon(): void
  stop(): void
}

/** `tidy` does a little and says whether there is more; where it fails, the next write brings it back. */
export function createTidier(ports: {
  clock: Clock
  busy(): boolean
  tidy(): Promise<boolean>
  /** Much was to be done, and some of it is, or all. */
  told(): void
}): Tidier {
  const { clock, busy, tidy, told } = ports
  let pieces = 0
  let stopped = false
  let waiting = false
  let cancel: Undo = () => undefined

  function wait(ms: number): void {
    waiting = true
    cancel = clock.after(ms, () => void step())
  }
  async function step(): Promise<void> {
    if (busy()) return wait(REST_MS)
    const more = await tidy().catch(() => false)
    waiting = false
    if (stopped) return
    if (more) pieces += 1
    if (more ? pieces % PIECES === 0 : pieces > 0) told()
    if (more) wait(0)
    else pieces = 0
  }

  return {
    soon() {
      if (!waiting && !stopped) wait(REST_MS)
    },
    stop() {
      stopped = true
      cancel()
    },
  }
}
