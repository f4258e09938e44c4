import { app } from 'electron'
import { join } from 'node:path'
import type { AppState, Result, Workitem } from '../../preload/contract.ts'
import { isCallUp } from '../../preload/lifecycle.ts'
import type { Clock, Undo } from '../ports.ts'
import type { Softphone } from '../softphone.ts'
import type { AlertSettings } from './alerts.ts'
import { dialOf } from './news/callBack.ts'
import { createNews } from './news/news.ts'
import type { Notices } from './notices.ts'
import { createElectronNotes } from './notify/electronNotes.ts'
import { createFreedesktopNotes } from './notify/freedesktop.ts'
import { createLeftovers } from './notify/leftovers.ts'
import type { ShowNote } from './notify/note.ts'
import { offerNote } from './notify/offerNote.ts'
import { connectSessionBus } from './notify/sessionBus.ts'
import { createOfferNotices } from './offerNotices.ts'
import { createSmallFile } from './smallFile.ts'
import { textsFor } from './texts.ts'
import type { MainWindow } from './windows.ts'

/** All that is said on the desktop beside our windows. */
export interface Announcements {
  /** Of calls; what rings waits for nothing. */
  calls(state: AppState): void
  /** Of everything else. */
  news(state: AppState): void
  /** Any other of ours. */
  show: ShowNote
  /** Nothing of ours stays on the desktop. */
  leave(): void
  stop: Undo
}

/** After the start has had its turn, ms: only then the desktop is asked what it does with notifications. */
const SOON_MS = 1_500
/** More than fit into a notification that counts. */
const WAITING_ROWS = 50

export function createAnnouncements(ports: {
  softphone: Pick<Softphone, 'run' | 'seen' | 'notified' | 'state'>
  notices: Notices
  alerts: AlertSettings
  window: Pick<MainWindow, 'show' | 'stands'>
  /** The window of the calls that ring; rings until its undo is called. */
  ring(offerId: string): Undo
  clock: Clock
  dataDir: string
  icon: string
}): Announcements {
  const { softphone, notices, alerts, window, clock } = ports
  const desktop =
    process.platform === 'linux'
      ? createFreedesktopNotes({
          connect: connectSessionBus,
          appName: 'Ringdesk',
          // What is packed nobody else can read; there the theme has it by its name.
          icon: app.isPackaged ? 'ringdesk' : ports.icon,
          leftovers: createLeftovers(createSmallFile(join(ports.dataDir, 'notifications.json'))),
          desktop: (what) => notices.desktop(what),
        })
      : { show: createElectronNotes(ports.icon), watch: () => undefined, stop: () => undefined }
  // Whoever passes a locked screen need not know who calls; that somebody does, they hear.
  const show: ShowNote = (note) => desktop.show(window.stands() === 'locked' ? { ...note, body: '' } : note)
  const texts = () => textsFor(alerts.now().language ?? app.getLocale())
  const forward = (workitemId: string) => {
    notices.want(workitemId)
    window.show()
  }
  const offers = createOfferNotices({
    show(spec) {
      softphone.seen(spec.offerId, window.stands())
      const note = offerNote(spec, {
        run: (name, input) => softphone.run(name, input),
        forward,
        told(offerId, how) {
          notices.notified(how)
          softphone.notified(offerId, how === 'shown')
        },
        respectsQuiet: alerts.now().respectsQuiet,
      })
      // On its way to another program before a window of ours is brought, which takes the desktop's time.
      const undo = [show(note), ports.ring(spec.offerId)]
      return () => undo.forEach((step) => step())
    },
    clock,
    texts,
  })
  const news = createNews({
    show,
    told: notices.notified,
    clock,
    texts,
    alerts: alerts.now,
    async waiting() {
      const found = (await softphone.run('history.waiting', { rows: WAITING_ROWS })) as Result<Workitem[]>
      if (!found.ok) throw new Error(found.failure.code)
      return found.value
    },
    isLooking: () => window.stands() === 'focused',
    chosen(item, act) {
      forward(item.workitemId)
      if (act === 'callBack') void callBack(item)
    },
  })

  /** As the window's own button does it. Who is on a call is put on hold by nothing but that button. */
  async function callBack(item: Workitem): Promise<void> {
    const { connection, workitems } = softphone.state()
    const input = dialOf(item)
    if (!input || connection.link !== 'live' || workitems.some(isCallUp)) return
    const result = await softphone.run('workitems.dial', input)
    if (!result.ok) notices.refuse('workitems.dial', result.failure)
  }

  app.on('browser-window-focus', news.looked)
  const cancelWatch = clock.after(SOON_MS, desktop.watch)

  return {
    calls: offers.update,
    news: news.update,
    show: desktop.show,
    leave() {
      offers.stop()
      news.stop()
    },
    stop() {
      cancelWatch()
      app.off('browser-window-focus', news.looked)
      desktop.stop()
    },
  }
}
