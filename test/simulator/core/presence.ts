import { fillInbox } from './acd.ts'
import type { Core } from './core.ts'
import { userOf } from './core.ts'
import { pendingOffers, returnOffer } from './offers.ts'
import { emit } from './socket/stream.ts'
import { plan, steady } from './time.ts'

/** An agent whose socket is gone for this long becomes Offline (PROTOCOL 4); ms. */
export const LOST_MS = 30_000

/** The agent has an identified socket: back to the former status, with what waits in the own queues. */
export function comeOnline(core: Core, userId: string): void {
  const user = userOf(core, userId)
  delete user.lostAt
  if (user.online) return
  user.online = true
  core.unsettled.add(userId)
  core.tell('online', `${user.agent.name} is connected`)
  fillInbox(core, user)
}

/** The agent's socket has gone; Offline follows unless another one comes in time. */
export function loseConnection(core: Core, userId: string): void {
  const user = userOf(core, userId)
  user.lostAt = steady(core)
  core.tell('lost', `${user.agent.name} has lost the connection`)
  plan(core, LOST_MS, { kind: 'agentLost', userId, lostAt: user.lostAt })
}

/** The time without a socket is up, unless there was one in between. */
export function agentLost(core: Core, userId: string, lostAt: number): void {
  if (userOf(core, userId).lostAt === lostAt) goOffline(core, userId)
}

/** Offline: pending offers go back to their queue, direct ones end as on expiry. */
export function goOffline(core: Core, userId: string): void {
  const user = userOf(core, userId)
  if (!user.online) return
  const pending = pendingOffers(core, userId)
  for (const offer of pending) returnOffer(core, offer)
  if (pending.length > 1) emit(core, userId, 'OffersChangedNotification', { offers: [] })
  user.online = false
  core.unsettled.add(userId)
}
