import {
  closeWith,
  emitMishap,
  expireTokens,
  goAway,
  newEpochOf,
  oddItem,
  overflow,
  signInElsewhere,
  smallPages,
  strangeNews,
} from './mischief.ts'
import { lasting, type Fault, type Step } from './schedule.ts'
import type { Stage } from './stage.ts'

/** How long a server that goes away waits at most, ms. */
const GOING_MS = 8_000

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
    time.after(150_000 + chance * 50_000, () => (network.weather.away = undefined))
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
  drift: ({ seat }, { chance }) => seat.drift((chance - 0.5) * 0.4),
  crashInWrite({ time, seat, disk }, step) {
    const crash = () => {
      seat.crash()
      time.after(lasting(step, 5_000), () => {
        if (!seat.phone()) void seat.start()
      })
    }
    const { chance } = step
    disk.weather.crashAt = { writes: 1 + Math.floor(chance * 6), committed: (chance * 100) % 1 < 0.5, crash }
  },
  goaway: ({ time, house }, { chance }) => goAway(house, time, chance * GOING_MS, (chance * 10) % 1 < 0.5),
  close: ({ house }, { chance }) => closeWith(house, chance),
  pages: ({ time, house }, { chance }) => smallPages(house, time, chance * 300),
  overflow: ({ house }) => overflow(house),
  oddItem: ({ house }) => oddItem(house),
  strange: ({ house }) => strangeNews(house),
  spoilEvent({ house }, { chance }) {
    for (let left = 1 + Math.floor(chance * 4); left > 0; left -= 1) emitMishap(house, 'spoil')
  },
  garbleEvent: ({ house }) => emitMishap(house, 'garble'),
  diskFull({ time, disk }, step) {
    disk.weather.full = true
    time.after(lasting(step, 20_000), () => (disk.weather.full = false))
  },
  diskSlow({ time, disk }, step) {
    disk.weather.slow = 20 + Math.floor(step.chance * 5_000)
    time.after(lasting(step, 20_000), () => (disk.weather.slow = 0))
  },
}
