import type { Bridge } from '../../preload/contract.ts'
import type { Words } from '../messages.ts'
import { mountSmallPage } from '../smallPage.ts'
import OfferApp from './OfferApp.vue'
import { createOfferDesk, OFFER_DESK } from './offerDesk.ts'

/** Only the subjects that this page speaks of. */
const FILES = import.meta.glob<Words>('../locales/*/{control,offerWindow,verbs,work}.json', {
  eager: true,
  import: 'default',
})

/** Puts the calls that ring on a page of their own, which does not load the desk; returns its own undo. */
export function mountOffers(bridge: Bridge, where: string | Element): () => void {
  const desk = createOfferDesk(bridge)
  const unmount = mountSmallPage(OfferApp, where, FILES, (app) => app.provide(OFFER_DESK, desk))
  return () => {
    desk.stop()
    unmount()
  }
}
