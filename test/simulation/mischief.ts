import { newEpoch } from '../simulator/core/centre.ts'
import type { Mishap } from '../simulator/core/socket/line.ts'
import { closeExpired } from '../simulator/core/tokens.ts'
import { ANA, type House } from './centre.ts'

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
