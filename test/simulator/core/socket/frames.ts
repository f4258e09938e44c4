/** What the client may say (PROTOCOL 5, "from the client"), read and checked. */
export type ClientFrame =
  | { type: 'identify'; ticket: string; deviceId: string; cursor?: string }
  | { type: 'resume'; ticket?: string; deviceId: string; sessionId: string; epoch: string; lastSeq: number }
  | { type: 'heartbeat'; lastSeq: number }
  | { type: 'reauth'; ticket: string }

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const isSeq = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0

/** A frame, `unknown` for a type that this version does not know, or in words what is wrong with it. */
export function readFrame(text: string): ClientFrame | 'unknown' | { wrong: string } {
  let frame: unknown
  try {
    frame = JSON.parse(text)
  } catch {
    return { wrong: 'not JSON' }
  }
  if (typeof frame !== 'object' || frame === null) return { wrong: 'not an object' }
  const { type, ticket, deviceId, cursor, sessionId, epoch, lastSeq }: Record<string, unknown> = { ...frame }
  switch (type) {
    case 'identify': {
      if (!isText(ticket)) return { wrong: 'identify without ticket' }
      if (!isText(deviceId)) return { wrong: 'identify without deviceId' }
      return { type, ticket, deviceId, ...(isText(cursor) ? { cursor } : {}) }
    }
    case 'resume': {
      if (!isText(deviceId)) return { wrong: 'resume without deviceId' }
      if (!isText(sessionId)) return { wrong: 'resume without sessionId' }
      if (!isText(epoch)) return { wrong: 'resume without epoch' }
      if (!isSeq(lastSeq)) return { wrong: 'resume without lastSeq' }
      return { type, deviceId, sessionId, epoch, lastSeq, ...(isText(ticket) ? { ticket } : {}) }
    }
    case 'heartbeat':
      return isSeq(lastSeq) ? { type, lastSeq } : { wrong: 'heartbeat without lastSeq' }
    case 'reauth':
      return isText(ticket) ? { type, ticket } : { wrong: 'reauth without ticket' }
    default:
      return isText(type) ? 'unknown' : { wrong: 'no type' }
  }
}
