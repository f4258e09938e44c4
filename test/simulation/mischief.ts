import { newEpoch } from '../simulator/core/centre.ts'
import { userOf } from '../simulator/core/core.ts'
import { changeWorkitem, openRows, putWorkitem } from '../simulator/core/rows.ts'
import type { Mishap } from '../simulator/core/socket/line.ts'
import { BUFFER_SIZE, emit } from '../simulator/core/socket/stream.ts'
import { now } from '../simulator/core/time.ts'
import { closeExpired } from '../simulator/core/tokens.ts'
import { ANA, type House } from './centre.ts'
import type { Scheduler } from './scheduler.ts'

/** Something goes wrong with the agent's next event, inside the server. */
export const emitMishap = (house: House, kind: Mishap): void =>
  void house.inside((core) => core.lines.get(ANA)?.mishaps.push(kind))

/** The server restarts so quickly that nobody is gone: a new epoch, buffers and sessions lost. */
export const newEpochOf = (house: House): void =>
  void house.inside((core) => {
    for (const { cut } of [...core.connections.values()]) cut()
    newEpoch(core)
  })

/** Tokens end before their time. Where they cannot be refreshed either, the person has to sign in again. */
export const expireTokens = (house: House, refreshable: boolean): void =>
  void house.inside((core) => {
    for (const token of core.world.tokens.values()) {
      if (token.userId !== ANA) continue
      token.usable = false
      token.refreshable = refreshable
    }
    closeExpired(core)
  })

/** The same person signs in at another device, and is gone from there a little later. */
export function signInElsewhere(house: House): void {
  const centre = house.centre()
  if (!centre) return
  const ask = (method: string, path: string, authorization: string) => {
    const { body } = centre.http({ method, path, headers: { host: 'localhost', authorization } })
    return JSON.parse(body) as Record<string, string>
  }
  const { token } = ask('GET', '/provider/token-with-authorities', `Basic ${btoa('ana:ringdesk')}`)
  const { ticket } = ask('POST', '/users/api/ws-ticket', `Bearer ${token}`)
  const nothing = () => undefined
  const other = centre.connect({ send: nothing, close: nothing, drop: nothing, freeze: nothing })
  other.receive(JSON.stringify({ type: 'identify', ticket, deviceId: 'device-elsewhere' }))
  other.closed()
}

/** The server announces its end, and ends the socket in time, resumable or not. */
export const goAway = (house: House, time: Scheduler, withinMs: number, resumable: boolean): void =>
  void house.inside((core) => {
    const line = core.lines.get(ANA)
    if (!line) return
    line.peer.send(JSON.stringify({ type: 'goaway', reason: 'maintenance', withinMs, resumable }))
    if (!resumable) core.sessions.delete(line.sessionId)
    time.after(withinMs, () => line.end(1001, 'going away'))
  })

const CODES = [1001, 1009, 1011, 4001, 4002, 4004]

/** The server closes the socket, for one of the reasons that the protocol knows. */
export const closeWith = (house: House, chance: number): void =>
  void house.inside((core) => core.lines.get(ANA)?.end(CODES[Math.floor(chance * CODES.length)] ?? 1011, ''))

/** A whole snapshot of many small pages is due, and what is on the later ones changes while they are sent. */
export const smallPages = (house: House, time: Scheduler, gapMs: number): void =>
  void house.inside((core) => {
    for (const { cut } of [...core.connections.values()]) cut()
    core.sessions.clear()
    core.pages = { bytes: 1_500, gapMs: 10 + Math.floor(gapMs) }
    const past = { type: 'InboundCall', channelType: 'voice', state: 'terminated' } as const
    for (let count = 0; count < 10; count += 1) {
      const ended = { from: '+14805550100', to: '+14805550000', missedStatus: 0 as const, endedAt: now(core) }
      const { workitemId } = putWorkitem(core, userOf(core, ANA), { ...past, ...ended })
      const play = () => {
        const row = house.world().rows.get(workitemId)
        if (row) house.inside((later) => changeWorkitem(later, row, { missedStatus: 1 }))
      }
      if (count % 2 === 0) time.after(200 * count, play)
    }
  })

/** More has happened than the server remembers. */
export const overflow = (house: House): void =>
  void house.inside((core) => {
    for (const { cut } of [...core.connections.values()]) cut()
    for (let count = 0; count <= BUFFER_SIZE; count += 1)
      emit(core, ANA, 'PhoneStateNotification', { registered: true })
  })

/** The next snapshot is due, and has an item in it that is none. */
export const oddItem = (house: House): void =>
  void house.inside((core) => {
    core.oddItems += 1
    for (const { cut } of [...core.connections.values()]) cut()
    core.sessions.clear()
  })

/** The server is newer than the app: a frame, an event and a field of an open workitem that the app does not know. */
export const strangeNews = (house: House): void =>
  void house.inside((core) => {
    core.lines.get(ANA)?.peer.send(JSON.stringify({ type: 'weatherReport', sky: 'blue' }))
    emit(core, ANA, 'WeatherNotification', { sky: ['blue'] })
    const [row] = openRows(core, ANA)
    const newer: object = { weather: { sky: 'blue' } }
    if (row) changeWorkitem(core, row, newer)
  })
