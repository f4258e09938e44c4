import type { ActionName, AppState, Workitem } from '../../../preload/contract.ts'
import { isCallUp } from '../../../preload/lifecycle.ts'
import { isOther } from '../isOther.ts'

/** What the page of the call bar may ask for; of everything else it knows nothing. */
export const CALL_BAR_VERBS: readonly ActionName[] = [
  'workitems.mute',
  'workitems.unMute',
  'workitems.hold',
  'workitems.active',
  'workitems.dtmf',
  'workitems.hangUp',
  'callBar.toDesk',
]

/** The calls that are up; who is in a conference is told by the conference. */
export const barCalls = ({ workitems }: AppState): Workitem[] =>
  workitems.filter((item) => isCallUp(item) && item.conferenceWorkitemId === undefined)

/** What that page is told: the calls that are up, and what their words are made of. */
export const callBarView = (state: AppState): AppState => ({
  ...state,
  workitems: barCalls(state),
  offers: [],
  outbox: [],
  notices: [],
})

/** Is there something in it that the page does not show already? */
export function isCallBarNews(before: AppState | undefined, now: AppState): boolean {
  const shown = ({ workitems, connection, session, clockOffset }: AppState) => [
    ...workitems,
    connection.link,
    session,
    // It trembles by parts of a millisecond; a person sees seconds.
    Math.round(clockOffset / 250),
  ]
  return !before || isOther(shown(before), shown(now))
}
