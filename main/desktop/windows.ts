import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { AppState, Ring } from '../../preload/contract.ts'
import type { Clock, Log } from '../ports.ts'
import { APP_ORIGIN, type Contents } from '../sender.ts'
import { createAside } from './aside.ts'
import { place, readPlacement, SMALLEST } from './bounds.ts'
import { contentsOf } from './contents.ts'
import { lockedPage } from './locked.ts'
import { revivePage } from './revive.ts'
import type { SmallFile } from './smallFile.ts'

export interface WindowPorts {
  preload: string
  icon?: string
  /** Where the window was last, asked for already; not worth a failed start. */
  placed: ReturnType<SmallFile['read']>
  placement: Pick<SmallFile, 'write'>
  isDevelopment: boolean
  clock: Clock
  log: Log
}

/** What a window has to know of the phone behind it; its page is on the way before there is one. */
export interface Behind {
  /** Starts without taking the screen. */
  hidden: boolean
  tray: WindowTray
  /** Would closing leave callers with nobody? Then the window only steps aside. */
  isWorking(): boolean
  /** It is gone for good. */
  closed(): void
}

/** The icon by which a hidden window is had back. */
export interface WindowTray {
  isThere(): boolean
  /** Resolves once it is known whether there is one; never rejects. */
  known: Promise<void>
  /** The window was hidden because the agent closed it. */
  hidden(): void
}

export interface MainWindow {
  contents: Contents
  load(): void
  /** There is a phone: it is shown as soon as there is something to be seen, or stays aside. */
  behind(phone: Behind): void
  show(): void
  /** The icon of the tray has come or gone for good. */
  trayChanged(): void
  /** How it stands before the agent now. */
  stands(): Ring['window'] & string
  update(state: AppState): void
  /** From now on closing closes. */
  release(): void
  /** Resolves when the place of the window is remembered. */
  stop(): Promise<void>
}

const BUSY: readonly string[] = ['offered', 'dialing', 'active', 'hold', 'conference', 'wrapup']

/** The one window of the app, locked as far as Electron locks. It shows the page and knows nothing of it. */
export async function createMainWindow(ports: WindowPorts): Promise<MainWindow> {
  const before = readPlacement(await readJson(ports.placed))
  const areas = screen.getAllDisplays().map((display) => display.workArea)
  const window = new BrowserWindow({
    ...place(areas, before),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'Ringdesk',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14171b' : '#f4f5f7',
    ...(ports.icon ? { icon: ports.icon } : {}),
    webPreferences: lockedPage(ports.preload, ports.isDevelopment),
  })
  let released = false
  let isFlashing = false
  let remembered: Promise<unknown> = Promise.resolve()

  const aside = createAside(window, () => phone?.tray.isThere() ?? false)
  let phone: Behind | undefined
  let isReady = false
  let isWanted = false

  const appear = () => {
    if (!isReady || !phone || window.isDestroyed()) return
    isWanted ||= !phone.hidden
    if (before?.maximized && isWanted) window.maximize()
    if (isWanted) return window.show()
    void phone.tray.known.then(() => {
      if (!isWanted && !window.isDestroyed()) aside.go()
    })
  }
  const step = (event: { preventDefault(): void }) => {
    remember()
    if (released || !phone?.isWorking()) return
    event.preventDefault()
    if (aside.go() === 'hidden') phone.tray.hidden()
  }
  const remember = () => {
    if (window.isDestroyed()) return
    const now = { ...window.getNormalBounds(), maximized: window.isMaximized() }
    remembered = ports.placement.write(JSON.stringify(now)).catch(() => undefined)
  }

  window.once('ready-to-show', () => {
    isReady = true
    appear()
  })
  window.on('close', step)
  window.on('focus', aside.back)
  window.on('restore', aside.back)
  window.on('closed', () => phone?.closed())
  window.on('page-title-updated', (event) => event.preventDefault())
  // A page may ask to be kept, an app that ends need not listen.
  window.webContents.on('will-prevent-unload', (event) => event.preventDefault())
  const load = () => {
    window.loadURL(`${APP_ORIGIN}/index.html`).catch(() => ports.log('page gone'))
  }
  revivePage(window.webContents, { clock: ports.clock, log: ports.log, load })

  return {
    contents: contentsOf(window),
    load,
    behind(what) {
      phone = what
      appear()
    },
    show() {
      aside.back()
      if (window.isDestroyed()) return
      if (!isWanted && before?.maximized) window.maximize()
      isWanted = true
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    trayChanged() {
      if (!window.isDestroyed()) aside.look()
    },
    stands() {
      if (window.isDestroyed()) return 'hidden'
      // First: some desktops call a window in the task bar invisible.
      if (window.isMinimized()) return 'minimised'
      if (!window.isVisible()) return 'hidden'
      return window.isFocused() ? 'focused' : 'behind'
    },
    update(state) {
      if (window.isDestroyed()) return
      const ringing = state.workitems.filter((item) => item.state === 'offered').length
      window.setTitle(ringing ? `(${ringing}) Ringdesk` : 'Ringdesk')
      // Asks for attention without taking the keys away from whatever the agent is typing into.
      const flashes = ringing > 0 && (window.isMinimized() || !window.isFocused())
      if (flashes !== isFlashing) window.flashFrame(flashes)
      isFlashing = flashes
      // A hidden page's timers would drop to one a minute; while a caller is there they must not.
      window.webContents.setBackgroundThrottling(!state.workitems.some((item) => BUSY.includes(item.state)))
    },
    release() {
      released = true
    },
    async stop() {
      remember()
      await remembered
    },
  }
}

async function readJson(read: ReturnType<SmallFile['read']>): Promise<unknown> {
  try {
    return JSON.parse((await read)?.toString('utf8') ?? 'null') as unknown
  } catch {
    return null
  }
}
