import type { Centre } from '../core/centre.ts'
import type { Clock, Undo } from '../core/core.ts'
import type { Connection } from '../core/socket/connection.ts'

/** A frame as it came off the wire. */
export type Frame = Record<string, unknown> & { type: string }

/** A device at the end of an event socket without a network: it keeps what it hears and says what it is told to. */
export interface Device {
  frames: Frame[]
  /** How the socket was closed from the other side; `drop` and `freeze` are the peer's misbehaviour. */
  ended?: { code: number; reason: string } | 'drop' | 'freeze'
  say(frame: object | string): void
  /** Beats as a client does, every 4 s; until told to fall silent. */
  fallSilent(): void
  /** Goes away by itself. */
  leave(): void
  events(name?: string): Frame[]
  last(type: string): Frame | undefined
}

const BEAT_MS = 4_000

export function openDevice(centre: Centre, clock: Clock): Device {
  let stopBeating: Undo = () => undefined
  const beat = () => {
    stopBeating = clock.after(BEAT_MS, () => {
      connection.receive(JSON.stringify({ type: 'heartbeat', lastSeq: 0 }))
      if (device.ended === undefined) beat()
    })
  }
  const device: Device = {
    frames: [],
    say: (frame) => connection.receive(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    fallSilent: () => stopBeating(),
    leave() {
      stopBeating()
      connection.closed()
    },
    events: (name) =>
      device.frames.filter(
        (frame) => frame.type === 'event' && (name === undefined || frame['name'] === name),
      ),
    last: (type) => device.frames.findLast((frame) => frame.type === type),
  }
  const connection: Connection = centre.connect({
    send: (text) => void device.frames.push(JSON.parse(text) as Frame),
    close: (code, reason) => (device.ended = { code, reason }),
    drop: () => (device.ended = 'drop'),
    freeze: () => (device.ended = 'freeze'),
  })
  beat()
  return device
}
