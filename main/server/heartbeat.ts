import type { Clock, Undo } from '../ports.ts'

/** At most between two beats, while something is urgent, and for an acknowledgement, ms (PROTOCOL 5, "Liveness"). */
const CALM_MS = 4_000
const URGENT_MS = 1_000
const ACK_MS = 2_000

export interface Heartbeat {
  ack(): void
  /** Something may have become urgent: do not sleep through it. */
  quicken(): void
  stop(): void
}

/** Beats, and tells `dead` once when an acknowledgement is late. A quiet link is not a dead one, a deaf one is. */
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

  const pause = () => Math.min(ports.urgent() ? URGENT_MS : CALM_MS, ports.heartbeatMs)

  function schedule(ms: number): void {
    cancelBeat()
    due = clock.now() + ms
    cancelBeat = clock.after(ms, () => {
      ports.beat()
      cancelLate ??= clock.after(ACK_MS, ports.dead)
      schedule(pause())
    })
  }

  schedule(pause())
  return {
    ack() {
      cancelLate?.()
      cancelLate = undefined
    },
    quicken() {
      if (due - clock.now() > pause()) schedule(pause())
    },
    stop() {
      cancelBeat()
      cancelLate?.()
    },
  }
}
