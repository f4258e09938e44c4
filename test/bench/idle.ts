import { inFolder, rounded, type Size, type Verdict } from './measure.ts'
import { aPlace } from './place.ts'
import { restingPss } from './rest.ts'
import { startBare, startRingdesk } from './window.ts'

const MINUTE_MS = 60_000
const GOAL = 1.2

/**
 * How long all processes compute while nothing happens: live, with its heartbeat, a list on the screen and so many rows in
 * the cache; against a bare window beside it in the same minutes. A pair is a minute.
 */
export function idle({ rows, pairs }: Size): Promise<Verdict> {
  return inFolder(async (folder) => {
    const { centre, dataDir } = await aPlace(folder, rows)
    const app = await startRingdesk({ server: centre.url, dataDir, selector: '.recent li' })
    const bare = await startBare()
    for (const one of [app, bare]) await restingPss(one)
    const ours: number[] = []
    const floors: number[] = []
    for (let minute = 0; minute < pairs; minute += 1) {
      const [before, least] = [app.cpu(), bare.cpu()]
      await new Promise((later) => setTimeout(later, MINUTE_MS))
      ours.push(app.cpu() - before)
      floors.push(bare.cpu() - least)
    }
    for (const one of [app, bare]) await one.stop()
    await centre.stop()
    const [ms, floor] = [ours, floors].map((all) => all.reduce((sum, one) => sum + one, 0) / pairs)
    // A minute is a few ticks of the kernel's count: only all of them together say something.
    const ratio = (ms ?? NaN) / (floor ?? NaN)
    return {
      bar: 'idle',
      value: rounded(ratio),
      floor: rounded(floor ?? NaN),
      goal: GOAL,
      ok: ratio <= GOAL,
      msPerMinute: rounded(ms ?? NaN),
      minutes: pairs,
      rows,
      ours,
      floors,
    }
  })
}
