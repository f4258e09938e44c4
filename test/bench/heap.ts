import { inFolder, rounded, type Size, type Verdict } from './measure.ts'
import { aPlace } from './place.ts'
import { startRingdesk, type Kept } from './window.ts'
import { work } from './working.ts'

/** Contacts of a busy hour, and after how many of them the heaps are looked at. */
const HOUR = 75
const EVERY = 15
/** Hours before the first that counts: until then what is bounded has filled up. */
const WARM = 2
/** How much a heap may grow or shrink over all the hours that count. */
const GOAL = 0.01

/**
 * What is kept after each hour of work once all that nobody holds is gone, as a straight line through the hours: how much
 * it rises over all of them, main and page, the worse of the two. Of an hour the least counts: the recorder's tape grows and
 * is cut. A pair is an hour.
 */
export function heap({ rows, pairs }: Size): Promise<Verdict> {
  return inFolder(async (folder) => {
    const { centre, dataDir } = await aPlace(folder, rows)
    const app = await startRingdesk({ server: centre.url, dataDir, selector: '.worklist', agent: true })
    const hours: Kept[] = []
    for (let hour = 0; hour < WARM + pairs; hour += 1) {
      const looks: Kept[] = []
      for (let done = 0; done < HOUR; done += EVERY) {
        await work(centre, hour * HOUR + done, EVERY)
        looks.push(await app.kept())
      }
      hours.push(least(looks))
    }
    await app.stop()
    await centre.stop()
    const counted = hours.slice(WARM)
    const [main, page] = (['main', 'page'] as const).map((which) => rise(counted.map((hour) => hour[which])))
    const value = Math.max(main ?? NaN, page ?? NaN)
    return {
      bar: 'heap',
      value: rounded(value),
      goal: GOAL,
      ok: value <= GOAL,
      main: rounded(main ?? NaN),
      page: rounded(page ?? NaN),
      contacts: HOUR * pairs,
      rows,
      hours,
    }
  })
}

const least = (looks: readonly Kept[]): Kept => ({
  main: Math.min(...looks.map(({ main }) => main)),
  page: Math.min(...looks.map(({ page }) => page)),
  nodes: Math.min(...looks.map(({ nodes }) => nodes)),
  listeners: Math.min(...looks.map(({ listeners }) => listeners)),
})

/** How far the line of least squares rises from the first to the last, as a part of what is there on average. */
function rise(values: readonly number[]): number {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length
  const middle = (values.length - 1) / 2
  let [up, across] = [0, 0]
  values.forEach((value, at) => {
    up += (at - middle) * (value - mean)
    across += (at - middle) ** 2
  })
  return across === 0 ? 0 : ((up / across) * (values.length - 1)) / mean
}
