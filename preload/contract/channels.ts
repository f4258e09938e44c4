import type { ActionName, ActionOutput, ActionPayload } from './actions/index.ts'
import type { Result } from './failure.ts'
import type { AppState } from './state.ts'

/** The three channels; everything between page and main goes over one of them. */
export const CHANNELS = {
  /** invoke(name, input) → Result: a verb of ACTIONS. */
  run: 'ringdesk:run',
  /** invoke() → AppState: what is true now, for a page that has just loaded. */
  hello: 'ringdesk:hello',
  /** push(AppState): what is true from now on. */
  state: 'ringdesk:state',
} as const

/** What the preload hangs up as `window.ringdesk`. */
export interface Bridge {
  run<N extends ActionName>(name: N, input: ActionPayload<N>): Promise<Result<ActionOutput<N>>>
  hello(): Promise<AppState>
  /** Returns its own undo. */
  onState(listener: (state: AppState) => void): () => void
}
