import { app, ipcMain, session } from 'electron'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import icon from '../../build/icons/png/256x256.png?asset'
import { CHANNELS } from '../../preload/contract.ts'
import type { Config } from '../config.ts'
import { createGate } from '../ipc.ts'
import type { Log, Ports } from '../ports.ts'
import { createRecordedSoftphone } from '../recorder/recorded.ts'
import type { Softphone } from '../softphone.ts'
import { cutOffNetwork, serveApp } from './appProtocol.ts'
import { createAlerts } from './alerts.ts'
import { createBadge } from './badge.ts'
import { systemClock } from './clock.ts'
import { setMenu } from './menu.ts'
import { pinPages } from './navigation.ts'
import { createNotices } from './notices.ts'
import { createElectronNotes } from './notify/electronNotes.ts'
import { createFreedesktopNotes } from './notify/freedesktop.ts'
import { offerNote } from './notify/offerNote.ts'
import { connectSessionBus } from './notify/sessionBus.ts'
import { createOfferWindow } from './offer/offerWindow.ts'
import { createOfferNotices } from './offerNotices.ts'
import { denyPermissions } from './permissions.ts'
import { createPorts } from './ports.ts'
import { watchMoments } from './moments.ts'
import { watchPower } from './power.ts'
import { createOpenOutside } from './openOutside.ts'
import { saveFile } from './saveFile.ts'
import { createSmallFile } from './smallFile.ts'
import { isTestRuntime } from './testRuntime.ts'
import { textsFor } from './texts.ts'
import { createAppUpdates } from './updates/app.ts'
import { isQuiet } from './updates/quiet.ts'
import { createMainWindow } from './windows.ts'

export interface AppPorts {
  config: Config
  dataDir: string
  /** The folder that holds `main`, `preload` and `renderer` as they were built. */
  built: string
  isDevelopment: boolean
  isSandboxed: boolean
  log: Log
  logged: Ports['logged']
}

export interface RunningApp {
  show(): void
  /** Windows may close from now on, and nothing of ours stays on the desktop. */
  leave(): void
  /** Ends what is under way; resolves when everything that is to be kept is on the disk. */
  stop(): Promise<void>
}

/** Puts the phone, the window and the desktop together. Called once Electron is ready. */
export async function openApp(ports: AppPorts): Promise<RunningApp> {
  const { config, dataDir, built, isDevelopment, log, logged } = ports
  const binding = join(built, 'native', 'better_sqlite3.node')
  const undo = [
    pinPages(),
    denyPermissions(session.defaultSession),
    cutOffNetwork(session.defaultSession, isDevelopment),
  ]
  setMenu({ isDevelopment, isMac: process.platform === 'darwin' })

  const alerts = createAlerts(createSmallFile(join(dataDir, 'alerts.json')), () => tell())
  const updates = createAppUpdates({
    file: createSmallFile(join(dataDir, 'updates.serial')),
    clock: systemClock,
    log,
    isQuiet: () => isQuiet(softphone.state()),
    changed: () => tell(),
  })
  const softphone = createRecordedSoftphone(
    {
      updates,
      ...createPorts({ dataDir, binding, log, logged, clock: systemClock, uuid: randomUUID }),
      alerts,
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
  undo.push(serveApp(session.defaultSession, join(built, 'renderer'), softphone), updates.stop)
  const notices = createNotices(() => tell())
  const state = () => updates.into(alerts.into(notices.into(softphone.state())))
  const preload = join(built, 'preload', 'index.cjs')

  const window = await createMainWindow({
    preload,
    icon,
    placement: createSmallFile(join(dataDir, 'window.json')),
    hidden: config.hidden,
    isDevelopment,
    isWorking: () => isWorking(softphone),
    closed: () => offerWindow.stop(),
    clock: systemClock,
    log,
  })
  const offerWindow = createOfferWindow({
    preload,
    icon,
    isDevelopment,
    clock: systemClock,
    log,
    state,
    push: (page, next) => page.send(CHANNELS.state, next),
  })
  const gate = createGate({
    receiver: ipcMain,
    run: (name, input) => softphone.run(name, input),
    state,
    pages: () => [window.contents, ...offerWindow.pages()],
    log,
  })
  const notes =
    process.platform === 'linux'
      ? createFreedesktopNotes({
          connect: connectSessionBus,
          appName: 'Ringdesk',
          // What is packed nobody else can read; there the theme has it by its name.
          icon: app.isPackaged ? 'ringdesk' : icon,
        })
      : { show: createElectronNotes(icon), stop: () => undefined }
  const badge = createBadge((count) => app.setBadgeCount(count))
  const offers = createOfferNotices({
    show(spec) {
      softphone.seen(spec.offerId, window.stands())
      const note = offerNote(spec, {
        run: (name, input) => softphone.run(name, input),
        forward(workitemId) {
          notices.want(workitemId)
          window.show()
        },
        told(offerId, how) {
          notices.notified(how)
          softphone.notified(offerId, how === 'shown')
        },
      })
      const undo = [...(spec.urgent ? [offerWindow.ring(spec.offerId)] : []), notes.show(note)]
      return () => undo.forEach((step) => step())
    },
    clock: systemClock,
    texts: () => textsFor(alerts.now().language ?? app.getLocale()),
  })
  function tell() {
    const now = state()
    // Calls first: what rings waits for nothing.
    offers.update(now)
    offerWindow.update()
    gate.push(now)
    window.update(now)
    badge(now)
    updates.look()
    // Made as soon as calls can come, and not while the app starts.
    if (now.connection.link === 'live') offerWindow.warm()
  }
  if (!ports.isSandboxed) notices.add('unsandboxed')
  if (isTestRuntime(app.getVersion())) notices.add('testRuntime')
  undo.push(
    softphone.onState(tell),
    watchPower((reason) => softphone.wake(reason), systemClock),
    watchMoments(softphone.noteSystem),
    gate.stop,
    notes.stop,
  )
  window.load()
  // Before the first name is looked up, and while the page is on its way.
  if (process.platform !== 'darwin') app.configureHostResolver({ secureDnsMode: 'off' })
  void alerts.load()
  softphone.start().catch(() => log('unexpected error'))
  return {
    show: () => window.show(),
    leave() {
      window.release()
      offers.stop()
      offerWindow.stop()
    },
    async stop() {
      for (const step of undo.splice(0).reverse()) step()
      await Promise.all([softphone.stop(), window.stop()])
    },
  }
}

/** Somebody is signed in: closing the window must not take the phone away from the callers. */
const isWorking = (softphone: Softphone): boolean => softphone.state().session !== undefined
