import type { AppState, Health, Notice } from '../../preload/contract.ts'

/** What the desktop has to tell the agent, beside what the core tells. */
export interface Notices {
  add(notice: Notice): void
  /** A notification was shown, was kept back, or nobody on this desktop would show it. */
  notified(how: 'shown' | 'hidden' | 'failed'): void
  /** The agent has asked for this workitem outside of the window. */
  want(workitemId: string): void
  /** The core's state with ours in it; `revision` goes on rising. */
  into(state: AppState): AppState
}

/** Each notice is said once, and stays for this run: none of these facts goes away by itself. */
export function createNotices(changed: () => void): Notices {
  const known: Notice[] = []
  let notifications: Health['notifications'] = 'untried'
  let wanted: AppState['wanted']
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
      if (how === 'failed') add('noNotifications')
      if (how === notifications) return
      notifications = how
      tell()
    },
    want(workitemId) {
      wanted = { workitemId, n: changes + 1 }
      tell()
    },
    into: (state) =>
      changes === 0
        ? state
        : {
            ...state,
            revision: state.revision + changes,
            health: { ...state.health, notifications },
            ...(wanted && { wanted }),
            notices: [...new Set([...state.notices, ...known, ...kept(state, notifications)])],
          },
  }
}

/** Who is to be called and does not see it should know; who is away wants it so. */
const kept = ({ agent }: AppState, notifications: Health['notifications']): Notice[] =>
  notifications === 'hidden' && agent?.category === 'available' ? ['notificationsHidden'] : []
