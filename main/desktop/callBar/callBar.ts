import { app, screen, type BrowserWindow } from 'electron'
import type { AppState, Ring } from '../../../preload/contract.ts'
import type { CallBarPort, Clock, Log, Undo } from '../../ports.ts'
import { APP_ORIGIN, type Contents } from '../../sender.ts'
import type { Rectangle } from '../bounds.ts'
import { contentsOf } from '../contents.ts'
import { displays, floatingWindow, watchDisplays, type FloatingPorts } from '../floating.ts'
import { isIn } from '../offer/corner.ts'
import { revivePage } from '../revive.ts'
import type { SmallFile } from '../smallFile.ts'
import { createCallBarChoice } from './choice.ts'
import { createPlacing, type Placing } from './placing.ts'
import { barCalls, CALL_BAR_VERBS, callBarView, isCallBarNews } from './view.ts'

export interface CallBarPorts extends FloatingPorts {
  file: SmallFile
  clock: Clock
  log: Log
  state(): AppState
  /** Tells the page, if it is there. */
  push(contents: Contents, state: AppState): void
  /** How the main window stands before the agent. */
  stands(): Ring['window'] & string
  /** What the calls that ring cover of the desktop. */
  covered(): Rectangle | undefined
  toDesk: CallBarPort['toDesk']
  changed(): void
}

export interface CallBar extends CallBarPort {
  /** Its page, while there is one; for the gate. */
  pages(): readonly Contents[]
  /** Resolves when what an earlier run has kept is known. */
  load(): Promise<void>
  /** The state is another, or the desktop is. */
  update(): void
  /** The state with ours in it; `revision` goes on rising. */
  into(state: AppState): AppState
  /** Resolves when its place is remembered. */
  kept(): Promise<void>
  stop: Undo
}

const WIDTH = 380
/** Until the page has said how high its words are, and as high as it may grow. */
const HEIGHT = 132
const HIGHEST = 640
/** A window that lost the focus for less than this, ms, has not gone away. */
const AWAY_MS = 800
/** It costs nothing once it was not wanted for so long, ms; who goes to and fro finds it again at once. */
const LINGER_MS = 5_000
/** A drag is over when nothing has moved for so long, ms. */
const STILL_MS = 400

/** The bar of the calls that are up, above all windows: made when it is wanted, shown without the focus, gone afterwards. */
export function createCallBar(ports: CallBarPorts): CallBar {
  const { clock, log } = ports
  const choice = createCallBarChoice(ports.file)
  let window: BrowserWindow | undefined
  let contents: Contents | undefined
  let told: AppState | undefined
  let height = HEIGHT
  let set: { x: number; y: number } | undefined
  let isAway = false
  let isPutAway = false
  let isReady = false
  let isHeld = false
  let isOver = false
  let changes = 0
  let cancelAway: Undo | undefined
  let cancelEnd: Undo | undefined
  let cancelStill: Undo | undefined
  const placing = createPlacing({
    displays,
    dragged: choice.at,
    covered: ports.covered,
    set(bounds) {
      set = bounds
      window?.setBounds(bounds)
    },
  })
  const undo = [watchDisplays(() => place('again'))]
  for (const moment of ['browser-window-focus', 'browser-window-blur'] as const) {
    app.on(moment as 'browser-window-focus', update)
    undo.push(() => app.off(moment as 'browser-window-focus', update))
  }

  function build(): BrowserWindow {
    const asksFor = (wanted: number) => {
      height = wanted
      place('look')
    }
    const made = floatingWindow(ports, { width: WIDTH, height, highest: HIGHEST }, asksFor)
    const load = () => {
      told = undefined
      made.loadURL(`${APP_ORIGIN}/callBar.html`).catch(() => log('page gone'))
    }
    made.once('ready-to-show', () => {
      isReady = true
      update()
    })
    made.on('close', (event) => {
      event.preventDefault()
      isPutAway = true
      update()
    })
    made.on('move', moved)
    revivePage(made.webContents, { clock, log, load })
    contents = { ...contentsOf(made), verbs: new Set<string>(CALL_BAR_VERBS), view: callBarView }
    load()
    return made
  }
  /**
   * Who moves it with the pointer on it drags it; it is theirs while it moves, and stays where it comes to rest. A window manager
   * moves windows too, while it takes them over: nobody has chosen that place.
   */
  function moved(): void {
    if (!window?.isVisible()) return
    isHeld ||= isIn(window.getBounds(), screen.getCursorScreenPoint())
    cancelStill?.()
    cancelStill = clock.after(STILL_MS, () => {
      rest()
      place('again')
    })
  }
  function rest(): void {
    if (!window || !cancelStill) return
    cancelStill()
    cancelStill = undefined
    const { x, y } = window.getBounds()
    if (isHeld && (x !== set?.x || y !== set.y)) choice.dragged({ x, y })
    isHeld = false
  }
  function place(why: keyof Placing): void {
    if (window && !cancelStill) placing[why]({ width: WIDTH, height })
  }
  /** Looks how the main window stands; one that has lost the focus is given a moment to have it back. */
  function look(): void {
    const stands = ports.stands()
    if (stands === 'behind' && !isAway) {
      cancelAway ??= clock.after(AWAY_MS, () => {
        isAway = ports.stands() !== 'focused'
        update()
      })
      return
    }
    cancelAway?.()
    cancelAway = undefined
    isAway = stands !== 'focused'
  }
  function isWanted(state: AppState): boolean {
    if (barCalls(state).length === 0) isPutAway = false
    const when = choice.when()
    if (when === 'never' || barCalls(state).length === 0) return false
    if (when === 'away' && !isAway) isPutAway = false
    return !isPutAway && (when === 'always' || isAway)
  }
  function end(): void {
    cancelEnd = undefined
    contents = undefined
    isReady = false
    window?.destroy()
    window = undefined
  }
  function update(): void {
    if (isOver) return
    look()
    const state = ports.state()
    if (!isWanted(state)) {
      rest()
      window?.hide()
      if (window) cancelEnd ??= clock.after(LINGER_MS, end)
    } else {
      cancelEnd?.()
      cancelEnd = undefined
      window ??= build()
      if (!isReady) return
      const isNew = !window.isVisible()
      place(isNew ? 'appears' : 'look')
      // Without the focus: whoever types goes on typing where they were.
      if (isNew) window.showInactive()
    }
    push(state)
  }
  function push(state: AppState): void {
    if (!contents?.isOurs()) return
    const next = callBarView(state)
    if (!isCallBarNews(told, next)) return
    told = next
    ports.push(contents, next)
  }

  return {
    pages: () => (contents ? [contents] : []),
    load: () => choice.load().then(tell),
    update,
    into: (state) => ({
      ...state,
      revision: state.revision + changes,
      callBar: { when: choice.when() },
    }),
    change({ when }) {
      const kept = choice.choose(when)
      tell()
      return kept
    },
    toDesk: ports.toDesk,
    kept: choice.kept,
    stop() {
      isOver = true
      rest()
      for (const cancel of [cancelAway, cancelEnd, ...undo]) cancel?.()
      end()
    },
  }
  function tell(): void {
    changes += 1
    ports.changed()
  }
}
