import { Refusal } from '../refusal.ts'
import type { Ask } from '../route.ts'
import type { Workitem } from '../shapes.ts'
import type { OfferRow, Row } from '../world.ts'

/** The workitem `:id` of whoever asks, named `param` where it is refused; another's is as little there as one that never was. */
export function ownRow({ core, params, userId }: Ask, param = 'id'): Row {
  const row = core.world.rows.get(params['id'] ?? '')
  if (row?.owner !== userId) throw new Refusal('NOT_FOUND', 'There is no such workitem.', { param })
  return row
}

/** The offer `:offerId` of whoever asks, while it is pending. */
export function ownPendingOffer({ core, params, userId }: Ask): OfferRow {
  const row = core.world.offers.get(params['offerId'] ?? '')
  if (row?.owner !== userId) throw new Refusal('NOT_FOUND', 'There is no such offer.', { param: 'offerId' })
  if (row.offer.state === 'pending') return row
  const workitem = core.world.rows.get(row.offer.workitemId)?.item
  throw new Refusal(
    'OFFER_NOT_PENDING',
    `This offer is over: ${row.offer.state}.`,
    workitem ? { workitem } : {},
  )
}

/** What `actions[]` does not list is refused with the workitem, so that the client repairs itself (PROTOCOL 2). */
export function mustAllow(item: Workitem, action: string): void {
  if (item.actions.includes(action)) return
  throw new Refusal('ACTION_NOT_ALLOWED', `${action} is not possible: the workitem is ${item.state}.`, {
    workitem: item,
  })
}
