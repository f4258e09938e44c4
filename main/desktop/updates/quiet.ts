import type { AppState } from '../../../preload/contract.ts'

const BUSY: readonly string[] = ['offered', 'dialing', 'active', 'hold', 'conference', 'wrapup']

/** No offer, no call, no wrap-up, nothing that waits to be sent: nobody would miss the app for a moment. */
export const isQuiet = ({ offers, workitems, outbox }: AppState): boolean =>
  offers.length === 0 &&
  !workitems.some(({ state }) => BUSY.includes(state)) &&
  !outbox.some(({ fate }) => fate === 'waiting')
