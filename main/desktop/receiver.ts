import type { Receiver } from '../ipc.ts'
import { CHANNELS } from '../../preload/contract/channels.ts'

type Listener = Parameters<Receiver['handle']>[1]

/** Holds what a page asks before there is anybody who answers: its first question may come while the phone is still loaded. */
export function createReceiver(ipc: Receiver): Receiver {
  const answering = new Map<string, (listener: Listener) => void>()
  for (const channel of [CHANNELS.run, CHANNELS.hello]) {
    const listener = new Promise<Listener>((answers) => answering.set(channel, answers))
    ipc.handle(channel, async (message, ...args) => (await listener)(message, ...args))
  }
  return {
    handle: (channel, listener) => answering.get(channel)?.(listener),
    removeHandler: (channel) => ipc.removeHandler(channel),
  }
}
