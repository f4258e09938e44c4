import type { Core } from './core.ts'
import { tenantOf, userOf } from './core.ts'
import { openRows, saveAgent } from './rows.ts'
import type { Agent, Category, Status } from './shapes.ts'
import { now } from './time.ts'
import type { User } from './world.ts'

const LIVE = ['dialing', 'active', 'hold', 'conference']

/** The tenant's status of a category that nobody chooses by hand: busy, wrap-up, No Answer, Offline. */
export function statusOf(core: Core, tenantId: string, category: Category): Status {
  const { statuses } = tenantOf(core, tenantId)
  const found = statuses.find((status) => status.category === category && !status.selectable)
  if (!found) throw new Error(`tenant ${tenantId} has no status of its own for ${category}`)
  return found
}

/** Work covers the status of the agent's choice; a test call is no work (PROTOCOL 4, last paragraph). */
function atWork(core: Core, user: User): 'busy' | 'wrapup' | undefined {
  const voice = openRows(core, user.agent.userId).filter(
    (row) => row.item.channelType === 'voice' && !row.test,
  )
  if (voice.some((row) => LIVE.includes(row.item.state))) return 'busy'
  return voice.some((row) => row.item.state === 'wrapup') ? 'wrapup' : undefined
}

/**
 * Brings an agent's status in line with the work and the connection, and tells when it changed. `wished` is the status
 * to take when the present work is over.
 */
function settle(core: Core, user: User, wished: string | undefined): Agent {
  const work = atWork(core, user)
  let next = wished
  if (user.working && !work && next !== undefined) {
    user.chosenStatusId = next
    next = undefined
  }
  user.working = work !== undefined
  const isThere = user.online || user.colleague !== undefined
  const category = isThere ? work : 'offline'
  const status = category
    ? statusOf(core, user.tenantId, category)
    : tenantOf(core, user.tenantId).statuses.find((one) => one.statusId === user.chosenStatusId)
  if (!status) throw new Error(`${user.userName} chose a status that does not exist: ${user.chosenStatusId}`)
  const same = status.statusId === user.agent.statusId
  if (same && next === user.agent.nextStatusId) return user.agent
  const since = same ? user.agent.since : now(core)
  if (!same) core.tell('status', `${user.agent.name} is now ${status.name}`)
  return saveAgent(core, user, {
    statusId: status.statusId,
    category: status.category,
    nextStatusId: next,
    since,
  })
}

/** Brings an agent's status in line with what has happened; told when it changed. */
export function settleStatus(core: Core, userId: string): Agent {
  const user = userOf(core, userId)
  return settle(core, user, user.agent.nextStatusId)
}

/** Takes what the agent chose: at once, or as the next status while a call or its wrap-up lasts. */
export function chooseStatus(core: Core, userId: string, statusId: string, nextStatusId?: string): Agent {
  const user = userOf(core, userId)
  const chosen = statusId !== user.agent.statusId ? statusId : undefined
  if (!user.working && chosen !== undefined) user.chosenStatusId = chosen
  return settle(core, user, nextStatusId ?? (user.working ? chosen : undefined))
}
