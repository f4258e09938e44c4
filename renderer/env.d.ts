import type { Bridge } from '../preload/contract.ts'

declare global {
  interface Window {
    /** Hung up by the preload script; absent in a page that Ringdesk did not open. */
    readonly ringdesk: Bridge
  }
}
