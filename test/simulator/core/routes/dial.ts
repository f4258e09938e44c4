import { flag, invalid, requiredText, text } from '../fields.ts'
import { conferenceOf } from '../conferenceParties.ts'
import { dialColleague, dialNumber } from '../dial.ts'
import type { Dialled } from '../dial.ts'
import { isDoNotCall } from '../effects.ts'
import { claimCall } from '../offers.ts'
import { changePriority } from '../priority.ts'
import { Refusal } from '../refusal.ts'
import type { Ask, Route } from '../route.ts'
import { ok } from '../route.ts'
import type { Workitem } from '../shapes.ts'
import type { User } from '../world.ts'
import { mustAllow, ownRow } from './own.ts'
import { phoneNumber } from './read.ts'

const defined = (fields: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

/** A colleague of the same tenant, by id or user name; throws 422. */
export function colleagueOf({ core, user }: Ask, wanted: string, param: string): User {
  for (const other of core.world.users.values()) {
    if (other.tenantId !== user.tenantId || ![other.agent.userId, other.userName].includes(wanted)) continue
    if (other === user) throw invalid(param, 'That is you.')
    return other
  }
  throw invalid(param, `There is no colleague ${wanted}.`)
}

/** What was dialled beside the number, found to exist; throws 422. */
function dialledOf({ core, user, userId, body }: Ask): Dialled {
  const contactId = text(body, 'contactId')
  if (contactId !== undefined && core.world.contacts.get(contactId)?.tenantId !== user.tenantId) {
    throw invalid('contactId', 'There is no such contact.')
  }
  const conferenceWorkitemId = text(body, 'conferenceWorkitemId')
  const current = conferenceOf(core, userId)?.item.workitemId
  if (conferenceWorkitemId !== undefined && conferenceWorkitemId !== current) {
    throw invalid('conferenceWorkitemId', 'That is not your conference.')
  }
  const name = text(body, 'name')
  return defined({ name, campaignId: text(body, 'campaignId'), contactId, conferenceWorkitemId })
}

/** `dial` (PROTOCOL 2): a number, or with `option: user` a colleague. What it is about becomes the subject. */
function dial(ask: Ask): Workitem {
  const { core, user, userId, body } = ask
  const option = text(body, 'option') ?? 'external'
  if (option !== 'external' && option !== 'user') throw invalid('option', 'option must be external or user.')
  const subject = text(body, 'context')
  const more = subject === undefined ? {} : { subject }
  const dialled = dialledOf(ask)
  const force = flag(body, 'force') ?? false
  if (option === 'user') {
    return dialColleague(core, userId, colleagueOf(ask, requiredText(body, 'to'), 'to'), more, dialled)
  }
  const to = phoneNumber(body, 'to')
  if (!force && isDoNotCall(core, user.tenantId, to, dialled.campaignId)) {
    throw new Refusal('DO_NOT_CALL', `${to} is on the do-not-call list.`, { param: 'to' })
  }
  return dialNumber(core, userId, to, more, dialled)
}

/** What begins a conversation, and what orders those that wait (PROTOCOL 2). */
export const DIAL_ROUTES: readonly Route[] = [
  { at: 'POST /users/api/calls', key: true, run: (ask) => ok(dial(ask)) },
  {
    at: 'POST /users/api/workitems/:id/claim',
    action: 'claim',
    key: true,
    run(ask) {
      const row = ownRow(ask)
      mustAllow(row.item, 'claim')
      return ok(claimCall(ask.core, row))
    },
  },
  {
    at: 'POST /workflows/api/workitems/:id/acd',
    action: 'changePriority',
    run(ask) {
      const row = ownRow(ask)
      const { priority } = ask.body
      if (typeof priority !== 'number' || ![1, 2, 3, 4, 5].includes(priority)) {
        throw invalid('priority', 'priority must be a whole number from 1 to 5.')
      }
      if (row.item.priority === priority) return ok(row.item)
      mustAllow(row.item, 'changePriority')
      return ok(changePriority(ask.core, row, priority))
    },
  },
]
