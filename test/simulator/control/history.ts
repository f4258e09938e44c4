import { newId, nextVersion } from '../core/core.ts'
import type { Core } from '../core/core.ts'
import { between, createRandom, pick } from '../core/random.ts'
import { keepRow } from '../core/rows.ts'
import { listActions } from '../core/rules.ts'
import type { Workitem } from '../core/shapes.ts'
import { now } from '../core/time.ts'
import type { User } from '../core/world.ts'
import { number } from './input.ts'
import type { Verb } from './plane.ts'
import { usersOf } from './plane.ts'

const SUMMARIES = [
  'Asked about the invoice',
  'Order delayed',
  'New address',
  'Wants a refund',
  'Password reset',
]
const NO_MORE = { recordingAllowed: false, mayExtendWrapup: false, hasConference: false, test: false }

/** A call of the past, `ago` ms before now; one in six was missed. */
function pastCall(core: Core, user: User, random: ReturnType<typeof createRandom>, ago: number): Workitem {
  const workitemId = newId(core, 'wi')
  const at = now(core) - ago
  const contacts = [...core.world.contacts.values()].filter((kept) => kept.tenantId === user.tenantId)
  const { contact } = pick(random, contacts)
  const from = contact.connections[0]?.value ?? 'anonymous'
  const missed = between(random, 1, 6) === 1
  const item: Workitem = {
    _id: workitemId,
    workitemId,
    version: nextVersion(core),
    type: 'InboundCall',
    channelType: 'voice',
    state: 'terminated',
    actions: [],
    priority: 3,
    from,
    to: '+14805550101',
    name: contact.name,
    contactId: contact.contactId,
    inboxId: 'q_sales',
    userId: user.agent.userId,
    skills: [],
    participants: [],
    mute: 0,
    record: 0,
    recordings: [],
    messages: [],
    createdAt: at,
    modifiedAt: at + 60_000,
    offeredAt: at,
    endedAt: at + 60_000,
    timeEvents: [{ name: 'offered', at }],
    ...(missed
      ? { missedStatus: 0, endReason: 'expired' }
      : {
          answeredAt: at + 5_000,
          endReason: 'hangUp',
          dispositionId: 'disp_resolved',
          summary: pick(random, SUMMARIES),
        }),
  }
  return { ...item, actions: listActions(item, { ...NO_MORE, now: now(core) }, core.served) }
}

/** Gives agents a past of `count` calls over `days` days, silently: a client hears of it in its next snapshot. */
export const history: Verb = ({ centre }, body) =>
  centre.act((core) => {
    const count = number(body, 'count', 100, 1)
    const span = number(body, 'days', 20, 0) * 86_400_000
    const users = usersOf(core, { user: 'ana', ...body })
    const random = createRandom(number(body, 'seed', 1))
    for (const user of users) {
      const { userId } = user.agent
      for (let n = 0; n < count; n += 1) {
        const item = pastCall(core, user, random, 120_000 + Math.floor((span * (count - n)) / count))
        keepRow(core.world, { owner: userId, tenantId: user.tenantId, test: false, item })
      }
    }
    return { count, users: users.map((user) => user.userName) }
  })
