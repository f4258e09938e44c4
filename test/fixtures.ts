import type { Agent, Offer, Workitem } from '../preload/contract.ts'
import { T0 } from './ports.ts'
import { aState, anOffer as anyOffer, aWorkitem as anyWorkitem } from './renderer/fixtures.ts'

export { aDisposition } from './renderer/fixtures.ts'

/** One call, `w1`: offered and in its first version unless told otherwise; its actions are those of its state. */
export const aWorkitem = (told: Partial<Workitem> = {}): Workitem =>
  anyWorkitem({ workitemId: 'w1', state: 'offered', createdAt: T0, modifiedAt: T0, ...told })

/** One offer of it, `o1`, pending for another 20 s. */
export const anOffer = (told: Partial<Offer> = {}): Offer =>
  anyOffer(aWorkitem(), { offerId: 'o1', offeredAt: T0, expiresAt: T0 + 20_000, ...told })

export const anAgent = (told: Partial<Agent> = {}): Agent => ({ ...(aState().agent as Agent), ...told })

/** A token as the server makes them: a JWT that lives for so many seconds. */
export function aToken(seconds: number, name = 'token'): string {
  const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url')
  return `${part({ alg: 'none' })}.${part({ sub: name, iat: 1_000, exp: 1_000 + seconds })}.${name}`
}
