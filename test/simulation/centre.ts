import { arrive } from '../simulator/core/arrivals.ts'
import { createCentre, type Centre } from '../simulator/core/centre.ts'
import type { Core } from '../simulator/core/core.ts'
import { farEndHangsUp } from '../simulator/core/farEnd.ts'
import type { Random } from '../simulator/core/random.ts'
import type { World } from '../simulator/core/world.ts'
import { newWorld } from '../simulator/seed/world.ts'
import type { Scheduler } from './scheduler.ts'

/** The server's clock at the beginning. */
export const SERVER_BORN = 1_760_000_000_000
export const ANA = 'u_ana'

/** The server's logic, which may be restarted: what it had in memory only is gone then. */
export interface House {
  centre(): Centre | undefined
  world(): World
  inside<T>(look: (core: Core) => T): T | undefined
  call(how: { direct: boolean; patienceMs?: number; talkMs?: number }): void
  farEndHangsUp(): void
  goDown(): void
  comeBack(): void
  /** Nothing more is asked of it. */
  stop(): void
}

export function createHouse(time: Scheduler, random: Random, seed: number): House {
  const clock = { now: () => SERVER_BORN + time.now(), after: time.after }
  const fresh = newWorld(SERVER_BORN)
  fresh.origin = 'http://localhost'
  let world = fresh
  let centre: Centre | undefined = createCentre({ clock, random, world })
  let calls = 0
  const inside = <T>(look: (core: Core) => T) => centre?.act(look)
  return {
    centre: () => centre,
    world: () => world,
    inside,
    call({ direct, patienceMs, talkMs }) {
      calls += 1
      const caller = {
        ...(patienceMs !== undefined && { patienceMs }),
        ...(talkMs !== undefined && { talkMs }),
      }
      inside((core) =>
        arrive(core, {
          tenantId: 't_demo',
          from: `+1480555${String(1000 + (seed % 100) * 10 + (calls % 10))}`,
          ...(direct ? { userId: ANA } : { inboxId: 'q_sales' }),
          caller,
        }),
      )
    },
    farEndHangsUp() {
      inside((core) => {
        for (const call of core.world.calls.values())
          if (call.stage !== 'ended' && farEndHangsUp(core, call.callId)) return
      })
    },
    goDown() {
      if (!centre) return
      world = centre.snapshotOfState()
      centre.stop()
      centre = undefined
    },
    comeBack() {
      centre ??= createCentre({ clock, random, world })
    },
    stop: () => centre?.stop(),
  }
}
