import { join } from 'node:path'
import { serialize } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { createOpenCache } from '../../main/cache/open.ts'
import { systemClock } from '../../main/desktop/clock.ts'
import { createLog } from '../../main/log.ts'
import { createLogFile } from '../../main/logFile.ts'
import { createRecordedSoftphone } from '../../main/recorder/recorded.ts'
import { createOpenSocket } from '../../main/server/wsSocket.ts'
import { createDesk, startPhone, type Desk } from '../phone.ts'
import { LAST, versionsAfter } from './events.ts'
import { median, rounded, type Size, type Verdict } from './measure.ts'

/**
 * From the first event on a real socket until the last is on the disk and told: how many a second, and how many pushes. All
 * of the phone but its window takes them in: recorder, log file and journal too, and each push is copied as a window's is.
 */
export async function intake({ rows, pairs }: Size): Promise<Verdict> {
  const runs: Run[] = []
  for (let n = 0; n < pairs; n += 1) {
    const desk = createDesk()
    runs.push(await run(desk, rows))
    desk.gone()
  }
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
    microseconds: rounded(median(runs.map((one) => one.microseconds))),
    events: rows,
    runs: runs.map((one) => Math.round(one.perSecond)),
  }
}

interface Run {
  perSecond: number
  /** What one event costs of the core on which they are taken in, whoever else wants it meanwhile. */
  microseconds: number
  pushesPerSecond: number
  lost: number
}

async function run(desk: Desk, count: number): Promise<Run> {
  const worker = new Worker(new URL('./eventServer.ts', import.meta.url), { workerData: count })
  const port = await new Promise<number>((listening) => worker.once('message', listening))
  const server = `http://127.0.0.1:${port}`
  const versions = versionsAfter(count)
  const file = createLogFile(join(desk.dir, 'ringdesk.log'), undefined, undefined, setImmediate)
  let began = 0
  let cpu = process.threadCpuUsage()
  let pushes = 0
  const phone = await startPhone(
    desk,
    { server, userName: 'ana', password: 'ringdesk' },
    {
      log: createLog({ clock: systemClock, write: file.write }),
      openSocket: (url, protocol, events) =>
        createOpenSocket(async () => undefined)(url, protocol, {
          ...events,
          frame(text) {
            if (began === 0 && text.startsWith('{"type":"event"')) {
              began = performance.now()
              cpu = process.threadCpuUsage()
            }
            events.frame(text)
          },
        }),
    },
    (ports, config) => createRecordedSoftphone({ ...ports, saveFile: async () => true }, config),
  )
  phone.bridge.onState((state) => {
    serialize(state)
    pushes += 1
  })
  await phone.until(({ agent }) => agent?.statusId === LAST)
  const seconds = (performance.now() - began) / 1_000
  const { user, system } = process.threadCpuUsage(cpu)
  await phone.stop()
  const cache = await createOpenCache(join(desk.dir, 'cache'))({ server, tenantId: 't', userId: 'u' })
  let lost = (await cache.cursor()) === `c${count}` ? 0 : 1
  for (const [id, version] of versions) if ((await cache.find(id))?.version !== version) lost += 1
  await cache.close()
  file.stop()
  await worker.terminate()
  return {
    perSecond: count / seconds,
    microseconds: (user + system) / count,
    pushesPerSecond: pushes / Math.max(1, seconds),
    lost,
  }
}
