import { useI18n } from 'vue-i18n'
import type { ActionName, Offer, Workitem } from '../../preload/contract.ts'
import { useDesk } from '../store.ts'
import { ACTION_OF, offReason, type CallVerb } from '../verbs.ts'

const isTalking = (item: Workitem) => ['active', 'dialing', 'conference'].includes(item.state)

/** Asks for what the buttons and keys of a call mean; nothing is asked that the server does not list. */
export function useCallControl() {
  const desk = useDesk()
  const { t } = useI18n()

  const offerOf = (item: Workitem): Offer | undefined =>
    desk.state?.offers.find((offer) => offer.workitemId === item.workitemId && offer.state === 'pending')
  /** The sentence that says why a verb is off; empty while it may go out. */
  function off(name: ActionName): string {
    const reason = offReason(name, desk.state?.connection.link ?? 'connecting')
    return reason ? t(reason) : ''
  }
  function decideOffer(name: 'offers.accept' | 'offers.reject', item: Workitem): void {
    const offer = offerOf(item)
    // One decision at a time: what was asked first is what the agent meant.
    const isDecided = (['offers.accept', 'offers.reject'] as const).some((one) =>
      desk.isPending(one, item.workitemId),
    )
    if (offer && !isDecided && !off(name))
      void desk.act(name, { offerId: offer.offerId }, { about: item.workitemId })
  }
  function run(verb: CallVerb, item: Workitem): void {
    const { workitemId } = item
    const name = ACTION_OF[verb]
    if (off(name)) return
    if (name === 'workitems.dtmf') desk.keypad.toggle(workitemId)
    else void desk.act(name, { workitemId }, { about: workitemId })
  }

  return {
    off,
    run,
    offerOf,
    answer: (item: Workitem) => decideOffer('offers.accept', item),
    decline: (item: Workitem) => decideOffer('offers.reject', item),
    /** The call the agent is in; there is one at most. */
    live: () => desk.workitems.find(isTalking),
    /** The call that a key answers: the one looked at, else the one that rings longest. */
    ringing() {
      const rings = desk.workitems.filter((item) => item.state === 'offered' && offerOf(item))
      const oldest = rings.toSorted((a, b) => (a.offeredAt ?? a.createdAt) - (b.offeredAt ?? b.createdAt))[0]
      return rings.find((item) => item.workitemId === desk.selected?.workitemId) ?? oldest
    },
  }
}
