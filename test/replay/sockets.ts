import type { OpenSocket, SocketEvents } from '../../main/ports.ts'
import type { Scheduler } from '../simulation/scheduler.ts'
import { ofKind, type MomentOf, type Recording } from './recording.ts'

/** A beat is answered as the recorded one nearest to it was; that far away at most, and answered within this, ms. */
const BEAT_MS = 4_500
const ANSWERED_MS = 2_500

/**
 * The event sockets of a replay: what the other end did on the n-th socket then, it does on the n-th now, at the same
 * moment. Beats fall at other moments than they did, so each is answered as its nearest was.
 */
export function createSockets(
  time: Scheduler,
  recording: Recording,
  begins: number,
  wall: () => number,
): OpenSocket {
  const [checkpoint] = ofKind(recording, 'checkpoint')
  const numbers = ofKind(recording, 'opening').map(({ socket }) => socket)
  if (checkpoint?.position && checkpoint.socket !== undefined) numbers.unshift(checkpoint.socket)
  let resumed = checkpoint?.position

  function beatsOf(socket: number) {
    const frames = ofKind(recording, 'in', 'out').filter((one) => one.socket === socket)
    const acks = frames
      .filter((one) => one.kind === 'in' && typeOf(one) === 'heartbeatAck')
      .map((one) => one.at - begins)
    return frames
      .filter((one) => one.kind === 'out' && typeOf(one) === 'heartbeat')
      .map((one) => one.at - begins)
      .map((at) => ({ at, answered: acks.some((ack) => ack >= at && ack < at + ANSWERED_MS) }))
  }

  return (_url, _protocol, events) => {
    const socket = numbers.shift()
    let over = false
    const alive = guarded(
      events,
      () => over,
      () => (over = true),
    )
    const beats = socket === undefined ? [] : beatsOf(socket)
    const then = resumed
    resumed = undefined
    if (then && checkpoint) time.after(0, () => alive.open())
    if (then && checkpoint)
      time.after(0, () => alive.say({ type: 'hello', heartbeatMs: 15_000, serverTime: wall() }))
    for (const moment of recording.moments) {
      if (!('socket' in moment) || moment.socket !== socket || moment.kind === 'checkpoint') continue
      const due = moment.at - begins - time.now()
      if (moment.kind === 'opened') time.after(due, () => alive.open())
      if (moment.kind === 'closed') time.after(due, () => alive.closed(moment.code))
      if (moment.kind === 'in')
        time.after(due, () => alive.text(moment.unreadable === undefined ? JSON.stringify(moment.json) : '{'))
    }
    return {
      send(text) {
        const { type, lastSeq } = JSON.parse(text) as { type: string; lastSeq?: number }
        if (type === 'heartbeat' && isAnswered(beats, time.now()))
          time.after(1, () => alive.say({ type: 'heartbeatAck', serverTime: wall(), seq: lastSeq ?? 0 }))
        if (type === 'identify' && then && checkpoint)
          for (const frame of anew(checkpoint, wall())) time.after(0, () => alive.say(frame))
      },
      close: () => void (over = true),
    }
  }
}

const typeOf = ({ json }: { json?: unknown }): unknown =>
  typeof json === 'object' && json !== null && 'type' in json ? json.type : undefined

function isAnswered(beats: readonly { at: number; answered: boolean }[], now: number): boolean {
  const [nearest] = beats.toSorted((a, b) => Math.abs(a.at - now) - Math.abs(b.at - now))
  return nearest !== undefined && Math.abs(nearest.at - now) < BEAT_MS && nearest.answered
}

/** Nothing is told after the end. */
function guarded(events: SocketEvents, isOver: () => boolean, end: () => void) {
  const text = (frame: string) => void (isOver() || events.frame(frame))
  return {
    open: () => void (isOver() || events.open()),
    text,
    say: (frame: object) => text(JSON.stringify(frame)),
    closed(code: number) {
      if (isOver()) return
      end()
      events.closed(code, '')
    },
  }
}

/** What was known at the checkpoint, as a server would tell it to somebody who comes anew. */
function anew({ position, state }: MomentOf<'checkpoint'>, serverTime: number): object[] {
  const { sessionId, epoch, seq } = position ?? { sessionId: '', epoch: '', seq: 0 }
  const { agent, offers, workitems } = state
  const openIds = workitems.flatMap((item) => (isItem(item) ? [item.workitemId] : []))
  return [
    { type: 'welcome', sessionId, epoch, seq, resumeWindowMs: 180_000, bufferSize: 1_000, serverTime },
    {
      type: 'snapshot',
      page: 1,
      epoch,
      seq,
      ...(agent !== undefined && { agent }),
      offers,
      openIds,
      workitems,
      more: false,
    },
  ]
}
const isItem = (item: unknown): item is { workitemId: string } =>
  typeof item === 'object' && item !== null && 'workitemId' in item
