import type { Core, DeviceSession, Undo } from '../core.ts'
import { newId } from '../core.ts'
import { comeOnline, loseConnection } from '../presence.ts'
import { now, steady } from '../time.ts'
import { takeTicket } from '../tokens.ts'
import { turn } from '../turn.ts'
import type { ClientFrame } from './frames.ts'
import { readFrame } from './frames.ts'
import type { Line, Peer } from './line.ts'
import { makeLine } from './line.ts'
import { reasonAgainst } from './resume.ts'
import { snapshotPages } from './snapshot.ts'
import { BUFFER_SIZE, missedSince, RESUME_WINDOW_MS, streamOf } from './stream.ts'

/** A socket of the event plane, from the server's side. */
export interface Connection {
  receive(text: string): void
  /** The other end is gone. */
  closed(): void
}

type Resume = Extract<ClientFrame, { type: 'resume' }>
interface Who {
  userId: string
  token: string
}

/** Serves one event socket from `hello` to its end (PROTOCOL 5). */
export function openConnection(core: Core, peer: Peer): Connection {
  let line: Line | undefined
  let over = false
  let stopPages: Undo = () => undefined
  let stopWatch: Undo = () => undefined

  const send = (frame: object) => {
    if (!over) peer.send(JSON.stringify(frame))
  }
  const leave = () => {
    if (over) return
    over = true
    stopPages()
    stopWatch()
    core.connections.delete(connection)
    if (!line || core.lines.get(line.userId) !== line) return
    const { userId, session } = line
    core.lines.delete(userId)
    session.lostAt = steady(core)
    turn(core, () => loseConnection(core, userId))
  }
  const end = (code: number, reason: string) => {
    if (over) return
    leave()
    peer.close(code, reason)
  }
  const cut = () => {
    leave()
    peer.drop()
  }
  const protocolError = (message: string) => {
    send({ type: 'error', code: 'PROTOCOL_ERROR', message })
    end(4004, message)
  }
  /** Whoever is silent for three heartbeats is gone. */
  const watch = () => {
    stopWatch()
    stopWatch = core.clock.after(3 * core.world.heartbeatMs, () => end(4002, 'silent'))
  }

  /** Makes this the agent's one line: the one on another device is replaced, an older one of this device ends. */
  const take = ({ userId, token }: Who, sessionId: string, session: DeviceSession) => {
    const older = core.lines.get(userId)
    if (older && older !== line) {
      core.lines.delete(userId)
      const sameDevice = older.session.deviceId === session.deviceId
      older.session.lostAt = steady(core)
      older.end(sameDevice ? 1000 : 4003, sameDevice ? 'a newer connection' : 'another device')
    }
    turn(core, () => comeOnline(core, userId))
    delete session.lostAt
    line = makeLine({ peer, userId, sessionId, session, token, end, cut }, line?.mishaps)
  }

  const sendPages = (userId: string, session: DeviceSession, cursor?: string) => {
    const pages = snapshotPages(core, userId, cursor)
    const next = () => {
      const page = pages.next()
      if (page.done) return
      send(page.value)
      if (page.value.more) stopPages = core.clock.after(core.pages.gapMs, next)
      else session.complete = true
    }
    stopPages()
    next()
  }

  const welcome = (who: Who, deviceId: string, cursor?: string) => {
    const sessionId = newId(core, 'ss')
    const session = { userId: who.userId, deviceId, complete: false }
    core.sessions.set(sessionId, session)
    take(who, sessionId, session)
    const { seq } = streamOf(core, who.userId)
    const window = { resumeWindowMs: RESUME_WINDOW_MS, bufferSize: BUFFER_SIZE }
    send({ type: 'welcome', sessionId, epoch: core.epoch, seq, ...window, serverTime: now(core) })
    sendPages(who.userId, session, cursor)
    if (line && !over) core.lines.set(who.userId, line)
  }

  const resume = (frame: Resume) => {
    const who = frame.ticket === undefined ? line : takeTicket(core, frame.ticket)
    if (!who) {
      if (frame.ticket === undefined) protocolError('resume without ticket')
      else end(4001, 'the ticket is not good')
      return
    }
    const against = reasonAgainst(core, who.userId, frame)
    const session = core.sessions.get(frame.sessionId)
    if (against === undefined && session) take(who, frame.sessionId, session)
    const missed = against === undefined ? missedSince(core, who.userId, frame.lastSeq) : undefined
    if (!missed) {
      send({ type: 'resync', reason: against ?? 'window' })
      welcome(who, frame.deviceId)
      return
    }
    const mishaps = line?.mishaps.splice(0) ?? []
    for (const entry of missed) line?.deliver(entry)
    line?.mishaps.push(...mishaps)
    send({ type: 'resumed', fromSeq: frame.lastSeq + 1, toSeq: streamOf(core, who.userId).seq })
    if (line && !over) core.lines.set(who.userId, line)
  }

  const handle = (frame: ClientFrame) => {
    if (frame.type === 'identify') {
      const who = takeTicket(core, frame.ticket)
      if (who) welcome(who, frame.deviceId, frame.cursor)
      else end(4001, 'the ticket is not good')
    } else if (frame.type === 'resume') resume(frame)
    else if (frame.type === 'heartbeat') {
      const seq = line ? streamOf(core, line.userId).seq : 0
      send({ type: 'heartbeatAck', serverTime: now(core), seq })
    } else {
      const who = takeTicket(core, frame.ticket)
      if (line && who?.userId === line.userId) line.token = who.token
      else end(4001, 'the ticket is not good')
    }
  }

  const connection: Connection = {
    receive(text) {
      core.catchUp()
      if (over) return
      watch()
      const frame = readFrame(text)
      if (frame === 'unknown')
        send({ type: 'error', code: 'UNKNOWN_TYPE', message: 'Unknown frame, ignored.' })
      else if ('wrong' in frame) protocolError(frame.wrong)
      else handle(frame)
    },
    closed: leave,
  }
  core.connections.set(connection, { end, cut, peer })
  watch()
  send({ type: 'hello', heartbeatMs: core.world.heartbeatMs, serverTime: now(core) })
  return connection
}
