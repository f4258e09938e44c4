import type { Clock, Undo } from '../ports.ts'

const MINUTE = 60_000
/** How long after the first link, and how often, ms: nobody waits for it, and a start has better things to do. */
const FIRST_MS = 5 * MINUTE
const AGAIN_MS = 6 * 60 * MINUTE
/** Between two pieces, and while somebody waits on the line, ms. */
const REST_MS = 50
const BUSY_MS = 10_000
const DAY_MS = 24 * 60 * MINUTE

/** What is older than so many days goes, a little at a time. */
export interface Retention {
  /** The link is live, and with it the server's clock: this machine's may be years ahead. */
  begin(): void
  end(): void
}

export function createRetention(ports: {
  clock: Clock
  serverNow(): number
  days: number
  busy(): boolean
  /** Removes a little of what is older than this moment, server ms; true while there is more. */
  trim(before: number): Promise<boolean>
  /** Removes files that nobody has written since this moment, by this machine's clock. */
  sweep(before: number): Promise<void>
}): Retention {
  const { clock, serverNow, days, busy, trim, sweep } = ports
  const age = days * DAY_MS
  let cancel: Undo = () => undefined
  let isLive = false
  /** On the monotonic clock. */
  let dueAt: number | undefined

  function wait(ms: number): void {
    cancel()
    if (isLive) cancel = clock.after(ms, () => void step())
  }
  async function step(): Promise<void> {
    if (busy()) return wait(BUSY_MS)
    // What fails is tried again with the next round.
    const more = await trim(serverNow() - age).catch(() => false)
    if (more) return wait(REST_MS)
    await sweep(clock.wall() - age).catch(() => undefined)
    dueAt = clock.now() + AGAIN_MS
    wait(AGAIN_MS)
  }

  return {
    begin() {
      isLive = true
      dueAt ??= clock.now() + FIRST_MS
      wait(Math.max(0, dueAt - clock.now()))
    },
    end() {
      isLive = false
      cancel()
    },
  }
}
