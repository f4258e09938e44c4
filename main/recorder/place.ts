import type { Moment, Place } from './entry.ts'

/** Frames with a place in the stream: an acknowledgement tells the server's, which may be ahead of ours. */
const PLACED = /^\s*\{\s*"type"\s*:\s*"(welcome|snapshot|event)"/
/** The one that names the session: of the others only the newest needs to be read. */
const BEGINS = /^\s*\{\s*"type"\s*:\s*"welcome"/

/** What we say where the stream of an earlier socket goes on in this one: of that session, from that place on. */
const RESUMES = /^\{"type":"resume"/

/**
 * Where the stream of this socket stood after these moments; `undefined` where they do not say. Read backwards and only
 * as far as needed, because nobody waits for it gladly.
 */
export function placeAfter(moments: readonly Moment[], socket: number): Place | undefined {
  let seq: number | undefined
  for (const moment of moments.toReversed()) {
    if (moment.kind === 'checkpoint') {
      const known = moment.socket === socket ? moment.position : undefined
      return known && { ...known, seq: seq ?? known.seq }
    }
    if (moment.kind === 'out' && moment.socket === socket && RESUMES.test(moment.text)) {
      const { sessionId, epoch, lastSeq } = parse(moment.text) as unknown as { lastSeq: number } & Place
      return { sessionId, epoch, seq: seq ?? lastSeq }
    }
    if (moment.kind !== 'in' || moment.socket !== socket || !PLACED.test(moment.text)) continue
    if (seq !== undefined && !BEGINS.test(moment.text)) continue
    const frame = parse(moment.text)
    if (typeof frame['seq'] === 'number') seq ??= frame['seq']
    const { sessionId, epoch } = frame
    if (typeof sessionId === 'string' && typeof epoch === 'string' && seq !== undefined)
      return { sessionId, epoch, seq }
  }
  return undefined
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}
