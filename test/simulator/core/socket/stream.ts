import type { Core } from '../core.ts'
import { newId } from '../core.ts'
import { now, steady } from '../time.ts'

/** PROTOCOL 5: the resume window, in ms and in events. */
export const RESUME_WINDOW_MS = 180_000
export const BUFFER_SIZE = 1_000

/** `event` of PROTOCOL 5, without the `cursor` that only some deliveries may carry. */
export interface StreamEvent {
  type: 'event'
  seq: number
  epoch: string
  id: string
  name: string
  createdAt: number
  workitemId?: string
  result: 'SUCCESS'
  message: unknown
  cause?: { requestId: string }
}

/** An event, the version up to which the agent has heard everything once it is applied, and its steady time. */
export interface StreamEntry {
  event: StreamEvent
  upTo: number
  at: number
}

/** One ordered stream per agent: `seq` counts from 1 without gaps within an epoch. */
export interface Stream {
  seq: number
  entries: StreamEntry[]
}

export function streamOf(core: Core, userId: string): Stream {
  let stream = core.streams.get(userId)
  if (!stream) core.streams.set(userId, (stream = { seq: 0, entries: [] }))
  return stream
}

/** Adds an event to the agent's stream and sends it when there is somebody to hear it. */
export function emit(core: Core, userId: string, name: string, message: unknown, workitemId?: string): void {
  const stream = streamOf(core, userId)
  const event: StreamEvent = {
    type: 'event',
    seq: ++stream.seq,
    epoch: core.epoch,
    id: newId(core, 'ev'),
    name,
    createdAt: now(core),
    ...(workitemId === undefined ? {} : { workitemId }),
    result: 'SUCCESS',
    message,
    ...(core.cause?.userId === userId ? { cause: { requestId: core.cause.requestId } } : {}),
  }
  const entry = { event, upTo: core.world.lastVersion, at: steady(core) }
  stream.entries.push(entry)
  if (stream.entries.length > BUFFER_SIZE) stream.entries.shift()
  core.lines.get(userId)?.deliver(entry)
}

/** The events after `lastSeq`, or undefined where one of them is no longer, or not yet, there. */
export function missedSince(core: Core, userId: string, lastSeq: number): StreamEntry[] | undefined {
  const stream = streamOf(core, userId)
  const oldest = steady(core) - RESUME_WINDOW_MS
  stream.entries = stream.entries.filter((entry) => entry.at >= oldest)
  const missed = stream.entries.filter((entry) => entry.event.seq > lastSeq)
  return missed.length === stream.seq - lastSeq ? missed : undefined
}
