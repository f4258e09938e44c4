import { inFolder, inPairs, rounded, type Size, type Verdict } from './measure.ts'
import { aPlace } from './place.ts'
import { startBare, startRingdesk, type Running } from './window.ts'

const painted = async (starting: Promise<Running>): Promise<number> => {
  const running = await starting
  await running.stop()
  return running.paintedMs
}

/** From the start of the program, offline, to a list that can be used; against the first paint of a bare window. */
export function start({ rows, pairs }: Size): Promise<Verdict> {
  return inFolder(async (folder) => {
    const { centre, dataDir } = await aPlace(folder, rows)
    await centre.stop()
    const ours = () => painted(startRingdesk({ server: centre.url, dataDir, selector: '.recent li' }))
    const floor = () => painted(startBare())
    // The first start of each makes what later ones find.
    await ours()
    await floor()
    const { ratio, ratios, ...ms } = await inPairs(pairs, ours, floor)
    return {
      bar: 'start',
      value: rounded(ratio),
      floor: rounded(ms.floor),
      goal: 1.25,
      ok: ratio <= 1.25,
      ms: rounded(ms.ours),
      rows,
      ratios,
    }
  })
}
