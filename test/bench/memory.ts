import type { Simulator } from '../simulator/start.ts'
import { inFolder, inPairs, rounded, type Size, type Verdict } from './measure.ts'
import { aPlace } from './place.ts'
import { restingPss } from './rest.ts'
import { startBare, startRingdesk, type Running } from './window.ts'
import { work } from './working.ts'

/** Calls and e-mails of a day that is a very long one. */
const SHIFT = 600

/** What the whole app holds, idle, with so many rows in its cache; against a bare window. */
export const memory = (size: Size): Promise<Verdict> => held('memory', size, 1.15)

/** The same after 600 contacts in a row, each taken, handled and wrapped up in the window; against a fresh bare window. */
export const shift = (size: Size): Promise<Verdict> =>
  held('shift', size, 1.3, (centre, pair) => work(centre, pair * SHIFT, SHIFT))

function held(
  bar: string,
  { rows, pairs }: Size,
  goal: number,
  first?: (centre: Simulator, pair: number) => Promise<void>,
): Promise<Verdict> {
  return inFolder(async (folder) => {
    const { centre, dataDir } = await aPlace(folder, rows)
    const rest = async (running: Running, before?: Promise<void>) => {
      await before
      const pss = await restingPss(running)
      await running.stop()
      return pss
    }
    const ours = async (pair: number) => {
      const app = await startRingdesk({ server: centre.url, dataDir, selector: '.worklist', agent: !!first })
      return rest(app, first?.(centre, pair))
    }
    const { ratio, ratios, ...megabytes } = await inPairs(pairs, ours, async () => rest(await startBare()))
    await centre.stop()
    return {
      bar,
      value: rounded(ratio),
      floor: rounded(megabytes.floor),
      goal,
      ok: ratio <= goal,
      megabytes: rounded(megabytes.ours),
      rows,
      ratios,
    }
  })
}
