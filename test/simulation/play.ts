import { createHash } from 'node:crypto'
import { ACTIONS } from '../../preload/contract.ts'
import { act } from './agent.ts'
import { SERVER_BORN } from './centre.ts'
import { CAUSES } from './faults.ts'
import { chanceOf, lasting, PEACE_MS, stormOf, type Fault, type Step } from './schedule.ts'
import { createStage, heal, tend } from './stage.ts'
import { createWatch, disagreements, early, effects, isDoubtful, rings } from './truth.ts'

/** What came of a schedule. */
export interface Played {
  problems: string[]
  /** The same seed gives the same trace, to the letter. */
  trace(): string
  /** Which faults fired, and which of them with a call up. */
  fired: Set<Fault>
  firedInCall: Set<Fault>
  /** How many acts of call control were asked for, and what is wrong with the effects of any act. */
  commands: number
  twice: number
  rings: number
  /** Rings that the phone ended while they should have gone on. */
  early: number
}

/** How long it is quiet at least before the truth is asked for, ms. */
const QUIET_MS = 3_500
/** How long all must have been well before a silent ring counts, ms. */
const CALM_MS = 8_000
/** How long what a step only begins may go on by itself, ms. */
const STEP_MS = 30_000
/** How soon a person does something about a link that needs one, ms. */
const CARE_MS = 5_000
/** How long a program that has just started may take to be live, ms. */
const START_MS = 1_500

/** Plays one schedule to its end: a storm, then peace, then the truth. */
export async function play(seed: number, steps: readonly Step[]): Promise<Played> {
  const stage = createStage(seed)
  const { time, house, network, seat } = stage
  const trace = () =>
    createHash('sha256')
      .update(JSON.stringify([network.reached, seat.log, seat.rings.map(({ from, to }) => [from, to])]))
      .digest('hex')
  const played: Played = {
    problems: [],
    trace,
    fired: new Set(),
    firedInCall: new Set(),
    commands: 0,
    twice: 0,
    rings: 0,
    early: 0,
  }
  seat.silenced = (ring) => {
    played.early += early(stage, ring, SERVER_BORN + time.now()) ? 1 : 0
  }
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
    played.fired.add(what)
    const isUp = seat
      .phone()
      ?.state()
      .workitems.some((item) => ['active', 'offered', 'hold'].includes(item.state))
    if (isUp) played.firedInCall.add(what)
    // What lasts is over when the weather is fair again; what is sudden needs a moment to be noticed.
    const ms = {
      sleep: lasting(step, 120_000) + CALM_MS,
      crash: lasting(step, 20_000) + START_MS,
      crashInWrite: STEP_MS,
      goaway: STEP_MS,
    }
    wrongUntil = Math.max(wrongUntil, time.now() + (ms[what as keyof typeof ms] ?? CALM_MS))
    CAUSES[what](stage, step)
  }
  function look(): void {
    played.problems.push(...watch(time.now(), SERVER_BORN + time.now()))
    time.after(1_000, look)
  }
  function care(): void {
    tend(stage, isStormy)
    time.after(CARE_MS, care)
  }

  await seat.start()
  steps.forEach((step, index) => time.after(step.at, () => happen(step, index)))
  time.after(1_000, look)
  time.after(CARE_MS, care)
  await time.advance(stormOf(steps))
  heal(stage)
  // One that is awake is not told of the peace: it has to find out by itself what it lost.
  if (seat.isAsleep()) seat.wakeUp()
  await time.advance(1_000)
  isStormy = false
  care()
  // Peace lasts until all agree and each call rings or is still as it should, or until nobody would wait any more.
  const peace = time.now() + PEACE_MS
  await time.advance(QUIET_MS)
  let apart = disagreements(stage)
  while (time.now() < peace && (apart.length > 0 || isDoubtful(stage, SERVER_BORN + time.now()))) {
    await time.advance(1_700)
    apart = disagreements(stage)
  }
  const wrong = effects(stage)
  played.twice = wrong.length
  played.rings = seat.rings.length
  played.commands = seat.intents.filter(({ name }) => ACTIONS[name].offline === 'no').length
  played.problems.push(...apart, ...wrong, ...rings(stage, (ms) => SERVER_BORN + ms))
  if (played.early > 0) played.problems.push(`${played.early} rings ended before their time`)
  house.stop()
  return played
}
