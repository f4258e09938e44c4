import type { Clock, Undo } from '../ports.ts'

/** At most between two beats, while something is urgent, and for an acknowledgement, ms (PROTOCOL 5, "Liveness"). */
const CALM_MS = 4_000
const URGENT_MS = 1_000
const ACK_MS = 2_000
/** Somebody has come back to it and looks, ms (QUALITY: dead links after a wake-up). */
const CHECK_MS = 1_000
/** A server that says much may answer late, behind all of it; who says much and never answers does not hear us, ms. */
const LONGEST_MS = 10_000

export interface Heartbeat {
  ack(): void
  /** A frame has come in, whichever: the link was alive a moment ago. */
  heard(): void
  /** Something may have become urgent: do not sleep through it. */
  quicken(): void
  /** Beats at once, and waits for the answer only so long as somebody would who has just sat down. */
  check(): void
  stop(): void
}

/**
 * Beats, and tells `dead` once when nothing has come after a beat for too long, or no acknowledgement in all that came. A
 * quiet link is not a dead one, a deaf one is.
 */
export function createHeartbeat(ports: {
  clock: Clock
  /** The server's own limit, ms. */
  heartbeatMs: number
  urgent(): boolean
  beat(): void
  dead(): void
}): Heartbeat {
  const { clock } = ports
  let due = 0
  let cancelBeat: Undo = () => undefined
  let cancelLate: Undo | undefined
  /** When the beat went out that is not acknowledged, and when anything was heard last. */
  let askedAt = 0
  let heardAt = -Infinity
  let patience = ACK_MS

  const pause = () => Math.min(ports.urgent() ? URGENT_MS : CALM_MS, ports.heartbeatMs)

  function schedule(ms: number): void {
    cancelBeat()
    due = clock.now() + ms
    cancelBeat = clock.after(ms, () => {
      ports.beat()
      if (!cancelLate) {
        askedAt = clock.now()
        wait()
      }
      schedule(pause())
    })
  }

  const since = () => Math.max(askedAt, heardAt)
  const lateAt = () => Math.min(since() + patience, askedAt + LONGEST_MS)
  function wait(): void {
    cancelLate = clock.after(lateAt() - clock.now(), () => {
      // What has arrived may not be read yet: after a long pause timers come first.
      cancelLate = clock.after(0, () => (clock.now() < lateAt() ? wait() : ports.dead()))
    })
  }

  schedule(pause())
  return {
    ack() {
      cancelLate?.()
      cancelLate = undefined
      patience = ACK_MS
    },
    heard: () => void (heardAt = clock.now()),
    quicken() {
      if (due - clock.now() > pause()) schedule(pause())
    },
    check() {
      ports.beat()
      // A beat that is not answered yet is not forgiven: whoever checks often would else never find out.
      if (!cancelLate) askedAt = clock.now()
      cancelLate?.()
      patience = Math.min(patience, clock.now() - since() + CHECK_MS)
      wait()
      schedule(pause())
    },
    stop() {
      cancelBeat()
      cancelLate?.()
    },
  }
}
