import { ACTIONS, type ActionName, type AppState, type Result } from '../../../preload/contract.ts'
import { can } from '../../../preload/lifecycle.ts'
import type { Clock } from '../../ports.ts'
import { aim, CALL_ACTS, type CallAct } from './aim.ts'

/** Everything that can be asked of the phone from outside of its window. */
export const ACTS = [...CALL_ACTS, 'show'] as const
export type ActName = CallAct | 'show'

/** What a desktop verb does, for whoever asks for it: a global key, the tray, the command line. */
export interface Acts {
  /** Done by the verb of its button, and refused where the button would be; `show` brings the window forward. Never rejects. */
  act(name: ActName): Promise<Result<null>>
  /** Is there a call, now, to which the server would let it be done? Without a connection it is refused all the same. */
  isPossible(name: ActName): boolean
}

export function createActs(ports: {
  clock: Pick<Clock, 'wall'>
  state(): AppState
  run(name: ActionName, input: object): Promise<Result<unknown>>
  show(): void
}): Acts {
  const aimed = (name: CallAct) => {
    const state = ports.state()
    return aim(name, state, ports.clock.wall() + state.clockOffset)
  }

  return {
    async act(name) {
      if (name === 'show') {
        ports.show()
        return { ok: true, value: null }
      }
      const at = aimed(name)
      if (!at.ok) return at
      const done = await ports.run(at.name, at.input)
      return done.ok ? { ok: true, value: null } : done
    },
    isPossible(name) {
      if (name === 'show') return true
      const at = aimed(name)
      return at.ok && can(at.item, ACTIONS[at.name].action)
    },
  }
}
