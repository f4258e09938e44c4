import { type AppState, type Asked } from '../../../preload/contract.ts'
import { readTyped } from '../../../preload/links.ts'

/** The one number that was asked for outside of the window and that the window has not taken yet. */
export interface AskedNumber {
  /** A link that was clicked, or a number that was typed at a terminal; a later one takes the place of an earlier. */
  take(text: string): Asked
  /** The window has it. A later one stays. */
  taken(n: number): void
  /** The state with ours in it; `revision` goes on rising. */
  into(state: AppState): AppState
}

/** It waits here through a cold start, a sign-in and a window that is loaded anew; nothing is ever dialled from here. */
export function createAskedNumber(changed: () => void): AskedNumber {
  let asked: Asked | undefined
  let changes = 0
  function become(next: Asked | undefined): void {
    asked = next
    changes += 1
    changed()
  }
  return {
    take(text) {
      const read = readTyped(text)
      const n = changes + 1
      const next: Asked = read.ok ? { n, dialable: read.value } : { n, failure: read.failure }
      become(next)
      return next
    },
    taken(n) {
      if (asked?.n === n) become(undefined)
    },
    into: (state) =>
      changes === 0 ? state : { ...state, revision: state.revision + changes, ...(asked && { asked }) },
  }
}
