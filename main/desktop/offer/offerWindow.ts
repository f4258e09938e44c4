import { screen, type BrowserWindow } from 'electron'
import type { AppState } from '../../../preload/contract.ts'
import type { Clock, Log, Undo } from '../../ports.ts'
import { APP_ORIGIN, type Contents } from '../../sender.ts'
import type { Rectangle } from '../bounds.ts'
import { contentsOf } from '../contents.ts'
import { displays, floatingWindow, watchDisplays, type FloatingPorts } from '../floating.ts'
import { revivePage } from '../revive.ts'
import { isIn, placeOffer } from './corner.ts'
import { isOfferNews, OFFER_VERBS, offerView } from './view.ts'

export interface OfferWindowPorts extends FloatingPorts {
  clock: Clock
  log: Log
  state(): AppState
  /** Tells the page, if it is there. */
  push(contents: Contents, state: AppState): void
  /** It covers another part of the desktop now. */
  moved(): void
}

export interface OfferWindow {
  /** Its page, once there is one; for the gate. */
  pages(): readonly Contents[]
  /** Makes it, hidden, so that the first ring need not wait for it. */
  warm(): void
  /** This offer rings until the undo is called. */
  ring(offerId: string): Undo
  /** The state is another. */
  update(): void
  /** What of the desktop it covers now. */
  covers(): Rectangle | undefined
  stop: Undo
}

const WIDTH = 380
/** Until the page has said how high its words are, and as high as it may grow. */
const HEIGHT = 232
const HIGHEST = 640
/** After this long, ms, an insistent call is back though its window was put away. */
const BACK_MS = 5_000

/**
 * The window of the calls that ring: made once, kept hidden and warm, shown without the focus above everything else. Its page
 * is never throttled, and so it is also the page that rings: one process, and one life, for what is seen and what is heard.
 */
export function createOfferWindow(ports: OfferWindowPorts): OfferWindow {
  const { clock, log } = ports
  const rings = new Set<string>()
  let window: BrowserWindow | undefined
  let contents: Contents | undefined
  let told: AppState | undefined
  let height = HEIGHT
  let set = { x: 0, y: 0 }
  let dragged: { x: number; y: number } | undefined
  let isReady = false
  let isPutAway = false
  let isPutBack = false
  let isOver = false
  let cancelBack: Undo = () => undefined
  let undoDisplays: Undo = () => undefined

  function build(): BrowserWindow {
    const asksFor = (wanted: number) => {
      height = wanted
      place()
    }
    const made = floatingWindow(ports, { width: WIDTH, height, highest: HIGHEST }, asksFor, false)
    const load = () => {
      told = undefined
      made.loadURL(`${APP_ORIGIN}/offer.html`).catch(() => log('page gone'))
    }
    made.once('ready-to-show', () => {
      isReady = true
      show()
    })
    made.on('close', putAway)
    made.on('move', moved)
    revivePage(made.webContents, { clock, log, load })
    undoDisplays = watchDisplays(place)
    contents = {
      ...contentsOf(made),
      verbs: new Set<string>(OFFER_VERBS),
      view: (state) => offerView(state, rings),
    }
    load()
    return made
  }

  /**
   * Who moves it with the pointer on it drags it. A window manager that moves it while it takes it over has chosen nothing: it
   * is put back, once, since nobody wins a quarrel with one.
   */
  function moved(): void {
    if (!window?.isVisible()) return
    const { x, y, ...size } = window.getBounds()
    if (x === set.x && y === set.y) return
    if (isIn({ x, y, ...size }, screen.getCursorScreenPoint())) dragged = { x, y }
    else if (!isPutBack) {
      isPutBack = true
      place()
    }
  }
  function place(): void {
    if (!window || window.isDestroyed()) return
    const { areas, looked } = displays()
    const bounds = placeOffer(areas, looked, { width: WIDTH, height }, dragged)
    set = bounds
    window.setBounds(bounds)
    if (window.isVisible()) ports.moved()
  }
  function show(): void {
    if (!window || window.isDestroyed() || !isReady || isPutAway || rings.size === 0) return
    if (!window.isVisible()) {
      isPutBack = false
      place()
    }
    // Without the focus: whoever types goes on typing where they were.
    window.showInactive()
    ports.moved()
  }
  function hide(): void {
    cancelBack()
    isPutAway = false
    if (window && !window.isDestroyed()) window.hide()
  }
  function putAway(event: { preventDefault(): void }): void {
    event.preventDefault()
    window?.hide()
    isPutAway = true
    cancelBack()
    if (ports.state().alerts?.profile === 'insistent') cancelBack = clock.after(BACK_MS, back)
  }
  function back(): void {
    isPutAway = false
    show()
  }
  function update(): void {
    if (!contents?.isOurs()) return
    const next = offerView(ports.state(), rings)
    if (!isOfferNews(told, next)) return
    told = next
    ports.push(contents, next)
  }

  return {
    pages: () => (contents ? [contents] : []),
    warm() {
      if (!isOver) window ??= build()
    },
    ring(offerId) {
      rings.add(offerId)
      if (!isOver) window ??= build()
      // Told first: while the desktop brings its window, the page paints.
      update()
      // One that was put away has been seen; this one has not.
      back()
      return () => {
        if (!rings.delete(offerId)) return
        if (rings.size === 0) hide()
        update()
      }
    },
    update,
    covers: () => (window && !window.isDestroyed() && window.isVisible() ? window.getBounds() : undefined),
    stop() {
      isOver = true
      cancelBack()
      undoDisplays()
      if (window && !window.isDestroyed()) window.destroy()
    },
  }
}
