import { createRandom } from '../simulator/core/random.ts'
import { createStage, type Stage } from './stage.ts'

/** What the phone was doing when its link died without a word. */
export const MOMENTS = ['idle', 'inCall', 'wakeUp'] as const
export type Moment = (typeof MOMENTS)[number]

/** How soon it has to be noticed in 99 of 100 cases, ms (QUALITY, "dead link noticed"). */
export const NOTICED_MS: Record<Moment, number> = { idle: 6_000, inCall: 3_000, wakeUp: 1_000 }

/** How exactly it is looked, and when it counts as never noticed, ms. */
const STEP_MS = 10
const NEVER_MS = 60_000

/** How long a phone took, in ms of the virtual clock, until it no longer called a link live that had died. */
export async function noticed(moment: Moment, seed: number): Promise<number> {
  const random = createRandom(`dead ${moment} ${seed}`)
  const stage = createStage(seed)
  const { time, seat, network, house } = stage
  await seat.start()
  await time.advance(3_000)
  if (moment === 'inCall') await takeCall(stage)
  await time.advance(5_000 + random.next() * 5_000)
  if (moment === 'wakeUp') seat.sleep()
  network.halfOpen()
  network.weather.away = 'black'
  if (moment === 'wakeUp') {
    await time.advance(random.next() * 3_600_000)
    seat.wakeUp()
  }
  const from = time.now()
  while (isLive(stage) && time.now() < from + NEVER_MS) await time.advance(STEP_MS)
  house.stop()
  return time.now() - from
}

const isLive = ({ seat }: Stage): boolean => seat.phone()?.state().connection.link === 'live'

async function takeCall({ time, seat, house }: Stage): Promise<void> {
  house.call({ direct: true })
  await time.advance(1_000)
  const [offer] = seat.phone()?.state().offers ?? []
  if (!offer) throw new Error('the call did not come')
  seat.ask('offers.accept', { offerId: offer.offerId })
  await time.advance(1_000)
}

/** So long in 99 of 100 cases, ms. */
export async function p99(moment: Moment, first: number, count: number): Promise<number> {
  const all: number[] = []
  for (let seed = first; seed < first + count; seed += 1) all.push(await noticed(moment, seed))
  return all.sort((a, b) => a - b)[Math.ceil(all.length * 0.99) - 1] ?? NEVER_MS
}
