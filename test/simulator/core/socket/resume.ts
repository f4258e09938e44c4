import type { Core } from '../core.ts'
import { steady } from '../time.ts'
import { RESUME_WINDOW_MS, streamOf } from './stream.ts'

/** What a `resume` says of where it was. */
interface Place {
  deviceId: string
  sessionId: string
  epoch: string
  lastSeq: number
}

/** Why the client cannot go on where it was; undefined when nothing but the buffer can still say no. */
export function reasonAgainst(core: Core, userId: string, place: Place): string | undefined {
  if (place.epoch !== core.epoch) return 'epoch'
  const session = core.sessions.get(place.sessionId)
  if (session?.userId !== userId || session.deviceId !== place.deviceId) return 'session'
  if (!session.complete) return 'snapshot'
  if (session.lostAt !== undefined && session.lostAt + RESUME_WINDOW_MS < steady(core)) return 'window'
  return place.lastSeq > streamOf(core, userId).seq ? 'ahead' : undefined
}
