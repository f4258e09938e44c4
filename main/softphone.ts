import type { AppState, Offer, Result, Session, Workitem } from '../preload/contract.ts'
import { SCHEMA_TYPES } from '../preload/contract.ts'
import { autoAnswerSeconds } from '../preload/autoAnswer.ts'
import { isUrgent, type Heard } from '../preload/lifecycle.ts'
import { createActions } from './actions.ts'
import { createAdmission } from './admission.ts'
import { createAppActions } from './appActions.ts'
import { appState } from './appState.ts'
import { createAutoAnswer } from './autoAnswer.ts'
import { createKeeper } from './keeper.ts'
import { createKeys } from './keys.ts'
import { createMail } from './mail/mail.ts'
import { createMedia } from './media/media.ts'
import { createMissed } from './missed/missed.ts'
import type { Ports } from './ports.ts'
import { createOutbox } from './outbox/outbox.ts'
import { createOwnStores } from './ownStores.ts'
import { createPairs } from './pairs.ts'
import type { Softphone, SoftphoneConfig } from './phone.ts'
import { createPhoneTester } from './phoneTest.ts'
import { createReconciler } from './reconciler.ts'
import { rings } from './rings.ts'
import { createCredentials } from './server/credentials.ts'
import { createHttp } from './server/http.ts'
import { createSessionDesk } from './server/session.ts'
import { createLink } from './server/socket.ts'
import { createStatus } from './status.ts'
import { createStore, type Road } from './store.ts'
import { createVerbs } from './verbs.ts'

export type { Softphone, SoftphoneConfig }

/** Puts the parts together; importing this file does nothing. */
export function createSoftphone(ports: Ports, config: SoftphoneConfig): Softphone {
  const { clock, log } = ports
  let session: Session | undefined

  const store = createStore({ clock, log })
  const status = createStatus({ clock })
  const { serverNow, changed } = status
  const missed = createMissed({ clock, log, store, serverNow, changed })
  const http = createHttp({ fetch: ports.fetch, clock, onDate: status.serverDate })
  const credentials = createCredentials({
    http,
    ...{ clock, log },
    secrets: ports.secrets,
    onRefreshed: () => link.reauth(),
  })
  const desk = createSessionDesk(credentials)
  const admission = createAdmission({
    credentials,
    desk,
    log,
    config: { ...config, policy: ports.policy },
    profile: ports.profile,
    uuid: ports.uuid,
    opened: use,
  })
  const actions = createActions({
    ...{ clock, log },
    uuid: ports.uuid,
    keys: createKeys(ports.uuid),
    link: () => status.connection().link,
    authorities: () => session?.authorities,
    known: store.known,
    apply: hear,
    send: credentials.send,
  })
  const outbox = createOutbox({
    ...ports,
    serverNow: status.serverNow,
    find: store.find,
    check: actions.check,
    deliver: actions.deliver,
  })
  const own = createOwnStores({
    ...ports,
    store,
    users: [outbox, missed],
    serverNow,
    changed: () => link.forget(),
    rebuilt: () => link.resync(),
    told: status.changed,
  })
  const autoAnswer = createAutoAnswer({
    ...{ clock, serverNow },
    seconds: () => autoAnswerSeconds(session?.settings, ports.policy),
    known: store.known,
    accept: ({ offerId }) => void verbs.run('offers.accept', { offerId }),
  })
  const reconciler = createReconciler({
    clock,
    known: store.known,
    serverNow: status.serverNow,
    run: actions.run,
    gone: (id) => store.apply({ goneId: id }),
  })
  const phoneTest = createPhoneTester({
    clock,
    ask: () => actions.run('offers.test', {}) as Promise<Result<Offer>>,
    offers: () => store.known().offers.values(),
    changed: status.changed,
  })
  const keeper = createKeeper({
    ...{ clock, log },
    known: store.known,
    outbox: outbox.entries,
    serverNow: status.serverNow,
    isLive: () => status.connection().link === 'live',
    resync: () => link.resync(),
  })
  const pairs = createPairs({ clock, known: store.known, hear })
  const link = createLink({
    ...{ clock, log },
    random: ports.random,
    openSocket: ports.openSocket,
    distrust: ports.distrust,
    deviceId: admission.deviceId,
    admit: admission.admit,
    ticket: desk.ticket,
    cursor: store.cursor,
    openIds: () => store.known().workitems.keys(),
    urgent: () => isUrgent(store.known()),
    hearer: {
      heard(heard, road) {
        status.heard()
        missed.alive()
        phoneTest.heard(heard)
        return pairs.heard(heard, road)
      },
      unsure: (ids) => void reconciler.refetch(ids),
      serverTime(ms) {
        status.serverTime(ms)
        missed.alive()
      },
      catalogueChanged: (type) => status.catalogueChanged([type]),
    },
    onStatus(next) {
      status.link(next)
      missed.link(next.link)
      // Nobody says what was changed in the catalogue while nobody heard.
      if (next.link === 'live') status.catalogueChanged(SCHEMA_TYPES)
      for (const part of [reconciler, outbox, own])
        if (next.link === 'live') part.begin()
        else part.end()
      keeper.look([])
    },
  })

  /** The one road of all news; how an offer ended is said in it, and in nothing that it leaves behind. */
  function hear(heard: Heard, road?: Road): Promise<void> {
    missed.heard(heard)
    return store.apply(heard, road)
  }

  async function use(who: Session): Promise<void> {
    session = who
    await own.use(who)
  }

  const state = (): AppState =>
    appState({ clock, status, store, admission, credentials, own, outbox, phoneTest, missed, session })

  const media = createMedia({
    clock,
    fetch: ports.fetch,
    find: store.find,
    refetch: async (workitemId) =>
      (await actions.run('workitems.fetchWorkitem', { workitemId })) as Result<Workitem>,
    location: () => credentials.who()?.location,
    authorised: credentials.send,
    plain: http.send,
  })
  const mail = createMail({ ...ports, find: store.find, body: media.body })
  const verbs = createVerbs({
    ...{ clock, log },
    uuid: ports.uuid,
    server: actions,
    outbox,
    app: createAppActions({
      ...ports,
      admission,
      link,
      media,
      mail,
      missed,
      store,
      outbox,
      journal: own.journal,
      owner: () => session,
      phoneTest,
      async forget() {
        session = undefined
        mail.forget()
        await own.leave()
        status.changed()
      },
    }),
  })

  store.onChanges(missed.changed)
  store.onSettled((changes) => {
    if (rings(changes, store.known())) status.now()
    else status.changed()
    link.quicken()
    autoAnswer.look()
    keeper.look(changes)
  })
  for (const part of [status, missed]) store.onHistory(part.historyChanged)
  outbox.onChange(status.changed)

  return {
    async start() {
      await ports.wiper?.finish()
      const last = await admission.load()
      if (last) await use(last)
      status.changed()
      link.start()
    },
    async stop() {
      await verbs.drained()
      missed.ended()
      link.stop({ link: 'signedOut' })
      pairs.stop()
      reconciler.end()
      outbox.end()
      for (const part of [autoAnswer, keeper, phoneTest, credentials, status]) part.stop()
      await own.leave()
    },
    state,
    onState: (listener) =>
      status.onChange(() => {
        const now = state()
        listener(now)
        phoneTest.published(now.offers)
      }),
    onChanges: store.onChanges,
    onLink: status.onLink,
    run: verbs.run,
    sound: media.sound,
    mail: mail.document,
    wake: (reason) => (reason === 'unlock' ? link.check() : link.wake()),
    notified(offerId, shown) {
      phoneTest.notified(offerId, shown)
      missed.witnessed(offerId, { notice: shown ? 'shown' : 'refused' })
    },
    seen: (offerId, window) => missed.witnessed(offerId, { window }),
  }
}
