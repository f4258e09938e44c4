import { createApp } from 'vue'
import type { Bridge } from '../../preload/contract.ts'
import { loadPreferences, PREFERENCES } from '../preferences.ts'
import OfferApp from './OfferApp.vue'
import { createOfferDesk, OFFER_DESK } from './offerDesk.ts'
import { createOfferWords } from './words.ts'

/** Puts the calls that ring on a page of their own, which does not load the desk; returns its own undo. */
export function mountOffers(bridge: Bridge, where: string | Element): () => void {
  const preferences = loadPreferences(localStorage, navigator.language)
  // The look and the language are chosen in the other window.
  const follow = () => void Object.assign(preferences, loadPreferences(localStorage, navigator.language))
  window.addEventListener('storage', follow)
  const desk = createOfferDesk(bridge)
  const app = createApp(OfferApp)
  app.provide(OFFER_DESK, desk)
  app.provide(PREFERENCES, preferences)
  app.use(createOfferWords(preferences.language))
  app.mount(where)
  return () => {
    window.removeEventListener('storage', follow)
    desk.stop()
    app.unmount()
  }
}
