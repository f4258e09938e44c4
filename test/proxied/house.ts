import type { House } from '../simulation/centre.ts'
import { ANA, SERVER_BORN } from '../simulation/centre.ts'
import type { Reached } from '../simulation/network.ts'
import type { Scheduler } from '../simulation/scheduler.ts'
import { farEndHangsUp } from '../simulator/core/farEnd.ts'
import type { World } from '../simulator/core/world.ts'
import { newWorld } from '../simulator/seed/world.ts'
import { startSimulator, type Simulator } from '../simulator/start.ts'

/** The contact centre as a server with a port, which may be stopped and started: its state stays, its streams do not. */
export interface RealHouse extends Omit<House, 'stop'> {
  /** Undefined while it is down. */
  port(): number | undefined
  /** Somebody writes. */
  write(kind: 'sms' | 'email' | 'chat'): void
  /** Every request that was answered, of all servers so far. */
  reached: Reached[]
  stop(): Promise<void>
}

export async function startHouse(time: Scheduler, seed: number): Promise<RealHouse> {
  const clock = { now: () => SERVER_BORN + time.now(), after: time.after }
  const reached: Reached[] = []
  let world: World = newWorld(SERVER_BORN)
  let running: Simulator | undefined
  let coming = false
  let work = Promise.resolve()
  let calls = 0

  async function start(): Promise<void> {
    running = await startSimulator({
      clock,
      seed,
      state: world,
      onExchange(request, reply) {
        const { method, path, headers, body } = request
        reached.push({
          at: time.now(),
          route: `${method} ${path}`,
          ask: headers['x-request-id'] ?? '',
          key: headers['idempotency-key'],
          body: body ?? '',
          status: reply?.status ?? 0,
          replayed: reply?.headers['idempotency-replayed'] === 'true',
        })
      },
    })
    coming = false
  }
  function goDown(): void {
    const leaving = running
    if (!leaving) return
    world = leaving.centre.snapshotOfState()
    running = undefined
    work = work.then(() => leaving.stop())
  }
  await start()

  return {
    reached,
    centre: () => running?.centre,
    world: () => world,
    port: () => running?.port,
    inside: (look) => running?.centre.act(look),
    call({ direct, ...caller }) {
      calls += 1
      const from = `+1480555${String(1000 + (seed % 100) * 10 + (calls % 10))}`
      running?.control('call', { from, ...caller, ...(direct ? { user: ANA } : { queue: 'q_sales' }) })
    },
    write: (kind) => void running?.control(kind, { replies: [] }),
    farEndHangsUp: () =>
      void running?.centre.act((core) =>
        [...core.world.calls.values()].some(
          ({ stage, callId }) => stage !== 'ended' && farEndHangsUp(core, callId),
        ),
      ),
    goDown,
    comeBack() {
      if (running || coming) return
      coming = true
      work = work.then(start)
    },
    async stop() {
      goDown()
      await work
    },
  }
}
