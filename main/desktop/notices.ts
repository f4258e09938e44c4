import type { ActionName, AppState, Failure, Health, Notice } from '../../preload/contract.ts'
import type { Desktop } from './notify/freedesktop.ts'

/** What the desktop has to tell the agent, beside what the core tells. */
export interface Notices {
  add(notice: Notice): void
  /** A notification was shown, was kept back, or nobody on this desktop would show it. */
  notified(how: 'shown' | 'hidden' | 'failed'): void
  /** What the desktop does with notifications, by its own word. */
  desktop(what: Desktop): void
  /** The agent has asked for this workitem outside of the window, and perhaps for a panel of it. */
  want(workitemId: string, panel?: 'transfer'): void
  /** What was asked for there did not happen. */
  refuse(action: ActionName, failure: Failure): void
  /** The core's state with ours in it; `revision` goes on rising. */
  into(state: AppState): AppState
}

/** Each notice that is added is said once, and stays for this run: none of those facts goes away by itself. */
export function createNotices(changed: () => void): Notices {
  const known: Notice[] = []
  /** What came of the last notification, and what the desktop says itself, which counts more. */
  let last: Health['notifications'] = 'untried'
  let desktop: Desktop | undefined
  let wanted: AppState['wanted']
  let refused: AppState['refused']
  let changes = 0

  function tell(): void {
    changes += 1
    changed()
  }
  function add(notice: Notice): void {
    if (known.includes(notice)) return
    known.push(notice)
    tell()
  }

  return {
    add,
    notified(how) {
      if (how === last) return
      last = how
      tell()
    },
    desktop(what) {
      if (what === desktop) return
      desktop = what
      // What came of one under another server, or while it was told otherwise, says nothing any more.
      if (last === 'failed' || last === 'hidden') last = 'untried'
      tell()
    },
    want(workitemId, panel) {
      wanted = { workitemId, n: changes + 1, ...(panel && { panel }) }
      tell()
    },
    refuse(action, failure) {
      refused = { action, failure, n: changes + 1 }
      tell()
    },
    into(state) {
      if (changes === 0) return state
      const notifications = SAID[desktop ?? 'shows'] ?? last
      return {
        ...state,
        revision: state.revision + changes,
        health: { ...state.health, notifications },
        ...(wanted && { wanted }),
        ...(refused && { refused }),
        notices: [...new Set([...state.notices, ...known, ...kept(state, notifications)])],
      }
    },
  }
}

const SAID: Partial<Record<Desktop, Health['notifications']>> = { hides: 'hidden', none: 'failed' }

/** Who is to be called and does not see it should know; who is away wants it so. */
function kept({ agent }: AppState, notifications: Health['notifications']): Notice[] {
  if (notifications === 'failed') return ['noNotifications']
  return notifications === 'hidden' && agent?.category === 'available' ? ['notificationsHidden'] : []
}
