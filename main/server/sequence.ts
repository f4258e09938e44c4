/** Where a client stands in the server's one ordered stream (PROTOCOL 5). */
export interface Position {
  readonly sessionId: string
  readonly epoch: string
  /** The last `seq` taken in. */
  readonly seq: number
}

/** `next` apply it · `had` drop it · `gap` stop and resume. */
export type Verdict = 'next' | 'had' | 'gap'

/** Judges an event by its place alone: another epoch, or a number too far, is a gap. */
export function judge(at: Position, event: { epoch: string; seq: number }): Verdict {
  if (event.epoch !== at.epoch) return 'gap'
  if (event.seq <= at.seq) return 'had'
  return event.seq === at.seq + 1 ? 'next' : 'gap'
}
