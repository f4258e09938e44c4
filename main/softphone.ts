import {
  SCHEMA_TYPES,
  type AppState,
  type FetchWorkitemsResponseBody,
  type Notice,
  type Result,
  type Session,
  type Workitem,
} from '../preload/contract.ts'
import { isCallUp, type Change } from '../preload/lifecycle.ts'
import { createActions } from './actions.ts'
import { createAdmission } from './admission.ts'
import { createAppActions } from './appActions.ts'
import { createKeys } from './keys.ts'
import { createMedia, type Media } from './media/media.ts'
import type { Ports, Undo } from './ports.ts'
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
  const notices = new Set<Notice>()
  let session: Session | undefined
  let owner = ''

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
      if (next.link === 'live') reconciler.begin()
      else reconciler.end()
    },
  })

  function urgent(): boolean {
    const { offers, workitems } = store.known()
    return offers.size > 0 || [...workitems.values()].some(isCallUp)
  }

  /** The cache of this tenant and user; a phone without one still rings. */
  async function use(who: Session): Promise<void> {
    session = who
    const next = JSON.stringify([who.server, who.tenantId, who.userId])
    if (next === owner) return
    owner = next
    link.forget()
    const cache = await ports.openCache(who).catch((error: unknown) => {
      log('cache could not be opened', { reason: error instanceof Error ? error.name : 'unknown' })
      return undefined
    })
    for (const notice of ['cacheRebuilt', 'cacheNewer'] as const) notices.delete(notice)
    if (cache?.opened === 'rebuilt') notices.add('cacheRebuilt')
    if (cache?.opened === 'newer') notices.add('cacheNewer')
    await store.open(cache)
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
      notices: [
        ...notices,
        ...(credentials.kept() ? [] : (['tokenInMemory'] as const)),
        ...(owner !== '' && store.behind() ? (['cacheBehind'] as const) : []),
      ],
    }
  }

  const media = createMedia({
    clock,
    fetch: ports.fetch,
    async find(workitemId) {
      const open = store.known().workitems.get(workitemId)
      if (open) return open
      const kept = await store.search({ terms: [], exact: [['workitemId', workitemId]], rows: 1, start: 0 })
      return kept.ok ? (kept.value as FetchWorkitemsResponseBody).objects?.[0] : undefined
    },
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
    app: createAppActions({
      admission,
      link,
      media,
      store,
      logged: ports.logged,
      async forget() {
        session = undefined
        owner = ''
        link.forget()
        await store.open(undefined)
        status.changed()
      },
    }),
  })

  store.onChanges(() => {
    link.quicken()
    status.changed()
  })
  store.onHistory(status.historyChanged)

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
      credentials.stop()
      status.stop()
      await store.open(undefined)
    },
    state,
    onState: (listener) => status.onChange(() => listener(state())),
    onChanges: store.onChanges,
    run: verbs.run,
    sound: media.sound,
    wake: () => link.wake(),
  }
}
