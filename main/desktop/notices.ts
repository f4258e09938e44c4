import type { AppState, Health, Notice } from '../../preload/contract.ts'

/** What the desktop has to tell the agent, beside what the core tells. */
export interface Notices {
  add(notice: Notice): void
  /** A notification was shown, or nobody on this desktop would show it. */
  notified(shown: boolean): void
  /** The core's state with ours in it; `revision` goes on rising. */
  into(state: AppState): AppState
}

/** Each notice is said once, and stays for this run: none of these facts goes away by itself. */
export function createNotices(changed: () => void): Notices {
  const known: Notice[] = []
  let notifications: Health['notifications'] = 'untried'
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
    notified(shown) {
      if (!shown) add('noNotifications')
      const next = shown ? 'shown' : 'failed'
      if (next === notifications) return
      notifications = next
      tell()
    },
    into: (state) =>
      changes === 0
        ? state
        : {
            ...state,
            revision: state.revision + changes,
            health: { ...state.health, notifications },
            notices: [...new Set([...state.notices, ...known])],
          },
  }
}
