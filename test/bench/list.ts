import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { inFolder, median, percentile, rounded, type Size, type Verdict } from './measure.ts'
import { aPlaceAt } from './place.ts'
import { startRingdesk } from './window.ts'

/** How long nothing happens, and how long it storms; what the first part of each is left out, ms. */
const REST_MS = 3_000
const LEFT_OUT_MS = 500
const GOAL_MS = 1

/** From when on it storms, or does not, and how much has been said until then. */
interface Turn {
  storms: boolean
  at: number
  said: number
}
/** A frame: when (Unix ms), and how long after the one before (ms). */
type Frame = [at: number, ms: number]

/** In the page: to the middle of the history, and there looks at every frame for so long, ms. */
async function watchFrames(forMs: number): Promise<Frame[]> {
  const wait = (ms: number) => new Promise((next) => setTimeout(next, ms))
  document.querySelector<HTMLElement>('nav button:nth-child(2)')?.click()
  while (!document.querySelector('[data-row] bdi')) await wait(50)
  const scroller = document.querySelector('.scroller')
  scroller?.scrollTo({ top: scroller.scrollHeight / 2 })
  await wait(1_000)
  const frames: Frame[] = []
  const until = Date.now() + forMs
  await new Promise<void>((done) => {
    let before = performance.now()
    const frame = (now: number) => {
      frames.push([Date.now(), now - before])
      before = now
      if (Date.now() < until) requestAnimationFrame(frame)
      else done()
    }
    requestAnimationFrame(frame)
  })
  return frames
}

/** The frames of a list at rest, and of the same while a thousand of its rows change a second, in turns. */
export function list({ rows, pairs }: Size): Promise<Verdict> {
  return inFolder(async (folder) => {
    const workerData = { rows, restMs: REST_MS }
    const server = new Worker(new URL('./stormServer.ts', import.meta.url), { workerData })
    const [port] = (await once(server, 'message')) as [number]
    const turns: Turn[] = []
    server.on('message', (turn: Turn) => turns.push(turn))
    const url = `http://127.0.0.1:${port}`
    const dataDir = await aPlaceAt(url, folder, rows)
    const script = `(${watchFrames.toString()})(${REST_MS * (2 * pairs + 2)})`
    const running = await startRingdesk({ server: url, dataDir, selector: '.worklist', script })
    const frames = (await running.found) as Frame[]
    await running.stop()
    await server.terminate()

    const worst = ({ at }: Turn) =>
      percentile(
        frames.filter(([when]) => when > at + LEFT_OUT_MS && when < at + REST_MS).map(([, ms]) => ms),
        0.99,
      )
    const isSeen = ({ at }: Turn) => at > (frames[0]?.[0] ?? 0) && at + REST_MS < (frames.at(-1)?.[0] ?? 0)
    const seen = turns.filter(isSeen)
    const inTurns = seen.flatMap((turn, i) => {
      const next = seen[i + 1]
      return !turn.storms && next ? [{ idle: worst(turn), storm: worst(next) }] : []
    })
    const more = median(inTurns.map(({ idle, storm }) => storm - idle))
    return {
      bar: 'list',
      value: rounded(more),
      floor: rounded(median(inTurns.map(({ idle }) => idle))),
      goal: GOAL_MS,
      ok: more <= GOAL_MS,
      p99: rounded(median(inTurns.map(({ storm }) => storm))),
      updates: turns.at(-1)?.said,
      frames: frames.length,
      rows,
      differences: inTurns.map(({ idle, storm }) => rounded(storm - idle)),
    }
  })
}
