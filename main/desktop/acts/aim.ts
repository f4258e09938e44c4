import {
  failure,
  type ActionInput,
  type AppState,
  type Failure,
  type Workitem,
} from '../../../preload/contract.ts'
import { rings } from '../../../preload/lifecycle.ts'

/** What can be asked of a call without looking at it: by a key, the tray, or a word on the command line. */
export const CALL_ACTS = ['answer', 'decline', 'hangUp', 'mute', 'hold'] as const
export type CallAct = (typeof CALL_ACTS)[number]

/** The verb that an act comes to, and the workitem that it is about. */
export interface Aimed<N extends AimedName = AimedName> {
  ok: true
  name: N
  input: ActionInput<N>
  item: Workitem
}
type AimedName =
  'offers.accept' | 'offers.reject' | `workitems.${'hangUp' | 'mute' | 'unMute' | 'hold' | 'active'}`
type Aim = Aimed | { ok: false; failure: Failure }

/**
 * Whom an act is about. Nobody here sees which call is looked at in the window, so that never counts: of offers the one that
 * has rung longest is meant, of calls the live one, and `hold` without a live call brings back the only one that is held.
 */
export function aim(act: CallAct, state: AppState, serverNow: number): Aim {
  if (act === 'answer' || act === 'decline') return atOffer(act, state, serverNow)
  const live = state.workitems.find(isLive)
  if (live) return at(live, act === 'mute' && live.mute === 1 ? 'unMute' : act)
  const [held, ...others] = act === 'hold' ? state.workitems.filter(isHeld) : []
  if (!held) return no('NOT_IN_CALL', 'There is no call now.')
  if (others.length > 0) return no('SEVERAL_HELD', 'Several calls are on hold: choose one in the window.')
  return at(held, 'active')
}

function atOffer(act: 'answer' | 'decline', { offers, workitems }: AppState, serverNow: number): Aim {
  const itemOf = (id: string) => workitems.find(({ workitemId }) => workitemId === id)
  const [first] = offers
    .filter((offer) => rings(offer, itemOf(offer.workitemId), serverNow))
    .toSorted((a, b) => a.offeredAt - b.offeredAt)
  const item = first && itemOf(first.workitemId)
  if (!item) return no('NOT_RINGING', 'No call is ringing.')
  const { offerId } = first
  return { ok: true, name: act === 'answer' ? 'offers.accept' : 'offers.reject', input: { offerId }, item }
}

const at = (item: Workitem, verb: 'hangUp' | 'mute' | 'unMute' | 'hold' | 'active'): Aimed => ({
  ok: true,
  name: `workitems.${verb}`,
  input: { workitemId: item.workitemId },
  item,
})
const no = (code: string, message: string): Aim => ({ ok: false, failure: failure(code, message) })

/** A call of one's own, or one's own conference; each of its members has buttons of its own. */
const isOwn = (item: Workitem) => item.channelType === 'voice' && item.conferenceWorkitemId === undefined
const isLive = (item: Workitem) => isOwn(item) && ['dialing', 'active', 'conference'].includes(item.state)
const isHeld = (item: Workitem) => isOwn(item) && item.state === 'hold'
