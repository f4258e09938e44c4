import { inject, type InjectionKey } from 'vue'
import type { ActionName, ActionOutput, ActionPayload, Bridge, Result } from '../preload/contract.ts'
import { refuse } from '../preload/words.ts'

export const BRIDGE: InjectionKey<Bridge> = Symbol('bridge')

/** The one way to ask for anything. Never rejects: what went wrong comes back as a refusal. */
export interface Client {
  run<N extends ActionName>(name: N, input: ActionPayload<N>): Promise<Result<ActionOutput<N>>>
}

/** Main reads what is asked against the treaty, and names the part that does not fit. */
export function createClient(bridge: Bridge): Client {
  return {
    async run(name, input) {
      try {
        return await bridge.run(name, input)
      } catch (error) {
        return refuse('INTERNAL', error instanceof Error ? error.message : String(error))
      }
    },
  }
}

/** The client of the bridge this app was mounted on. */
export function useBridge(): Bridge {
  const bridge = inject(BRIDGE)
  if (!bridge) throw new Error('No bridge was provided')
  return bridge
}
