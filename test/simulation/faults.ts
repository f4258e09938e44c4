import { emitMishap, expireTokens, newEpochOf, signInElsewhere } from './mischief.ts'
import type { Disk } from './disk.ts'
import type { House } from './centre.ts'
import { fair, type Network } from './network.ts'
import { lasting, type Fault, type Step } from './schedule.ts'
import type { Scheduler } from './scheduler.ts'
import type { Seat } from './seat.ts'

/** Everything that can be made to go wrong. */
export interface Stage {
  time: Scheduler
  house: House
  network: Network
  disk: Disk
  seat: Seat
}

type Cause = (stage: Stage, step: Step) => void

/** Sets the wire to something, and back to what it was after a while. */
const away =
  (how: 'refused' | 'black', most: number): Cause =>
  ({ time, network }, step) => {
    network.weather.away = how
    if (how === 'refused') network.cut()
    time.after(lasting(step, most), () => (network.weather.away = undefined))
  }

/** How each fault happens. */
export const CAUSES: Record<Fault, Cause> = {
  cut: ({ network }) => network.cut(),
  halfOpen: ({ network }) => network.halfOpen(),
  refused: away('refused', 40_000),
  black: away('black', 40_000),
  longAway: ({ time, network }, { chance }) => {
    network.weather.away = 'black'
    time.after(150_000 + chance * 60_000, () => (network.weather.away = undefined))
  },
  slow({ time, network }, step) {
    network.weather.slow = 20 + Math.floor(step.chance * 2_500)
    time.after(lasting(step, 20_000), () => (network.weather.slow = 0))
  },
  loseRequest: ({ network }) => void (network.weather.loseRequests += 1),
  loseReply: ({ network }) => void (network.weather.loseReplies += 1),
  dropEvent: ({ house }) => emitMishap(house, 'drop'),
  repeatEvent: ({ house }) => emitMishap(house, 'repeat'),
  reorderEvent: ({ house }) => emitMishap(house, 'reorder'),
  unavailable: ({ network }, { chance }) =>
    void network.weather.answers.push({ status: 503, retryAfter: Math.floor(chance * 5) }),
  gateway: ({ network }, { chance }) =>
    void network.weather.answers.push({ status: chance < 0.5 ? 502 : 504 }),
  busy: ({ network }) => void network.weather.answers.push({ status: 429, retryAfter: 1 }),
  restart({ time, house, network }, step) {
    house.goDown()
    network.cut()
    time.after(lasting(step, 10_000), () => house.comeBack())
  },
  epoch: ({ house }) => newEpochOf(house),
  expire: ({ house }, { chance }) => expireTokens(house, chance < 0.7),
  signInElsewhere: ({ house }) => signInElsewhere(house),
  jump: ({ seat }, { chance }) => seat.jump((chance - 0.5) * 2 * 86_400_000),
  sleep({ time, seat }, step) {
    seat.sleep()
    time.after(lasting(step, 120_000), () => seat.wakeUp())
  },
  crash({ time, seat }, step) {
    seat.crash()
    time.after(lasting(step, 20_000), () => {
      if (!seat.phone()) void seat.start()
    })
  },
  diskFull({ time, disk }, step) {
    disk.weather.full = true
    time.after(lasting(step, 20_000), () => (disk.weather.full = false))
  },
  diskSlow({ time, disk }, step) {
    disk.weather.slow = 20 + Math.floor(step.chance * 5_000)
    time.after(lasting(step, 20_000), () => (disk.weather.slow = 0))
  },
}

/** Peace: nothing is wrong any more, and whoever has to sign in or take over again has done it. */
export function heal({ house, network, disk, seat }: Stage): void {
  house.comeBack()
  network.weather = fair()
  disk.weather.full = false
  disk.weather.slow = 0
  seat.wakeUp()
  if (!seat.phone()) void seat.start()
}
