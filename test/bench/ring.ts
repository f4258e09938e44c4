import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { WebSocketServer } from 'ws'
import { startNotificationServer } from '../e2e/support/notificationServer.ts'
import { openEye } from './eye.ts'
import { inFolder, inPairs, median, percentile, rounded, type Size, type Verdict } from './measure.ts'
import { openRinging } from './ringServer.ts'
import { startRingdesk, startShowing } from './window.ts'

/** QUALITY, "frame on the socket → ring on the screen / → notification server". */
const GOAL_MS = 50
const GOAL_RATIO = 1.5
/** How long the desktop is left alone between two calls, ms. */
const REST_MS = 300
/** The marks of ringing.cjs by turns, and of the bare window; they lie so far from the corner of the screen, px. */
const [CYAN, MAGENTA, YELLOW] = [0x00_ff_ff, 0xff_00_ff, 0xff_ff_00]
const FROM_CORNER = 22

const rest = () => new Promise((next) => setTimeout(next, REST_MS))
/** How long until this, ms from when it was asked for. */
async function until(what: Promise<unknown>): Promise<number> {
  const began = performance.now()
  await what
  return performance.now() - began
}

/** A call that rings behind a hidden desk: how long until it is on the screen, and until the desktop has its notification. */
export function ring({ pairs }: Size): Promise<Verdict> {
  return inFolder(async (folder) => {
    let told: () => void = () => undefined
    const notified = () => new Promise<void>((heard) => (told = heard))
    const desktop = await startNotificationServer(() => told())
    const eye = await openEye(FROM_CORNER)
    const centre = await openRinging()
    const app = { server: centre.url, dataDir: join(folder, 'data'), selector: '.worklist', rings: true }
    const running = await startRingdesk(app)
    await running.found
    const socket = await openSocket()
    const bare = await startShowing(socket.url)

    let n = 0
    async function oneRing() {
      n += 1
      const mark = n % 2 === 1 ? MAGENTA : CYAN
      await rest()
      const heard = notified()
      const ring = centre.ring(n)
      const began = performance.now()
      ring()
      await heard
      const notice = performance.now() - began
      // From here on: whoever looks at the screen takes of the time in which a notification is heard.
      await eye.sees(mark)
      const painted = performance.now() - began
      await rest()
      centre.end(n)
      return { painted, notice, ended: await until(eye.misses(mark)) }
    }
    async function oneShow(): Promise<number> {
      await rest()
      bare.say('show')
      const shown = await until(eye.sees(YELLOW))
      bare.say('hide')
      await eye.misses(YELLOW)
      return shown
    }
    async function oneNotice(): Promise<number> {
      await rest()
      const heard = until(notified())
      socket.say()
      return heard
    }
    // The first of each reads what all of them need.
    await oneRing()
    await oneShow()
    await oneNotice()
    const rings: Awaited<ReturnType<typeof oneRing>>[] = []
    const shows: number[] = []
    const notices = await inPairs(
      pairs,
      async () => {
        const one = await oneRing()
        rings.push(one)
        return one.notice
      },
      async () => {
        shows.push(await oneShow())
        return oneNotice()
      },
    )
    const calm = centre.storm()
    const stormy: typeof rings = []
    for (let i = 0; i < pairs; i += 1) stormy.push(await oneRing())
    calm()
    await Promise.all([running.stop(), bare.stop()])
    for (const part of [socket, desktop, eye]) part.stop()

    const painted = rings.map((one) => one.painted)
    const p95 = percentile(painted, 0.95)
    return {
      bar: 'ring',
      value: rounded(p95),
      floor: rounded(percentile(shows, 0.95)),
      goal: GOAL_MS,
      ok: p95 <= GOAL_MS && notices.ratio <= GOAL_RATIO,
      median: rounded(median(painted)),
      floorMedian: rounded(median(shows)),
      noticeRatio: rounded(notices.ratio),
      noticeGoal: GOAL_RATIO,
      noticeMs: rounded(notices.ours),
      noticeFloorMs: rounded(notices.floor),
      noticeRatios: notices.ratios,
      ended: rounded(
        percentile(
          rings.map((one) => one.ended),
          0.95,
        ),
      ),
      storm: rounded(
        percentile(
          stormy.map((one) => one.painted),
          0.95,
        ),
      ),
      pairs,
    }
  })
}

/** Where the bare app hears of its calls. */
async function openSocket(): Promise<{ url: string; say(): void; stop(): void }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const frame = JSON.stringify({ from: '+14805550134' })
  return {
    url: `ws://127.0.0.1:${port}`,
    say: () => server.clients.forEach((client) => client.send(frame)),
    stop: () => server.close(),
  }
}
