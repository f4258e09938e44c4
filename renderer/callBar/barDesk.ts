import { inject, shallowRef, type InjectionKey } from 'vue'
import type { ActionName, AppState, Bridge, Failure } from '../../preload/contract.ts'
import type { CallDesk } from '../callDesk.ts'
import { createClient } from '../client.ts'
import { keepUnchanged } from '../desk/keep.ts'
import { createKeypad } from '../desk/keypad.ts'
import { createPending } from '../desk/pending.ts'
import { createShown } from '../desk/shown.ts'

/** The desk of the calls that are up, as far as their bar needs one. */
export interface BarDesk extends CallDesk {
  /** Why the last thing that was asked for did not happen. */
  readonly refused: { name: ActionName; failure: Failure } | undefined
  /** To the other window, at this call. */
  toDesk(workitemId: string): void
  stop(): void
}

export const BAR_DESK: InjectionKey<BarDesk> = Symbol('call bar')

export function useBarDesk(): BarDesk {
  const desk = inject(BAR_DESK)
  if (!desk) throw new Error('No call bar was provided')
  return desk
}

/** Main decides which calls stand here; what needs more room than a bar is done at the desk. */
export function createBarDesk(bridge: Bridge): BarDesk {
  const client = createClient(bridge)
  const state = shallowRef<AppState>()
  const refused = shallowRef<BarDesk['refused']>()
  const pending = createPending()
  const shown = createShown(() => state.value)
  const keypad = createKeypad(async (workitemId, digit) => {
    const result = await client.run('workitems.dtmf', { workitemId, digit })
    if (!result.ok) refused.value = { name: 'workitems.dtmf', failure: result.failure }
    return result
  })

  function hear(heard: AppState): void {
    const before = state.value
    if (before && heard.revision <= before.revision) return
    state.value = keepUnchanged(before, heard)
    shown.settle()
  }
  const stop = bridge.onState(hear)
  void bridge.hello().then(hear, () => undefined)

  return {
    get state() {
      return state.value
    },
    get workitems() {
      return state.value?.workitems ?? []
    },
    selected: undefined,
    get refused() {
      return refused.value
    },
    isPending: pending.has,
    keypad,
    panels: {
      of: () => undefined,
      toggle(workitemId, panel) {
        if (panel === 'transfer') void client.run('callBar.toDesk', { workitemId, panel })
      },
    },
    async act(name, input, { about = '' } = {}) {
      if (pending.has(name, about)) return undefined
      pending.begin(name, about)
      refused.value = undefined
      const result = await client.run(name, input)
      if (result.ok) await shown.shows(result.value)
      else refused.value = { name, failure: result.failure }
      pending.end(name, about)
      return result
    },
    toDesk: (workitemId) => void client.run('callBar.toDesk', { workitemId }),
    stop,
  }
}
