import type { Fetch, OpenSocket } from '../../main/ports.ts'
import { createOpenSocket } from '../../main/server/wsSocket.ts'
import type { Network } from '../simulation/network.ts'
import type { Proxy } from './proxy.ts'

/** The phone's network: the very sockets and HTTP of the app without Electron, and a machine that may stand still. */
export function createLine(proxy: Proxy): Pick<Network, 'fetch' | 'openSocket' | 'cut' | 'hold' | 'goOn'> {
  const open = createOpenSocket(() => Promise.resolve(undefined))
  let held: (() => void)[] | undefined
  const toPhone = (run: () => void) => (held ? void held.push(run) : run())

  const exchange: Fetch = (url, init) =>
    new Promise((resolve, reject) => {
      fetch(url, { ...init, redirect: 'error' }).then(
        (answer) => toPhone(() => resolve(answer)),
        (error: Error) => toPhone(() => reject(error)),
      )
    })
  const openSocket: OpenSocket = (url, protocol, events) =>
    open(url, protocol, {
      open: () => toPhone(() => events.open()),
      frame: (text) => toPhone(() => events.frame(text)),
      closed: (code, reason) => toPhone(() => events.closed(code, reason)),
    })

  return {
    fetch: exchange,
    openSocket,
    cut: () => proxy.reset(),
    hold: () => void (held ??= []),
    goOn() {
      const waiting = held ?? []
      held = undefined
      waiting.forEach((run) => run())
    },
  }
}
