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

/** The workitem with which this call waits in the inbox of an agent, who may have one of an earlier time as well. */
export const rowFor = (core: Core, call: Call, user: User): Row | undefined =>
  openRows(core, user.agent.userId).find(
    ({ item }) => item.callId === call.callId && (item.state === 'inqueue' || item.state === 'offered'),
  )

/** Shows a waiting call in the inbox of an agent who is there to see it. */
export function showInInbox(core: Core, call: Call, user: User): void {
  if (!user.online || rowFor(core, call, user)) return
  putWorkitem(core, user, { ...fieldsOf(call, user), state: 'inqueue' })
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
    // Simulated colleagues take what they are given, and leave the queue to those who are really here.
    if (!user?.online || user.agent.category !== 'available' || !hasHandFree(core, call, id)) continue
    if (!call.skills.every((skill) => user.agent.skills.includes(skill)) || !mayAsk(core, call, id)) continue
    if (!best || user.agent.since < best.agent.since) best = user
  }
  return best
}

/** How many e-mails, SMS and chats at once an agent is given. */
const TEXT_CAPACITY = 3

/** A written contact waits for whatever is offered, and never keeps a call from ringing. */
function hasHandFree(core: Core, call: Call, userId: string): boolean {
  const pending = pendingOffers(core, userId)
  if (!call.text) return !pending.some(({ callId }) => !core.world.calls.get(callId)?.text)
  const written = openRows(core, userId).filter(({ item }) => item.channelType !== 'voice')
  const live = written.filter(({ item }) => item.state === 'active' || item.state === 'hold')
  return pending.length === 0 && live.length < TEXT_CAPACITY
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
