import { inFolder, inPairs, rounded, type Size, type Verdict } from './measure.ts'
import { aPlace } from './place.ts'
import { startBare, startRingdesk, type Running } from './window.ts'

/** Until it does not fall any more by a hundredth within two seconds; at most so often. */
const LOOKS = 15

/** What a window holds once it has come to rest, MB. */
async function atRest(starting: Promise<Running>): Promise<number> {
  const running = await starting
  let pss = running.pss()
  for (let look = 0; look < LOOKS; look += 1) {
    await new Promise((later) => setTimeout(later, 2_000))
    const before = pss
    pss = running.pss()
    if (pss > before * 0.99) break
  }
  await running.stop()
  return pss
}

/** Idle, with so many rows in its cache, against a bare window. */
export function memory({ rows, pairs }: Size): Promise<Verdict> {
  return inFolder(async (folder) => {
    const { centre, dataDir } = await aPlace(folder, rows)
    const ours = () => atRest(startRingdesk({ server: centre.url, dataDir, selector: '.worklist' }))
    const { ratio, ratios, ...megabytes } = await inPairs(pairs, ours, () => atRest(startBare()))
    await centre.stop()
    return {
      bar: 'memory',
      value: rounded(ratio),
      floor: rounded(megabytes.floor),
      goal: 1.15,
      ok: ratio <= 1.15,
      megabytes: rounded(megabytes.ours),
      rows,
      ratios,
    }
  })
}
