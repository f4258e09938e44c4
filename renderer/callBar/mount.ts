import type { Bridge } from '../../preload/contract.ts'
import { CALL_DESK } from '../callDesk.ts'
import type { Words } from '../messages.ts'
import { mountSmallPage } from '../smallPage.ts'
import { BAR_DESK, createBarDesk } from './barDesk.ts'
import CallBar from './CallBar.vue'

/** Only the subjects that this page speaks of. */
const FILES = import.meta.glob<Words>('../locales/*/{call,callBar,control,verbs,work}.json', {
  eager: true,
  import: 'default',
})

/** Puts the calls that are up on a page of their own, which does not load the desk; returns its own undo. */
export function mountCallBar(bridge: Bridge, where: string | Element): () => void {
  const desk = createBarDesk(bridge)
  const unmount = mountSmallPage(CallBar, where, FILES, (app) => {
    app.provide(BAR_DESK, desk)
    app.provide(CALL_DESK, desk)
  })
  return () => {
    desk.stop()
    unmount()
  }
}
