import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Worker } from 'node:worker_threads'
import { createOpenSocket } from '../../main/server/wsSocket.ts'
import type { AppState } from '../../preload/contract.ts'
import { createDesk, startPhone, type Desk, type Phone } from '../phone.ts'
import { inPairs, median, rounded, timed, type Size, type Verdict } from './measure.ts'
import { pagesOf, pasts } from './rows.ts'

/** What a list gives at most (PROTOCOL 2, "Search"). */
const LISTED = 500

/** How many change, and for how long nothing is heard, ms: the server keeps no event for so long (PROTOCOL 5). */
const GAP = { changes: 10, awayMs: 181_000 }

/**
 * Ten of all workitems changed while the phone heard nothing, for longer than the server keeps events. Ours: from the
 * moment at which it connects again to *live*, with the ten on the disk. Floor: the whole list again, as the seeds advise,
 * page by page, only fetched and parsed.
 */
export async function gap({ rows, pairs }: Size): Promise<Verdict> {
  const centre = await aCentre(rows)
  const desk = createDesk()
  const list = await aListOf(rows)
  const { phone, wire } = await aPhone(centre.url, desk)
  const lists: number[] = []
  const bytes: number[] = []
  let lost = 0
  const { ratio, ...ms } = await inPairs(
    pairs,
    async () => {
      const versions = await centre.away()
      wire.bytes = 0
      const took = await timed(() => comeBack(phone, wire))
      bytes.push(wire.bytes)
      lost += await missing(phone, versions)
      return took
    },
    () => timed(async () => void lists.push(await list.all())),
  )
  await phone.stop()
  list.stop()
  await centre.stop()
  desk.gone()
  const [faster, fewer] = [1 / ratio, median(lists) / median(bytes)]
  return {
    bar: 'gap',
    value: rounded(faster),
    floor: rounded(ms.floor),
    goal: 50,
    ok: faster >= 50 && fewer >= 200 && lost === 0,
    ms: rounded(ms.ours),
    rows,
    lost,
    fewerBytes: rounded(fewer),
    fewerBytesGoal: 200,
    bytes: median(bytes),
    floorBytes: median(lists),
  }
}

/** What went over the wire since somebody set it to nothing. */
interface Wire {
  bytes: number
  /** The last page of a snapshot has come. */
  isWhole: boolean
}

/** A phone that is live and has all there is on its disk. */
async function aPhone(server: string, desk: Desk): Promise<{ phone: Phone; wire: Wire }> {
  const wire = { bytes: 0, isWhole: false }
  const phone = await startPhone(
    desk,
    { server, userName: 'ana', password: 'ringdesk' },
    {
      async fetch(url, init) {
        const answer = await fetch(url, init)
        const text = await answer.text()
        wire.bytes += text.length + (init.body?.length ?? 0)
        return { status: answer.status, headers: answer.headers, text: async () => text }
      },
      openSocket: (url, protocol, events) =>
        createOpenSocket(async () => undefined)(url, protocol, {
          ...events,
          frame(text) {
            wire.bytes += text.length
            if (text.startsWith('{"type":"snapshot"')) wire.isWhole = text.endsWith('"more":false}')
            events.frame(text)
          },
        }),
    },
  )
  await known(phone, ({ waiting }) => waiting !== undefined)
  await takenIn(phone)
  return { phone, wire }
}

/** Until the search knows all of them: what is put off from the first list belongs to no gap, and to no floor. */
async function takenIn(phone: Phone): Promise<void> {
  for (;;) {
    const found = await phone.run('history.search', { q: '', rows: 1 })
    if (found.ok && found.value.takingIn === undefined) return
    await new Promise((later) => setTimeout(later, 200))
  }
}

const known = async (phone: Phone, holds: (state: AppState) => boolean): Promise<void> =>
  void (await phone.until((state) => state.connection.link === 'live' && holds(state)))

/** Until the link is live, and what the last page has brought is told to be on the disk. */
async function comeBack(phone: Phone, wire: Wire): Promise<void> {
  const { historyRevision } = phone.state()
  wire.isWhole = false
  phone.wake()
  await known(phone, (state) => wire.isWhole && state.historyRevision > historyRevision)
}

/** How many of them the disk has with another version: asked when the clock has stopped. */
async function missing(phone: Phone, versions: Map<string, number>): Promise<number> {
  const found = await phone.run('history.recent', { rows: 200 })
  const kept = new Map((found.ok ? found.value : []).map((item) => [item.workitemId, item.version]))
  return [...versions].filter(([id, version]) => kept.get(id) !== version).length
}

/** A contact centre in a thread of its own, as a server has a machine of its own; `away` answers what has changed then. */
async function aCentre(rows: number) {
  const worker = new Worker(new URL('./gapServer.ts', import.meta.url), { workerData: { rows, ...GAP } })
  const next = () => new Promise<unknown>((said) => worker.once('message', said))
  const url = (await next()) as string
  return {
    url,
    away() {
      worker.postMessage('away')
      return next() as Promise<Map<string, number>>
    },
    stop: () => worker.terminate(),
  }
}

/** Serves all rows in pages that are made beforehand, as quick as a server can be. */
async function aListOf(rows: number) {
  const pages = pagesOf(pasts(rows), LISTED).map((objects) =>
    Buffer.from(JSON.stringify({ count: objects.length, total: rows, objects })),
  )
  const server = createServer((request, response) => response.end(pages[Number(request.url?.slice(1))]))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    /** Answers the bytes of it. */
    async all(): Promise<number> {
      let bytes = 0
      for (const page of pages.keys()) {
        const text = await (await fetch(`http://127.0.0.1:${port}/${page}`)).text()
        bytes += text.length
        JSON.parse(text)
      }
      return bytes
    },
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}
