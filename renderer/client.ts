import { inject, type InjectionKey } from 'vue'
import {
  ACTIONS,
  refuse,
  type ActionName,
  type ActionOutput,
  type ActionPayload,
  type Bridge,
  type Result,
} from '../preload/contract.ts'

export const BRIDGE: InjectionKey<Bridge> = Symbol('bridge')

/** The one way to ask for anything. Never rejects: what went wrong comes back as a refusal. */
export interface Client {
  run<N extends ActionName>(name: N, input: ActionPayload<N>): Promise<Result<ActionOutput<N>>>
}

/** Checks what is asked against the treaty before it leaves the page, so that a slip of ours costs no round trip. */
export function createClient(bridge: Bridge): Client {
  return {
    async run(name, input) {
      const read = ACTIONS[name].input.safeParse(input)
      if (!read.success) {
        const [issue] = read.error.issues
        return refuse('BAD_INPUT', issue?.message ?? '', { param: issue?.path.join('.') ?? '' })
      }
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
