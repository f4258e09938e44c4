import { emitMishap, expireTokens, newEpochOf } from '../simulation/mischief.ts'
import { lasting } from '../simulation/schedule.ts'
import type { Scheduler } from '../simulation/scheduler.ts'
import type { Seat } from '../simulation/seat.ts'
import type { Files } from './files.ts'
import type { RealHouse } from './house.ts'
import type { Proxy, Wire } from './proxy.ts'
import type { Fault, Step } from './schedule.ts'

/** Everything that can be made to go wrong. */
export interface Stage {
  time: Scheduler
  house: RealHouse
  proxy: Proxy
  files: Files
  seat: Seat
}

type Cause = (stage: Stage, step: Step) => void

/** The longest that these last, ms. */
export const SLEEP_MS = 60_000
export const CRASH_MS = 10_000

/** Sets the wire to something, and back to what it was after a while. */
const wired =
  (most: number, how: (chance: number) => Partial<Wire>, back: Partial<Wire>): Cause =>
  ({ time, proxy }, step) => {
    Object.assign(proxy.wire, how(step.chance))
    time.after(lasting(step, most), () => Object.assign(proxy.wire, back))
  }

/** How each fault happens. */
export const CAUSES: Record<Fault, Cause> = {
  reset: ({ proxy }) => proxy.reset(),
  halfOpen: ({ proxy }) => proxy.halfOpen(),
  sliced: wired(20_000, (chance) => ({ slices: 1 + Math.floor(chance * 60) }), { slices: 0 }),
  slow: wired(20_000, (chance) => ({ slow: 20 + Math.floor(chance * 4_000) }), { slow: 0 }),
  cutRequest: ({ proxy }, { chance }) => proxy.cutAfter('up', Math.floor(chance * 600)),
  cutReply: ({ proxy }, { chance }) => proxy.cutAfter('down', Math.floor(chance * 1_500)),
  refused(stage, step) {
    stage.proxy.reset()
    wired(30_000, () => ({ away: 'refused' }), { away: undefined })(stage, step)
  },
  black(stage, step) {
    stage.proxy.halfOpen()
    wired(30_000, () => ({ away: 'black' }), { away: undefined })(stage, step)
  },
  restart({ time, house }, step) {
    house.goDown()
    time.after(lasting(step, 10_000), () => house.comeBack())
  },
  epoch: ({ house }) => newEpochOf(house),
  expire: ({ house }, { chance }) => expireTokens(house, chance < 0.7),
  dropEvent: ({ house }) => emitMishap(house, 'drop'),
  repeatEvent: ({ house }) => emitMishap(house, 'repeat'),
  reorderEvent: ({ house }) => emitMishap(house, 'reorder'),
  sleep({ time, seat }, step) {
    seat.sleep()
    time.after(lasting(step, SLEEP_MS), () => seat.wakeUp())
  },
  crash({ time, seat, files }, step) {
    seat.crash()
    files.release()
    time.after(lasting(step, CRASH_MS), () => {
      if (!seat.phone()) void seat.start()
    })
  },
}

/**
 * Peace: the wire is as it should be, and the server is there. What sleeps wakes up by itself, and nobody else is woken: a
 * link that was lost unnoticed stays lost.
 */
export function heal({ house, proxy, seat }: Stage): void {
  house.comeBack()
  proxy.mend()
  if (!seat.phone()) void seat.start()
}
