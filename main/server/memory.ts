import type { Position } from './sequence.ts'

/** What outlives one connection: where we stand in the stream, and whether the last snapshot came whole. */
export interface Memory {
  position?: Position | undefined
  complete: boolean
  /** Frames that could not be read since the link was last healthy. */
  badFrames: number
  /** For how long after a loss the server resumes, ms. */
  resumeWindowMs?: number
  /** When it was last heard, ms of its own clock: ours may have slept. */
  heardAt?: number
}

/**
 * Where to resume, now that it is so late by the server's clock. Outside of its window a resume can only end in a snapshot
 * of everything (PROTOCOL 5): who comes with a cursor instead gets what has changed since, and no more.
 */
export function resumable(memory: Memory, serverTime: number): Position | undefined {
  const { position, complete, resumeWindowMs = Infinity, heardAt = serverTime } = memory
  return complete && serverTime - heardAt <= resumeWindowMs ? position : undefined
}
