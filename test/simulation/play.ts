import { createHash } from 'node:crypto'
import { createRandom } from '../simulator/core/random.ts'
import { act } from './agent.ts'
import { createHouse, SERVER_BORN } from './centre.ts'
import { createDisk } from './disk.ts'
import { CAUSES, heal, type Stage } from './faults.ts'
import { createNetwork } from './network.ts'
import { chanceOf, lasting, PEACE_MS, stormOf, type Fault, type Step } from './schedule.ts'
import { createScheduler } from './scheduler.ts'
import { createSeat } from './seat.ts'
import { createWatch, disagreements, effects, rings } from './truth.ts'

/** What came of a schedule. */
export interface Played {
  problems: string[]
  /** The same seed gives the same trace, to the letter. */
  trace(): string
  /** How often each fault fired, and how often with a call up. */
  fired: Partial<Record<Fault, number>>
  firedInCall: Partial<Record<Fault, number>>
}

/** How long all must have been well before a silent ring counts, ms. */
const CALM_MS = 8_000
/** How long a program that has just started may take to be live, ms. */
const START_MS = 1_500

/** Plays one schedule to its end: a storm, then peace, then the truth. */
export async function play(seed: number, steps: readonly Step[]): Promise<Played> {
  const time = createScheduler()
  const house = createHouse(time, createRandom(`house ${seed}`), seed)
  const network = createNetwork(time, createRandom(`network ${seed}`), house.centre)
  const disk = createDisk(time, createRandom(`disk ${seed}`))
  const seat = createSeat(time, createRandom(`phone ${seed}`), network, disk)
  const stage: Stage = { time, house, network, disk, seat }
  const trace = () =>
    createHash('sha256')
      .update(JSON.stringify([network.reached, seat.log, seat.rings.map(({ from, to }) => [from, to])]))
      .digest('hex')
  const played: Played = { problems: [], trace, fired: {}, firedInCall: {} }
  let wrongUntil = 0
  let isStormy = true

  const isFair = () => {
    const { weather } = network
    const odd =
      weather.away || weather.slow || weather.loseReplies || weather.loseRequests || weather.answers.length
    if (odd || !house.centre()) wrongUntil = Math.max(wrongUntil, time.now() + CALM_MS)
    return time.now() > wrongUntil
  }
  const watch = createWatch(stage, isFair)

  function happen(step: Step, index: number): void {
    const { what } = step
    if (what === 'act') return act(seat, step, index)
    const random = chanceOf(step)
    if (what === 'call' || what === 'directCall')
      return house.call({
        direct: what === 'directCall',
        ...(random.next() < 0.3 && { patienceMs: 2_000 + random.next() * 20_000 }),
        ...(random.next() < 0.3 && { talkMs: 5_000 + random.next() * 20_000 }),
      })
    if (what === 'farEnd') return house.farEndHangsUp()
    played.fired[what] = (played.fired[what] ?? 0) + 1
    const isUp = seat
      .phone()
      ?.state()
      .workitems.some((item) => ['active', 'offered', 'hold'].includes(item.state))
    if (isUp) played.firedInCall[what] = (played.firedInCall[what] ?? 0) + 1
    // What lasts is over when the weather is fair again; what is sudden needs a moment to be noticed.
    const ms = { sleep: lasting(step, 120_000) + CALM_MS, crash: lasting(step, 20_000) + START_MS }
    wrongUntil = Math.max(wrongUntil, time.now() + (ms[what as keyof typeof ms] ?? CALM_MS))
    CAUSES[what](stage, step)
  }
  function look(): void {
    played.problems.push(...watch(time.now(), SERVER_BORN + time.now()))
    time.after(1_000, look)
  }
  /** A person would sign in again, or take the phone back. */
  function tend(): void {
    const link = seat.phone()?.state().connection.link
    const credentials = { server: 'http://localhost', userName: 'ana', password: 'ringdesk' }
    if (link === 'expired' || link === 'signedOut') seat.ask('app.signIn', credentials)
    if (link === 'replaced' || (link === 'reconnecting' && !isStormy)) seat.ask('app.reconnect', {})
    time.after(isStormy ? 20_000 : 5_000, tend)
  }

  await seat.start()
  steps.forEach((step, index) => time.after(step.at, () => happen(step, index)))
  time.after(1_000, look)
  time.after(20_000, tend)
  await time.advance(stormOf(steps))
  heal(stage)
  await time.advance(1_000)
  isStormy = false
  tend()
  // Peace lasts until all agree and the calls are heard of to their end, or until nobody would wait any more.
  const peace = time.now() + PEACE_MS
  await time.advance(12_000)
  while (time.now() < peace && disagreements(stage).length > 0) await time.advance(1_700)
  played.problems.push(...disagreements(stage), ...effects(stage), ...rings(stage, (ms) => SERVER_BORN + ms))
  house.stop()
  return played
}
