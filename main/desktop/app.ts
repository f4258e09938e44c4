import { app } from 'electron'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import icon from '../../build/icons/png/256x256.png?asset'
import { CHANNELS, type ActionName, ruled, type AppState, type PolicyStatus } from '../../preload/contract.ts'
import type { Config } from '../config.ts'
import { createGate } from '../ipc.ts'
import { createCompany } from '../policy/company.ts'
import type { Log, Ports } from '../ports.ts'
import { createRecordedSoftphone } from '../recorder/recorded.ts'
import type { Contents } from '../sender.ts'
import type { Softphone } from '../softphone.ts'
import { createAppMedia } from './appMedia.ts'
import { afterItself } from './afterItself.ts'
import { createAlerts } from './alerts.ts'
import { createAtHand } from './atHand.ts'
import { createAnnouncements } from './announcements.ts'
import { createBadge } from './badge.ts'
import { systemClock } from './clock.ts'
import { createMachine } from './machine/machine.ts'
import { createMenu } from './menu.ts'
import { createNotices } from './notices.ts'
import { createOfferWindow } from './offer/offerWindow.ts'
import { createOutsideDesk } from './outside/desk.ts'
import { createPorts } from './ports.ts'
import { watchMoments } from './moments.ts'
import { createOpenOutside } from './openOutside.ts'
import { createAppQuit } from './quit/app.ts'
import { saveFile } from './saveFile.ts'
import { createSmallFile } from './smallFile.ts'
import { isTestRuntime } from './testRuntime.ts'
import { createAppTray } from './tray/app.ts'
import { textsFor } from './texts.ts'
import { createAppUpdates } from './updates/app.ts'
import { isQuiet } from './updates/quiet.ts'
import type { Front } from './front.ts'
import { createAppWire } from './wire/app.ts'

export interface AppPorts {
  config: Config
  front: Front
  dataDir: string
  /** The folder that holds `main`, `preload` and `renderer` as they were built. */
  built: string
  isDevelopment: boolean
  isSandboxed: boolean
  log: Log
  logged: Ports['logged']
  clearLog(): void
  /** What the company has set on this machine; undefined where it has set nothing. */
  policy: PolicyStatus | undefined
}

export interface RunningApp {
  /** May the app end now? If not, the agent is asked, and it ends by their word. */
  mayEnd(): boolean
  /** What another start of the app has asked for, as it came. */
  handed(told: unknown): void
  show(): void
  /** Windows may close from now on, and nothing of ours stays on the desktop. */
  leave(): void
  /** Ends what is under way; resolves when everything that is to be kept is on the disk. */
  stop(): Promise<void>
}

/** Puts the phone, the window and the desktop together. Called once Electron is ready. */
export function openApp(ports: AppPorts): RunningApp {
  const { config, dataDir, built, isDevelopment, log, logged, clearLog } = ports
  const company = createCompany(ports.policy, dataDir)
  const { policy } = company
  const binding = join(built, 'native', 'better_sqlite3.node')
  const { window, undo } = ports.front

  const alerts = createAlerts(createSmallFile(join(dataDir, 'alerts.json')), () => tell(), policy)
  const wire = createAppWire({
    file: createSmallFile(join(dataDir, 'proxy.bin')),
    caFile: ruled(policy, 'caFile'),
    log,
    changed: () => tell(),
  })
  const updates = createAppUpdates({
    file: createSmallFile(join(dataDir, 'updates.serial')),
    ...{ clock: systemClock, log, fetch: wire.fetch },
    allowed: ruled(policy, 'updates') ?? true,
    isQuiet: () => isQuiet(softphone.state()),
    leaving: () => quit.hurry(),
    changed: () => tell(),
  })
  const preload = join(built, 'preload', 'index.cjs')
  const push = (page: Contents, next: AppState) => page.send(CHANNELS.state, next)
  const run = (name: ActionName, input: object) => softphone.run(name, input)
  const atHand = createAtHand({
    ...{ preload, icon, isDevelopment, dataDir, clock: systemClock, log, run, push },
    state: () => state(),
    window: () => window,
    offers: () => offerWindow,
    want: (workitemId, panel) => notices.want(workitemId, panel),
    refused: (action, failure) => notices.refuse(action, failure),
    changed: () => tell(),
  })
  const outside = createOutsideDesk({
    ...{ dataDir, named: config.dataDir, log },
    state: () => state(),
    run: (name, input) => softphone.run(name, input),
    show: () => window.show(),
    mayEnd: () => quit.mayEnd(),
    changed: () => tell(),
  })
  const softphone = createRecordedSoftphone(
    {
      updates,
      ...createPorts({ dataDir, binding, log, logged, clearLog, clock: systemClock, uuid: randomUUID, wire }),
      policy,
      alerts,
      callBar: atHand.callBar,
      globalKeys: atHand.globalKeys,
      outside: company.guarded(outside.port),
      saveFile,
      openOutside: createOpenOutside(textsFor(app.getLocale())),
    },
    {
      server: config.server,
      userName: config.userName,
      ...(config.password === undefined ? {} : { password: config.password }),
      platform: process.platform,
      appVersion: app.getVersion(),
    },
  )
  ports.front.serve(createAppMedia(softphone))
  undo.push(updates.stop)
  const notices = createNotices(() => tell())
  const machine = createMachine({ clock: systemClock, phone: softphone })
  const state = () =>
    company.into(
      atHand.into(outside.into(wire.into(updates.into(alerts.into(notices.into(softphone.state())))))),
    )

  const language = () => alerts.now().language
  const menu = createMenu({ isDevelopment, isMac: process.platform === 'darwin' })
  menu.update(language() ?? app.getLocale())
  const quit = createAppQuit({ clock: systemClock, state: () => softphone.state(), language })
  const hidden = ruled(policy, 'hidden', config.hidden || undefined) ?? false
  const tray = createAppTray({
    ...{ clock: systemClock, dataDir, hidden, language, run },
    refused: (action, failure) => notices.refuse(action, failure),
    note: (note) => said.show(note),
    window: () => window,
  })
  window.behind({
    ...{ hidden, tray },
    isWorking: () => isWorking(softphone),
    closed() {
      offerWindow.stop()
      atHand.stop()
    },
  })
  const offerWindow = createOfferWindow({
    preload,
    icon,
    isDevelopment,
    clock: systemClock,
    log,
    state,
    push,
    moved: () => atHand.moved(),
  })
  const gate = createGate({
    receiver: ports.front.receiver,
    run: (name, input) => softphone.run(name, input),
    state,
    pages: () => [window.contents, ...offerWindow.pages(), ...atHand.pages()],
    log,
  })
  const badge = createBadge((count) => app.setBadgeCount(count))
  const said = createAnnouncements({
    ...{ softphone, notices, alerts, dataDir, icon },
    window: { show: () => window.show(), stands: () => machine.stands(window.stands()) },
    ring: (offerId) => offerWindow.ring(offerId),
    clock: systemClock,
  })
  const tellAll = afterItself(() => {
    const now = state()
    // Calls first: what rings waits for nothing.
    said.calls(now)
    offerWindow.update()
    gate.push(now)
    window.update(now)
    atHand.update()
    badge(now)
    tray.update(now)
    menu.update(language() ?? app.getLocale())
    said.news(now)
    updates.look()
    // Made as soon as calls can come, and not while the app starts.
    if (now.connection.link !== 'live') return
    offerWindow.warm()
    machine.begin()
  })
  function tell() {
    tellAll()
  }
  if (!ports.isSandboxed) notices.add('unsandboxed')
  if (isTestRuntime(app.getVersion())) notices.add('testRuntime')
  undo.push(
    softphone.onState(tell),
    machine.stop,
    watchMoments(softphone.noteSystem),
    gate.stop,
    said.stop,
    tray.stop,
  )
  tray.begin()
  // Before the first name is looked up, and while the page is on its way.
  if (process.platform !== 'darwin') app.configureHostResolver({ secureDnsMode: 'off' })
  void alerts.load()
  atHand.load()
  company.settle(outside.port)
  softphone.start().catch(() => log('unexpected error'))
  return {
    mayEnd: quit.mayEnd,
    show: () => window.show(),
    handed: outside.handed,
    leave() {
      window.release()
      said.leave()
      offerWindow.stop()
      atHand.stop()
    },
    async stop() {
      for (const step of undo.splice(0).reverse()) step()
      await Promise.all([softphone.stop(), window.stop(), atHand.kept()])
    },
  }
}

/** Somebody is signed in: closing the window must not take the phone away from the callers. */
const isWorking = (softphone: Softphone): boolean => softphone.state().session !== undefined
