import { setTimeout as pause } from 'node:timers/promises'
import { startProxy, type Proxy } from '../../proxied/proxy.ts'
import { startSimulator, type Simulator } from '../../simulator/start.ts'

/** A contact centre behind a wire that misbehaves; it may be restarted, its state stays and its streams do not. */
export interface Unreliable {
  proxy: Proxy
  /** The one that runs now, or ran last. */
  centre(): Simulator
  restart(downMs: number): Promise<void>
  /** Nothing is wrong any more. */
  heal(): Promise<void>
  stop(): Promise<void>
}

/** Takes over `first`. `random` decides how thin the wire slices. */
export async function makeUnreliable(first: Simulator, random: () => number): Promise<Unreliable> {
  let centre = first
  let isUp = true
  let work = Promise.resolve()
  const proxy = await startProxy({
    server: () => (isUp ? centre.port : undefined),
    after: (ms, run) => void setTimeout(run, ms),
    random,
  })
  async function again(downMs: number): Promise<void> {
    isUp = false
    const state = centre.centre.snapshotOfState()
    await centre.stop()
    await pause(downMs)
    centre = await startSimulator({ state })
    isUp = true
  }
  return {
    proxy,
    centre: () => centre,
    restart: (downMs) => (work = work.then(() => again(downMs))),
    async heal() {
      await work
      proxy.mend()
      proxy.bury()
    },
    async stop() {
      await work
      await proxy.stop()
      await centre.stop()
    },
  }
}

/** How many and from which seed, as `npm run soak` asks for; a few where it does not. */
export const length = (few: number): { count: number; seed: number } => ({
  count: Number(process.env['RINGDESK_E2E_COUNT'] ?? few),
  seed: Number(process.env['RINGDESK_E2E_SEED'] ?? 1),
})
