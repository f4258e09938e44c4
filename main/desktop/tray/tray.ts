import type { AppState } from '../../../preload/contract.ts'
import type { Clock, Undo } from '../../ports.ts'
import { countWaiting } from '../badge.ts'
import { trayState, type TrayState } from './look.ts'
import { trayMenu, type Line, type TrayAct } from './menu.ts'
import { tooltip } from './said.ts'
import type { TrayWords } from './words.ts'

/** One icon on a panel. */
export interface TrayIcon {
  draw(state: TrayState, count: number): void
  say(words: string): void
  offer(menu: readonly Line[]): void
  remove(): void
}

export interface TrayPorts {
  clock: Clock
  words(): TrayWords
  /** Puts an icon on the panel; `chosen` is told what the agent does with it, a plain click as `show`. */
  open(chosen: (does: TrayAct) => void): TrayIcon
  chosen(does: TrayAct): void
  /** There is an icon again, or there has been none for a while: a hidden window may have to be had back another way. */
  reachable(): void
}

export interface DesktopTray {
  /** Who shows icons is somebody else now, or nobody. */
  hosted(host: string | undefined): void
  update(state: AppState): void
  /** Is the icon where the agent can see it? Then closing hides. */
  isThere(): boolean
  stop: Undo
}

/** A panel that is started anew is back by then; only after that its windows are looked after, ms. */
const PATIENCE_MS = 5_000

/** The icon as it should be now, on whatever panel there is. What has not changed is not set again: an open menu would close. */
export function createTray({ clock, words, open, chosen, reachable }: TrayPorts): DesktopTray {
  let icon: TrayIcon | undefined
  let known: AppState | undefined
  let count = 0
  let told = { look: '', words: '', menu: '' }
  let cancelLost: Undo = () => undefined
  let cancelExpiry: Undo = () => undefined

  function show(): void {
    if (!icon || !known) return
    const serverNow = clock.wall() + known.clockOffset
    const state = trayState(known, serverNow)
    const said = tooltip(known, count, serverNow, words())
    const lines = trayMenu(known, serverNow, words())
    const next = { look: `${state} ${count}`, words: said, menu: JSON.stringify(lines) }
    if (next.look !== told.look) icon.draw(state, count)
    if (next.words !== told.words) icon.say(said)
    if (next.menu !== told.menu) icon.offer(lines)
    told = next
    // A ring that nobody takes back is over all the same.
    cancelExpiry()
    const ends = known.offers.map(({ expiresAt }) => expiresAt - serverNow).filter((ms) => ms > 0)
    if (ends.length > 0) cancelExpiry = clock.after(Math.min(...ends), show)
  }
  function remove(): void {
    icon?.remove()
    icon = undefined
    told = { look: '', words: '', menu: '' }
  }

  return {
    hosted(host) {
      remove()
      cancelLost()
      if (host === undefined) {
        cancelLost = clock.after(PATIENCE_MS, reachable)
        return
      }
      icon = open(chosen)
      show()
      reachable()
    },
    update(state) {
      known = state
      count = countWaiting(state) ?? count
      show()
    },
    isThere: () => icon !== undefined,
    stop() {
      cancelLost()
      cancelExpiry()
      remove()
    },
  }
}
