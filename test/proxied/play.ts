import { settle } from '../ports.ts'
import { SERVER_BORN } from '../simulation/centre.ts'
import { chanceOf, lasting } from '../simulation/schedule.ts'
import { createScheduler } from '../simulation/scheduler.ts'
import { createSeat } from '../simulation/seat.ts'
import { createWatch, disagreements, effects, rings, type Evidence } from '../simulation/truth.ts'
import { createRandom } from '../simulator/core/random.ts'
import { act } from './agent.ts'
import { CAUSES, CRASH_MS, heal, SLEEP_MS, type Stage } from './faults.ts'
import { createFiles } from './files.ts'
import { startHouse } from './house.ts'
import { createLine } from './line.ts'
import { startProxy } from './proxy.ts'
import { PEACE_MS, STORM_MS, type Fault, type Step } from './schedule.ts'

/** What came of a schedule. */
export interface Played {
  problems: string[]
  /** Which faults fired, and which of them with a call up. */
  fired: Set<Fault>
  firedInCall: Set<Fault>
}

/** How long all must have been well before a silent ring counts, and how long a start may take to be live, ms. */
const CALM_MS = 8_000
const START_MS = 1_500
/** How many turns of the loop nothing must have passed the wire for it to be quiet. */
const QUIET_TURNS = 8

/** Plays one schedule to its end over real sockets and files: a storm, then peace, then the truth. */
export async function play(seed: number, steps: readonly Step[]): Promise<Played> {
  let stirred = false
  // Time passes while nothing is under way: waiting costs nothing, and a busy machine is no slow network.
  const time = createScheduler(async () => {
    for (let turns = 0; turns < QUIET_TURNS; turns += 1) {
      await settle()
      if (stirred) turns = 0
      stirred = false
    }
  })
  const house = await startHouse(time, seed)
  const random = createRandom(`wire ${seed}`)
  const proxy = await startProxy({
    server: house.port,
    after: time.after,
    random: () => random.next(),
    stirred: () => (stirred = true),
  })
  const files = createFiles()
  const seat = createSeat(time, createRandom(`phone ${seed}`), createLine(proxy), files, proxy.url)
  const stage: Stage = { time, house, proxy, files, seat }
  const evidence: Evidence = { house, network: house, disk: files, seat }
  const played: Played = { problems: [], fired: new Set(), firedInCall: new Set() }
  let wrongUntil = 0
  let isStormy = true

  const isFair = () => {
    const { away, slow } = proxy.wire
    if (away || slow || house.port() === undefined) wrongUntil = Math.max(wrongUntil, time.now() + CALM_MS)
    return time.now() > wrongUntil
  }
  const watch = createWatch(evidence, isFair)

  function happen(step: Step, index: number): void {
    const { what } = step
    if (what === 'act') return act(seat, step, index)
    const chance = chanceOf(step)
    if (what === 'call' || what === 'directCall')
      return house.call({
        direct: what === 'directCall',
        ...(chance.next() < 0.3 && { patienceMs: 2_000 + chance.next() * 20_000 }),
        ...(chance.next() < 0.3 && { talkMs: 5_000 + chance.next() * 20_000 }),
      })
    if (what === 'missed') return house.call({ direct: true, patienceMs: 500 + chance.next() * 1_000 })
    if (what === 'sms' || what === 'email' || what === 'chat') return house.write(what)
    if (what === 'farEnd') return house.farEndHangsUp()
    played.fired.add(what)
    const items = seat.phone()?.state().workitems ?? []
    if (items.some(({ state }) => ['active', 'offered', 'hold'].includes(state))) played.firedInCall.add(what)
    const lasts = { sleep: lasting(step, SLEEP_MS) + CALM_MS, crash: lasting(step, CRASH_MS) + START_MS }
    wrongUntil = Math.max(wrongUntil, time.now() + (lasts[what as keyof typeof lasts] ?? CALM_MS))
    CAUSES[what](stage, step)
  }
  function look(): void {
    played.problems.push(...watch(time.now(), SERVER_BORN + time.now()))
    time.after(1_000, look)
  }
  /** A person would sign in again, or try again. */
  function tend(): void {
    const link = seat.phone()?.state().connection.link
    if (link === 'expired' || link === 'signedOut')
      seat.ask('app.signIn', { server: proxy.url, userName: 'ana', password: 'ringdesk' })
    if (link === 'replaced' || (link === 'reconnecting' && !isStormy)) seat.ask('app.reconnect', {})
    time.after(isStormy ? 20_000 : 5_000, tend)
  }

  await seat.start()
  steps.forEach((step, index) => time.after(step.at, () => happen(step, index)))
  time.after(1_000, look)
  time.after(20_000, tend)
  await time.advance(STORM_MS)
  heal(stage)
  await time.advance(1_000)
  isStormy = false
  tend()
  const peace = time.now() + PEACE_MS
  await time.advance(12_000)
  while (time.now() < peace && disagreements(evidence).length > 0) await time.advance(1_700)
  played.problems.push(
    ...disagreements(evidence),
    ...effects(evidence),
    ...rings(evidence, (ms) => SERVER_BORN + ms),
  )
  seat.crash()
  files.release()
  await proxy.stop()
  await house.stop()
  files.remove()
  return played
}
