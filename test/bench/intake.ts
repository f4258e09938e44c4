import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { createOpenCache } from '../../main/cache/open.ts'
import { systemClock } from '../../main/desktop/clock.ts'
import { createConversation } from '../../main/server/conversation.ts'
import { createOpenSocket } from '../../main/server/wsSocket.ts'
import { createStatus } from '../../main/status.ts'
import { createStore } from '../../main/store.ts'
import { OPEN, versionAfter } from './events.ts'
import { inFolder, median, rounded, type Size, type Verdict } from './measure.ts'

const OWNER = { server: 's', tenantId: 't', userId: 'u' }

/** From the first event on a real socket until the last is on the disk and told: how many a second, and how many pushes. */
export function intake({ rows, pairs }: Size): Promise<Verdict> {
  return inFolder(async (folder) => {
    const runs: Run[] = []
    for (let n = 0; n < pairs; n += 1) runs.push(await run(join(folder, String(n)), rows))
    const perSecond = median(runs.map((one) => one.perSecond))
    const pushes = Math.max(...runs.map((one) => one.pushesPerSecond))
    const lost = runs.reduce((sum, one) => sum + one.lost, 0)
    return {
      bar: 'intake',
      value: Math.round(perSecond),
      goal: 30_000,
      ok: perSecond >= 30_000 && lost === 0 && pushes <= 60,
      lost,
      pushesPerSecond: rounded(pushes),
      events: rows,
      runs: pairs,
    }
  })
}

interface Run {
  perSecond: number
  pushesPerSecond: number
  lost: number
}

async function run(folder: string, count: number): Promise<Run> {
  const worker = new Worker(new URL('./eventServer.ts', import.meta.url), { workerData: count })
  const port = await new Promise<number>((listening) => worker.once('message', listening))
  const clock = systemClock
  const store = createStore({ clock, log: () => undefined })
  const status = createStatus({ clock })
  await store.open(await createOpenCache(folder)(OWNER))
  store.onChanges(status.changed)
  let pushes = 0
  status.onChange(() => (pushes += 1))
  let began = 0
  const all = new Promise<void>((resolve, reject) => {
    let heard = 0
    const last = () => store.known().workitems.get(OPEN[(count - 1) % OPEN.length] ?? '')?.version
    const talk = createConversation({
      clock,
      log: () => undefined,
      memory: { complete: false, badFrames: 0 },
      deviceId: 'd1',
      ticket: 't1',
      cursor: async () => undefined,
      openIds: () => store.known().workitems.keys(),
      urgent: () => false,
      send: (frame) => socket.send(JSON.stringify(frame)),
      hearer: {
        async heard(news, road) {
          if (news.openIds) began = performance.now()
          const taken = store.apply(news, road)
          heard += news.openIds ? 0 : 1
          const isLast = heard === count
          await taken
          if (isLast && last() === versionAfter(count, (count - 1) % OPEN.length)) resolve()
        },
        unsure: () => undefined,
        serverTime: () => undefined,
        catalogueChanged: () => undefined,
        stale: () => reject(new Error('there was a gap')),
        fresh: () => undefined,
        goaway: () => undefined,
        over: (reason) => reject(new Error(reason)),
      },
    })
    const socket = createOpenSocket(async () => undefined)(`ws://127.0.0.1:${port}`, 'ncx.events.v1', {
      open: () => undefined,
      frame: (text) => talk.frame(text),
      closed: (code) => reject(new Error(`closed: ${code}`)),
    })
  })
  await all
  const seconds = (performance.now() - began) / 1_000
  let lost = 0
  for (const [which, id] of OPEN.entries())
    if (which < count && (await store.find(id))?.version !== versionAfter(count, which)) lost += 1
  status.stop()
  await store.open(undefined)
  await worker.terminate()
  return { perSecond: count / seconds, pushesPerSecond: pushes / Math.max(1, seconds), lost }
}
