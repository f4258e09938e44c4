import { fillInbox } from './acd.ts'
import type { Colleague } from './colleague.ts'
import type { Core } from './core.ts'
import { tenantOf, userOf } from './core.ts'
import { pendingOffers, returnOffer } from './offers.ts'
import { emit } from './socket/stream.ts'
import { statusOf } from './status.ts'
import { plan, steady } from './time.ts'
import type { User } from './world.ts'

/** An agent whose socket is gone for this long becomes Offline (PROTOCOL 4); ms. */
export const LOST_MS = 30_000

/** The agent has an identified socket: back to the former status, with what waits in the own queues. */
export function comeOnline(core: Core, userId: string): void {
  const user = userOf(core, userId)
  delete user.lostAt
  if (user.online) return
  takeSeat(core, user)
  user.online = true
  core.unsettled.add(userId)
  core.tell('online', `${user.agent.name} is connected`)
  fillInbox(core, user)
}

/** A real client takes the seat for good; until now this agent was not here. */
function takeSeat(core: Core, user: User): void {
  if (!user.colleague) return
  delete user.colleague
  const offline = statusOf(core, user.tenantId, 'offline')
  user.chosenStatusId = availableId(core, user)
  user.agent = { ...user.agent, statusId: offline.statusId, category: 'offline' }
}

/** A simulated person takes the seat, or behaves in another way from now on; a connected client keeps it. */
export function playColleague(core: Core, user: User, colleague: Colleague): void {
  if (user.online) return
  user.colleague = colleague
  const { statuses } = tenantOf(core, user.tenantId)
  const away = statuses.find((one) => one.category === 'away' && one.selectable)
  user.chosenStatusId = colleague.whenRung === 'away' && away ? away.statusId : availableId(core, user)
  core.unsettled.add(user.agent.userId)
}

/** The status that says that an agent is there. */
export function availableId(core: Core, user: User): string {
  const found = tenantOf(core, user.tenantId).statuses.find((one) => one.category === 'available')
  if (!found) throw new Error(`tenant ${user.tenantId} has no status for agents who are there`)
  return found.statusId
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
