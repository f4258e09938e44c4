import { powerMonitor } from 'electron'

/**
 * Says when it is not the agent who ends the app: by a signal, or because the machine goes down. It is heard to the very end:
 * a signal that nobody hears any more would cut off what is still being saved.
 */
export function watchSystemEnd(ends: () => void): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, ends)
  powerMonitor.on('shutdown', ends)
}
