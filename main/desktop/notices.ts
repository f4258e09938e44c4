import type { AppState, Notice } from '../../preload/contract.ts'

/** What the desktop has to tell the agent, beside what the core tells. */
export interface Notices {
  add(notice: Notice): void
  /** The core's state with ours in it; `revision` goes on rising. */
  into(state: AppState): AppState
}

/** Each notice is said once, and stays for this run: none of these facts goes away by itself. */
export function createNotices(changed: () => void): Notices {
  const known: Notice[] = []
  return {
    add(notice) {
      if (known.includes(notice)) return
      known.push(notice)
      changed()
    },
    into: (state) =>
      known.length === 0
        ? state
        : {
            ...state,
            revision: state.revision + known.length,
            notices: [...new Set([...state.notices, ...known])],
          },
  }
}
