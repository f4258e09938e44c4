import {
  refuse,
  type ActionInput,
  type ActionName,
  type LogLine,
  type Result,
  type ServerActionName,
} from '../preload/contract.ts'
import type { Admission } from './admission.ts'
import { readQuery } from './cache/query.ts'
import { createSignOut, type SignOutPorts } from './leaving/signOut.ts'
import type { Mail } from './mail/mail.ts'
import type { Media } from './media/media.ts'
import { soundUrl } from './media/soundUrl.ts'
import type { Missed } from './missed/missed.ts'
import type { Outbox } from './outbox/outbox.ts'
import type { PhoneTester } from './phoneTest.ts'
import type { Journal, Ports } from './ports.ts'
import type { Link } from './server/socket.ts'
import type { Store } from './store.ts'

/** The verbs that the app carries out by itself: rows of ACTIONS with `by: 'app'`. */
export type AppActions = {
  [N in Exclude<ActionName, ServerActionName>]: (input: ActionInput<N>) => Promise<Result<unknown>>
}

export function createAppActions(ports: {
  admission: Pick<Admission, 'signIn' | 'signOut'>
  link: Pick<Link, 'start' | 'stop'>
  owner: SignOutPorts['owner']
  wiper?: SignOutPorts['wiper']
  policy?: SignOutPorts['policy']
  store: Pick<Store, 'recent' | 'search' | 'unread'>
  missed: Pick<Missed, 'why' | 'dismiss'>
  outbox: Pick<Outbox, 'resend' | 'discard'>
  journal(): Promise<Journal | undefined>
  media: Media
  mail: Pick<Mail, 'show' | 'openLink'>
  /** The log's newest lines, newest first. */
  logged(rows: number): LogLine[]
  phoneTest: Pick<PhoneTester, 'run' | 'painted'>
  saveRecording: Ports['saveRecording']
  updates: Ports['updates']
  proxy: Ports['proxy']
  alerts: Ports['alerts']
  callBar: Ports['callBar']
  globalKeys: Ports['globalKeys']
  outside: Ports['outside']
  /** Nobody is signed in any more: what was theirs goes. */
  forget(): Promise<void>
}): AppActions {
  const { admission, link, media, missed, store, outbox } = ports
  return {
    async 'app.signIn'({ server, userName, password }) {
      const signedIn = await admission.signIn(server, userName, password)
      if (signedIn.ok) link.start()
      return signedIn
    },
    'app.signOut': createSignOut(ports),
    'app.reconnect': () => {
      link.start()
      return Promise.resolve(done(null))
    },
    'app.testPhone': () => ports.phoneTest.run(),
    'app.painted'({ offerId }) {
      ports.phoneTest.painted(offerId)
      return Promise.resolve(done(null))
    },
    'app.saveRecording': () => ports.saveRecording(),
    'updates.check'() {
      // What comes of it is told by the state; a download takes longer than anybody waits for an answer.
      void ports.updates.check()
      return Promise.resolve(done(null))
    },
    'updates.install'() {
      ports.updates.install()
      return Promise.resolve(done(null))
    },
    async 'proxy.signIn'(typed) {
      const taken = await ports.proxy.signIn(typed)
      if (taken.ok) link.start()
      return taken
    },
    'alerts.change': (change) => ports.alerts.change(change),
    'alerts.rang'(what) {
      ports.alerts.rang(what)
      return Promise.resolve(done(null))
    },
    'callBar.change': (change) => ports.callBar.change(change),
    'callBar.toDesk'(where) {
      ports.callBar.toDesk(where)
      return Promise.resolve(done(null))
    },
    'globalKeys.change': (change) => ports.globalKeys.change(change),
    'globalKeys.test': (which) => ports.globalKeys.test(which),
    'links.taken'({ n }) {
      ports.outside.taken(n)
      return Promise.resolve(done(null))
    },
    async 'links.check'() {
      await ports.outside.checkLinks()
      return done(null)
    },
    'links.use': () => ports.outside.useLinks(),
    'login.change': ({ starts }) => ports.outside.startAtLogin(starts),
    'app.log': ({ rows }) => Promise.resolve(done(ports.logged(rows))),
    'outbox.resend': ({ id }) => outbox.resend(id),
    'outbox.discard': ({ id }) => outbox.discard(id),
    async 'drafts.list'() {
      const journal = await ports.journal()
      return done((await journal?.drafts()) ?? [])
    },
    async 'drafts.keep'(draft) {
      const journal = await ports.journal()
      try {
        if (!journal) throw new Error('there is no journal')
        await journal.keepDraft(draft)
        return done(null)
      } catch {
        return refuse('NOT_SAVED', 'What you type cannot be saved on this machine now.')
      }
    },
    'history.waiting': async ({ rows }) => done((await store.unread(rows))?.items ?? []),
    'history.why': async ({ workitemIds }) => done(await missed.why(workitemIds)),
    'catchUp.dismiss': ({ id }) => missed.dismiss(id),
    'history.recent': async ({ rows }) => done(await store.recent(rows)),
    async 'history.search'(payload) {
      const query = readQuery(payload)
      return query.ok ? store.search(query.value) : query
    },
    async 'media.open'({ workitemId, part }) {
      const sound = await media.sound(workitemId, part, { start: 0, end: 0 })
      if (!sound.ok) return sound
      await sound.value.bytes.cancel().catch(() => undefined)
      return done({ url: soundUrl(workitemId, part) })
    },
    'messages.body': ({ workitemId, index }) => media.body(workitemId, index),
    'messages.show': ports.mail.show,
    'messages.openLink': ports.mail.openLink,
  }
}

const done = <T>(value: T): Result<T> => ({ ok: true, value })
