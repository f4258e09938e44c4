import { CHANNELS, type Bridge } from './contract/channels.ts'
import type { AppState } from './contract/state.ts'

/** The two things of Electron's ipcRenderer that the gate needs. */
export interface Wire {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>
  on(channel: string, listener: (event: unknown, payload: unknown) => void): unknown
  removeListener(channel: string, listener: (event: unknown, payload: unknown) => void): unknown
}

/**
 * The gate between page and main: three channels, nothing else. It checks nothing itself; main trusts no message and
 * parses each (DESIGN, "The treaty").
 */
export function createBridge(wire: Wire): Bridge {
  return {
    run: (name, input) => wire.invoke(CHANNELS.run, name, input) as ReturnType<Bridge['run']> as never,
    hello: () => wire.invoke(CHANNELS.hello) as Promise<AppState>,
    onState(listener) {
      const hear = (_event: unknown, state: unknown) => listener(state as AppState)
      wire.on(CHANNELS.state, hear)
      return () => void wire.removeListener(CHANNELS.state, hear)
    },
  }
}
