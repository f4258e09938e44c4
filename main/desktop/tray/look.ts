import type { Agent, AppState, LinkState } from '../../../preload/contract.ts'
import { isCallUp } from '../../../preload/lifecycle.ts'
import { aim } from '../acts/aim.ts'

/** How the icon stands, each told by its shape as well as by its colour. */
export const TRAY_STATES = ['offline', 'connecting', 'available', 'busy', 'away', 'ringing'] as const
export type TrayState = (typeof TRAY_STATES)[number]

const LINKS: Record<LinkState, TrayState | undefined> = {
  live: undefined,
  connecting: 'connecting',
  reconnecting: 'connecting',
  syncing: 'connecting',
  signedOut: 'offline',
  expired: 'offline',
  replaced: 'offline',
  stopped: 'offline',
}
const CATEGORIES: Record<Agent['category'], TrayState> = {
  available: 'available',
  busy: 'busy',
  wrapup: 'busy',
  away: 'away',
  // Nobody is sent a call in it until the agent says that they are back.
  noAnswer: 'away',
  offline: 'offline',
  unknown: 'offline',
}

/**
 * What the icon says at this moment of the server's clock. A caller counts more than the connection, and the connection more
 * than the status, which is not known to be true without it; a call that is up is busy whatever the status is called.
 */
export function trayState(state: AppState, serverNow: number): TrayState {
  if (aim('answer', state, serverNow).ok) return 'ringing'
  const byLink = LINKS[state.connection.link]
  if (byLink) return byLink
  if (state.workitems.some(isCallUp)) return 'busy'
  return state.agent ? CATEGORIES[state.agent.category] : 'connecting'
}
