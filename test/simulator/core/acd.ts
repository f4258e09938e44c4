import { fieldsOf } from './callFields.ts'
import type { Core } from './core.ts'
import { offerWaiting, pendingOffers } from './offers.ts'
import { openRows, putWorkitem } from './rows.ts'
import { unansweredCalls } from './stage.ts'
import { plan, steady } from './time.ts'
import type { Call, Queue, Row, User } from './world.ts'

/** Who has declined or missed a call is not asked for it again so soon; ms. */
export const ASK_AGAIN_MS = 30_000

/** The queue of a call; undefined for a direct one. */
const queueOf = (core: Core, call: Call): Queue | undefined => core.world.queues.get(call.inboxId ?? '')

const rowFor = (core: Core, call: Call, user: User): Row | undefined =>
  openRows(core, user.agent.userId).find((row) => row.item.callId === call.callId)

/** Shows a waiting call in the inbox of an agent who is there to see it. */
export function showInInbox(core: Core, call: Call, user: User): void {
  if (!user.online || rowFor(core, call, user)) return
  putWorkitem(core, user, { ...fieldsOf(call), state: 'inqueue' })
}

/** Puts what waits in this agent's queues into the inbox of an agent who has just come. */
export function fillInbox(core: Core, user: User): void {
  for (const call of unansweredCalls(core)) {
    if (queueOf(core, call)?.members.includes(user.agent.userId)) showInInbox(core, call, user)
  }
}

/** The automatic call distribution: the most urgent, longest waiting call to the longest idle agent, while both exist. */
export function assignCalls(core: Core): void {
  const waiting = unansweredCalls(core).filter((call) => call.stage === 'waiting')
  waiting.sort((a, b) => b.priority - a.priority || a.waitingSince - b.waitingSince)
  for (const call of waiting) {
    const agent = longestIdle(core, call)
    const row = agent && rowFor(core, call, agent)
    if (row) offerWaiting(core, call, row)
  }
}

function longestIdle(core: Core, call: Call): User | undefined {
  const members = queueOf(core, call)?.members ?? []
  let best: User | undefined
  for (const id of members) {
    const user = core.world.users.get(id)
    if (!user || user.agent.category !== 'available' || pendingOffers(core, id).length > 0) continue
    if (!call.skills.every((skill) => user.agent.skills.includes(skill)) || !mayAsk(core, call, id)) continue
    if (!best || user.agent.since < best.agent.since) best = user
  }
  return best
}

/** Not so soon after a refusal; when its time has come the list is gone through again. */
function mayAsk(core: Core, call: Call, userId: string): boolean {
  const declined = call.declined.get(userId)
  if (declined === undefined) return true
  const left = declined + ASK_AGAIN_MS - steady(core)
  if (left <= 0) return true
  const planned = core.world.jobs.some(
    ({ job, at }) => job.kind === 'assignAgain' && at === steady(core) + left,
  )
  if (!planned) plan(core, left, { kind: 'assignAgain' })
  return false
}
