import { type AppState, type Result, SCHEMA_TYPES, type Session, type Workitem } from '../preload/contract.ts'
import { isCallUp, type Change } from '../preload/lifecycle.ts'
import { createActions } from './actions.ts'
import { createAdmission } from './admission.ts'
import { createAppActions } from './appActions.ts'
import { createAutoAnswer } from './autoAnswer.ts'
import { createKeys } from './keys.ts'
import { createMedia, type Media } from './media/media.ts'
import type { Ports, Undo } from './ports.ts'
import { createOutbox } from './outbox/outbox.ts'
import { createOwnStores } from './ownStores.ts'
import { createReconciler } from './reconciler.ts'
import { createCredentials } from './server/credentials.ts'
import { createHttp } from './server/http.ts'
import { createSessionDesk } from './server/session.ts'
import { createLink } from './server/socket.ts'
import { createStatus } from './status.ts'
import { createStore } from './store.ts'
import { createVerbs } from './verbs.ts'

/** Where to sign in, as flags, environment and settings say it. */
export interface SoftphoneConfig {
  server: string
  userName: string
  /** From the environment only; lets a start sign in by itself. */
  password?: string
  platform: string
  appVersion: string
}

/** The phone without its Electron: hears, remembers, tells. */
export interface Softphone {
  start(): Promise<void>
  stop(): Promise<void>
  state(): AppState
  /** Called with each new whole state, at most once a turn of the event loop. */
  onState(listener: (state: AppState) => void): Undo
  /** What changed, before and after, in the order it became true; the desktop reacts to it by table. */
  onChanges(listener: (changes: readonly Change[]) => void): Undo
  /** A verb of ACTIONS, from an untrusted sender: name and input are checked here. Never rejects. */
  run(name: unknown, input: unknown): Promise<Result<unknown>>
  /** A voicemail or a recording, as it comes from the server; for the page's own protocol. */
  sound: Media['sound']
  /** The machine woke up or the network changed: the socket counts as dead at once (PROTOCOL 5). */
  wake(reason: 'resume' | 'network'): void
}

/** Puts the parts together; importing this file does nothing. */
export function createSoftphone(ports: Ports, config: SoftphoneConfig): Softphone {
  const { clock, log } = ports
  let session: Session | undefined

  const store = createStore({ clock, log })
  const status = createStatus({ clock })
  const http = createHttp({ fetch: ports.fetch, clock, onDate: status.serverDate })
  const credentials = createCredentials({
    http,
    clock,
    log,
    secrets: ports.secrets,
    onRefreshed: () => link.reauth(),
  })
  const desk = createSessionDesk(credentials)
  const admission = createAdmission({
    credentials,
    desk,
    log,
    config,
    profile: ports.profile,
    uuid: ports.uuid,
    opened: use,
  })
  const actions = createActions({
    clock,
    log,
    uuid: ports.uuid,
    keys: createKeys(ports.uuid),
    link: () => status.connection().link,
    authorities: () => session?.authorities,
    known: store.known,
    apply: store.apply,
    send: credentials.send,
  })
  const outbox = createOutbox({
    ...ports,
    serverNow: status.serverNow,
    find: store.find,
    check: actions.check,
    deliver: actions.deliver,
  })
  const own = createOwnStores({ ...ports, store, outbox, changed: () => link.forget() })
  const autoAnswer = createAutoAnswer({
    clock,
    serverNow: status.serverNow,
    seconds: () => session?.settings.autoAnswerSeconds ?? null,
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
  const link = createLink({
    clock,
    log,
    random: ports.random,
    openSocket: ports.openSocket,
    deviceId: admission.deviceId,
    admit: admission.admit,
    ticket: desk.ticket,
    cursor: store.cursor,
    openIds: () => store.known().workitems.keys(),
    urgent,
    hearer: {
      heard(heard, road) {
        status.heard()
        return store.apply(heard, road)
      },
      unsure: (ids) => void reconciler.refetch(ids),
      serverTime: status.serverTime,
      catalogueChanged: (type) => status.catalogueChanged([type]),
    },
    onStatus(next) {
      status.link(next)
      // Nobody says what was changed in the catalogue while nobody heard.
      if (next.link === 'live') status.catalogueChanged(SCHEMA_TYPES)
      for (const part of [reconciler, outbox])
        if (next.link === 'live') part.begin()
        else part.end()
    },
  })

  function urgent(): boolean {
    const { offers, workitems } = store.known()
    return offers.size > 0 || [...workitems.values()].some(isCallUp)
  }

  async function use(who: Session): Promise<void> {
    session = who
    await own.use(who)
  }

  function state(): AppState {
    const { agent, offers, workitems } = store.known()
    return {
      ...status.stamp(),
      connection: status.connection(),
      signIn: admission.named(),
      ...(session && { session }),
      ...(agent && { agent }),
      offers: [...offers.values()],
      workitems: [...workitems.values()],
      outbox: outbox.list(),
      notices: [...own.notices(), ...(credentials.kept() ? [] : (['tokenInMemory'] as const))],
    }
  }

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
  const verbs = createVerbs({
    clock,
    log,
    uuid: ports.uuid,
    server: actions,
    outbox,
    app: createAppActions({
      admission,
      link,
      media,
      store,
      outbox,
      journal: own.journal,
      logged: ports.logged,
      async forget() {
        session = undefined
        await own.leave()
        status.changed()
      },
    }),
  })

  store.onChanges(() => {
    link.quicken()
    autoAnswer.look()
    status.changed()
  })
  store.onHistory(status.historyChanged)
  outbox.onChange(status.changed)

  return {
    async start() {
      const last = await admission.load()
      if (last) await use(last)
      status.changed()
      link.start()
    },
    async stop() {
      await verbs.drained()
      link.stop({ link: 'signedOut' })
      reconciler.end()
      outbox.end()
      autoAnswer.stop()
      credentials.stop()
      status.stop()
      await own.leave()
    },
    state,
    onState: (listener) => status.onChange(() => listener(state())),
    onChanges: store.onChanges,
    run: verbs.run,
    sound: media.sound,
    wake: () => link.wake(),
  }
}
