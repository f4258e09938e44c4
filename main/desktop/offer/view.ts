import type { ActionName, AppState } from '../../../preload/contract.ts'
import { isOther } from '../isOther.ts'

/** What the page of the offer window may ask for; of everything else it knows nothing. */
export const OFFER_VERBS: readonly ActionName[] = [
  'offers.accept',
  'offers.reject',
  'workitems.voicemail',
  'history.search',
  'alerts.rang',
]

/** While one of these is up, somebody is in the agent's ear. */
const TALKING: readonly string[] = ['active', 'conference', 'dialing']

/** What that page is told: the calls that ring, the one that is up, and what their words are made of. */
export function offerView(state: AppState, rings: ReadonlySet<string>): AppState {
  const offers = state.offers.filter(({ offerId }) => rings.has(offerId))
  const offered = new Set(offers.map(({ workitemId }) => workitemId))
  return {
    ...state,
    offers,
    workitems: state.workitems.filter(
      ({ workitemId, channelType, state: is }) =>
        offered.has(workitemId) || (channelType === 'voice' && TALKING.includes(is)),
    ),
    outbox: [],
    notices: [],
  }
}

/** Is there something in it that the page does not show already? What it never shows makes no news. */
export function isOfferNews(before: AppState | undefined, now: AppState): boolean {
  const shown = ({ offers, workitems, connection, session, alerts, health, clockOffset }: AppState) => [
    ...offers,
    ...workitems,
    connection.link,
    session,
    alerts,
    health.notifications,
    // It trembles by parts of a millisecond; a person sees seconds.
    offers.length > 0 && Math.round(clockOffset / 250),
  ]
  return !before || isOther(shown(before), shown(now))
}
