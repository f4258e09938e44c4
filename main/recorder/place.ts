import type { Happening, Place } from './entry.ts'

/** The frames with a place in the stream: an acknowledgement tells the server's, which may be ahead of ours. */
const EVENT = /^\s*\{\s*"type"\s*:\s*"event"/
const WELCOME = /^\s*\{\s*"type"\s*:\s*"welcome"/
/** A page of the whole list: only the first has a place, and while there are more to come nobody could go on from it. */
const PAGE = /^\s*\{\s*"type"\s*:\s*"snapshot"/
const FIRST = /"page"\s*:\s*1\b/
const MORE = /"more"\s*:\s*true\b/

/** What we say where the stream of an earlier socket goes on in this one: of that session, from that place on. */
const RESUMES = /^\{"type":"resume"/

/** Where the event stream stands, from what passes on the wire. */
export interface StreamPlace {
  note(happening: Happening): void
  /** On this socket; `undefined` where nobody has said it, or only a part of the whole list has come. */
  of(socket: number): Place | undefined
}

/** Keeps the two frames that tell it, and reads them only when it is asked: most frames come and go unread. */
export function createStreamPlace(): StreamPlace {
  let begun: { socket: number; text: string } | undefined
  let newest: string | undefined
  let isWhole = false

  function begin(socket: number, text: string, whole: boolean): void {
    begun = { socket, text }
    newest = undefined
    isWhole = whole
  }

  return {
    note(happening) {
      if (happening.kind !== 'in' && happening.kind !== 'out') return
      const { kind, socket, text } = happening
      if (kind === 'out') {
        if (RESUMES.test(text)) begin(socket, text, true)
      } else if (WELCOME.test(text)) begin(socket, text, false)
      else if (socket !== begun?.socket) return
      else if (EVENT.test(text)) newest = text
      else if (PAGE.test(text)) {
        isWhole = !MORE.test(text)
        if (FIRST.test(text)) newest = text
      }
    },
    of(socket) {
      if (begun?.socket !== socket || !isWhole) return undefined
      const { sessionId, epoch, lastSeq } = parse(begun.text)
      const seq = newest === undefined ? lastSeq : parse(newest)['seq']
      if (typeof sessionId !== 'string' || typeof epoch !== 'string' || typeof seq !== 'number')
        return undefined
      return { sessionId, epoch, seq }
    },
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}
