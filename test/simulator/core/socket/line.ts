import type { DeviceSession } from '../core.ts'
import { cursorAt } from './cursor.ts'
import type { StreamEntry } from './stream.ts'

/** The other end of a socket, as the centre needs it; the last two exist to misbehave. */
export interface Peer {
  send(text: string): void
  close(code: number, reason: string): void
  /** Cuts the connection without a word. */
  drop(): void
  /** From now on neither reads nor answers, and does not close either. */
  freeze(): void
}

/**
 * An event of the next deliveries to go wrong on the way: lost, sent twice, sent after the one behind it, with a message that
 * nobody can read, or cut off in the middle.
 */
export type Mishap = 'drop' | 'repeat' | 'reorder' | 'spoil' | 'garble'

/** An identified connection: one per agent (PROTOCOL 5, "Close codes"). */
export interface Line {
  readonly peer: Peer
  readonly userId: string
  readonly sessionId: string
  readonly session: DeviceSession
  /** What is to go wrong with the next events, one each. */
  readonly mishaps: Mishap[]
  /** The sign-in behind it. */
  token: string
  /** Puts an event of the agent's stream on the wire. */
  deliver(entry: StreamEntry): void
  /** Ends it from this side. */
  end(code: number, reason: string): void
  /** Ends it without a word. */
  cut(): void
}

/** A line whose events carry a cursor once the last page of the snapshot has gone out, and none before. */
export function makeLine(parts: Omit<Line, 'deliver' | 'mishaps'>, mishaps: Mishap[] = []): Line {
  let late: string | undefined
  const send = (text: string) => {
    parts.peer.send(text)
    if (late === undefined) return
    parts.peer.send(late)
    late = undefined
  }
  const deliver = ({ event, upTo }: StreamEntry) => {
    const whole = JSON.stringify(parts.session.complete ? { ...event, cursor: cursorAt(upTo) } : event)
    const mishap = mishaps.shift()
    const text =
      mishap === 'spoil'
        ? JSON.stringify({ ...event, message: { odd: [] } })
        : mishap === 'garble'
          ? whole.slice(0, whole.length >> 1)
          : whole
    if (mishap === 'drop') return
    if (mishap === 'reorder' && late === undefined) late = text
    else send(text)
    if (mishap === 'repeat') parts.peer.send(text)
  }
  return { ...parts, mishaps, deliver }
}
