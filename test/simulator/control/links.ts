import { newEpoch } from '../core/centre.ts'
import { emit } from '../core/socket/stream.ts'
import type { Mishap } from '../core/socket/line.ts'
import { closeExpired } from '../core/tokens.ts'
import { BadInput, flag, number, oneOf, optionalNumber, optionalText, text } from './input.ts'
import type { Verb } from './plane.ts'
import { linesOf, usersOf } from './plane.ts'

/** Drops sockets: with `code` by a close frame, without one abruptly. */
const drop: Verb = ({ centre }, body) =>
  centre.act((core) => {
    const code = optionalNumber(body, 'code')
    const lines = linesOf(core, body)
    for (const line of lines) {
      if (code === undefined) line.cut()
      else line.end(code, text(body, 'reason', 'told by the control plane'))
    }
    return { dropped: lines.length }
  })

/** Half-open: the sockets neither read nor answer any more, and do not close. */
const freeze: Verb = ({ centre }, body) =>
  centre.act((core) => {
    const lines = linesOf(core, body)
    for (const line of lines) line.peer.freeze()
    return { frozen: lines.length }
  })

/** Something goes wrong with the next events of an agent. */
const mishap =
  (kind: Mishap): Verb =>
  ({ centre }, body) =>
    centre.act((core) => {
      const lines = linesOf(core, body)
      const count = number(body, 'count', 1, 1)
      for (const line of lines) for (let n = 0; n < count; n += 1) line.mishaps.push(kind)
      return { lines: lines.length, count }
    })

const RAW_KINDS = ['notJson', 'unknownType', 'tooBig'] as const
const RAW: Record<(typeof RAW_KINDS)[number], string> = {
  notJson: '{"type": "event", "seq": ',
  unknownType: '{"type": "weatherReport", "sky": "blue"}',
  tooBig: JSON.stringify({ type: 'weatherReport', sky: 'x'.repeat(1024 * 1024 + 1) }),
}

/** Sends a frame outside of every order: `text` as it is, or one of the kinds. */
const raw: Verb = ({ centre }, body) =>
  centre.act((core) => {
    const frame = optionalText(body, 'text') ?? RAW[oneOf(body, 'kind', RAW_KINDS)]
    const lines = linesOf(core, body)
    for (const line of lines) line.peer.send(frame)
    return { sent: lines.length }
  })

/** Sends an event in its order, with any name and any message: an unknown one, or an odd one. */
const event: Verb = ({ centre }, body) =>
  centre.act((core) => {
    const name = text(body, 'name', 'WeatherNotification')
    const users = usersOf(core, body).filter((user) => core.lines.has(user.agent.userId))
    for (const { agent } of users)
      emit(core, agent.userId, name, body['message'] ?? {}, optionalText(body, 'workitemId'))
    return { sent: users.length }
  })

/** The server restarts: a new epoch, buffers, sessions and tickets lost; sockets too, unless `drop` is false. */
const epoch: Verb = ({ centre }, body) =>
  centre.act((core) => {
    if (flag(body, 'drop', true)) for (const { cut } of [...core.connections.values()]) cut()
    newEpoch(core)
    return { epoch: core.epoch }
  })

/** Expires tokens. The old one is refused; a refresh with it works only if `refreshable`. Sockets close with 4001. */
const expire: Verb = ({ centre }, body) =>
  centre.act((core) => {
    const refreshable = flag(body, 'refreshable', true)
    const users = new Set(usersOf(core, body).map((user) => user.agent.userId))
    let expired = 0
    for (const token of core.world.tokens.values()) {
      if (!users.has(token.userId) || !token.refreshable) continue
      token.usable = false
      token.refreshable = refreshable
      expired += 1
    }
    if (flag(body, 'close', true)) closeExpired(core)
    return { expired }
  })

/** Announces an end, and ends the sockets after `withinMs`. */
const goaway: Verb = ({ centre, clock }, body) =>
  centre.act((core) => {
    const withinMs = number(body, 'withinMs', 1_000)
    const resumable = flag(body, 'resumable', true)
    const frame = JSON.stringify({
      type: 'goaway',
      reason: text(body, 'reason', 'maintenance'),
      withinMs,
      resumable,
    })
    const lines = linesOf(core, body)
    for (const line of lines) {
      line.peer.send(frame)
      if (!resumable) core.sessions.delete(line.sessionId)
      clock.after(withinMs, () => line.end(1001, 'going away'))
    }
    return { told: lines.length }
  })

/** Refuses every new connection for a while. */
const refuse: Verb = ({ faults, clock }, body) => {
  const ms = number(body, 'ms')
  if (ms > 3_600_000) throw new BadInput('ms must be an hour at most')
  faults.refuseUntil = clock.now() + ms
  return { refuseUntil: faults.refuseUntil }
}

export const LINK_VERBS = {
  drop,
  freeze,
  dropEvent: mishap('drop'),
  repeatEvent: mishap('repeat'),
  reorderEvent: mishap('reorder'),
  raw,
  event,
  epoch,
  expire,
  goaway,
  refuse,
}
