import { arrive } from '../arrivals.ts'
import { tenantOf } from '../core.ts'
import { acceptOffer, pendingOffers, rejectOffer } from '../offers.ts'
import { Refusal } from '../refusal.ts'
import type { Ask, Route } from '../route.ts'
import { ok } from '../route.ts'
import { chooseStatus } from '../status.ts'
import { ownPendingOffer } from './own.ts'

/** A status that may be chosen by hand, or the present one; throws 422. */
function chosenStatus({ core, user, body }: Ask, param: string): string | undefined {
  const value = body[param]
  if (value === undefined || value === null) return undefined
  const status = tenantOf(core, user.tenantId).statuses.find((one) => one.statusId === value)
  if (!status) throw new Refusal('VALIDATION_FAILED', 'There is no such status.', { param })
  if (status.selectable || (param === 'statusId' && value === user.agent.statusId)) return status.statusId
  throw new Refusal('VALIDATION_FAILED', `${status.name} cannot be chosen.`, { param })
}

/** Offers and the agent's status (PROTOCOL 2). */
export const OFFER_ROUTES: readonly Route[] = [
  {
    at: 'POST /users/api/offers/:offerId/accept',
    action: 'accept',
    key: true,
    run: (ask) => ok(acceptOffer(ask.core, ownPendingOffer(ask))),
  },
  {
    at: 'POST /users/api/offers/:offerId/reject',
    action: 'reject',
    key: true,
    run(ask) {
      const offer = ownPendingOffer(ask)
      return ok(rejectOffer(ask.core, offer, chosenStatus(ask, 'statusId')))
    },
  },
  {
    at: 'PUT /users/api/acd/status',
    run(ask) {
      const statusId = chosenStatus(ask, 'statusId')
      if (statusId === undefined) {
        throw new Refusal('VALIDATION_FAILED', 'statusId is missing.', { param: 'statusId' })
      }
      return ok(chooseStatus(ask.core, ask.userId, statusId, chosenStatus(ask, 'nextStatusId')))
    },
  },
  {
    at: 'POST /users/api/testoffer',
    key: true,
    run({ core, user, userId }) {
      const there = pendingOffers(core, userId).find(({ offer }) => offer.test)
      if (there) return ok(there.offer)
      arrive(core, { tenantId: user.tenantId, from: '+14805550199', name: 'Test call', userId, test: true })
      const made = pendingOffers(core, userId).find(({ offer }) => offer.test)
      if (!made)
        throw new Refusal('ACTION_NOT_ALLOWED', 'A test call needs a connected agent with a free line.')
      return ok(made.offer)
    },
  },
]
