import { useI18n } from 'vue-i18n'
import type { ActionName, Offer, Workitem } from '../../preload/contract.ts'
import { useCallDesk } from '../callDesk.ts'
import { doesRing } from '../desk/sections.ts'
import { isTalking } from '../desk/selection.ts'
import { ACTION_OF, atOnce, offReason, PANEL_OF, type CallVerb } from '../verbs.ts'

/** Whichever of them is asked first is what the agent meant. */
const DECISIONS = ['offers.accept', 'offers.reject', 'workitems.voicemail', 'workitems.claim'] as const

/** Asks for what the buttons and keys of a call mean; nothing is asked that the server does not list. */
export function useCallControl() {
  const desk = useCallDesk()
  const { t } = useI18n()

  const offerOf = (item: Workitem): Offer | undefined =>
    desk.state?.offers.find((offer) => offer.workitemId === item.workitemId && offer.state === 'pending')
  /** The sentence that says why a verb is off; empty while it may go out. */
  function off(name: ActionName): string {
    const reason = offReason(name, desk.state?.connection.link ?? 'connecting')
    return reason ? t(reason) : ''
  }
  const isDecided = ({ workitemId }: Workitem) => DECISIONS.some((one) => desk.isPending(one, workitemId))
  function decideOffer(name: 'offers.accept' | 'offers.reject', item: Workitem): void {
    const offer = offerOf(item)
    if (offer && !isDecided(item) && !off(name))
      void desk.act(name, { offerId: offer.offerId }, { about: item.workitemId })
  }
  /** Asks for a verb that needs to know nothing but the workitem. */
  function ask(name: 'workitems.voicemail' | 'workitems.claim' | 'workitems.extendWrapup', item: Workitem) {
    const { workitemId } = item
    if (!off(name) && !isDecided(item)) void desk.act(name, { workitemId }, { about: workitemId })
  }
  function run(verb: CallVerb, item: Workitem): void {
    const { workitemId } = item
    const name = atOnce(verb)
    const panel = PANEL_OF[verb]
    if (off(ACTION_OF[verb])) return
    if (name) void desk.act(name, { workitemId }, { about: workitemId })
    else if (panel) desk.panels.toggle(workitemId, panel)
    else desk.keypad.toggle(workitemId)
  }

  return {
    off,
    run,
    ask,
    offerOf,
    answer: (item: Workitem) => decideOffer('offers.accept', item),
    decline: (item: Workitem) => decideOffer('offers.reject', item),
    /** The call the agent is in: the one looked at where there are two, as while a party is called into a conference. */
    live() {
      const talking = desk.workitems.filter(isTalking)
      return talking.find((item) => item.workitemId === desk.selected?.workitemId) ?? talking[0]
    },
    /** What a key answers: the offer looked at, else the call that rings longest. */
    ringing() {
      const offered = desk.workitems.filter((item) => item.state === 'offered' && offerOf(item))
      const rings = offered
        .filter(doesRing)
        .toSorted((a, b) => (a.offeredAt ?? a.createdAt) - (b.offeredAt ?? b.createdAt))
      return offered.find((item) => item.workitemId === desk.selected?.workitemId) ?? rings[0]
    },
  }
}
