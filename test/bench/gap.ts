import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createOpenSocket } from '../../main/server/wsSocket.ts'
import { createDesk, startPhone, type Desk } from '../phone.ts'
import { startSimulator, type Simulator } from '../simulator/start.ts'
import { inPairs, median, rounded, timed, type Size, type Verdict } from './measure.ts'
import { pagesOf, pasts } from './rows.ts'

const CHANGED = 10
/** What a list gives at most (PROTOCOL 2, "Search"). */
const LISTED = 500

/**
 * Ten of all workitems changed while the phone was off. Ours: from the start to *live*, with the ten on the disk, sign-in and
 * all. Floor: the whole list again, as the seeds advise, page by page, only fetched and parsed.
 */
export async function gap({ rows, pairs }: Size): Promise<Verdict> {
  const centre = await startSimulator()
  centre.control('history', { count: rows, days: 20 })
  const desk = createDesk()
  const list = await aListOf(rows)
  const ours: Cost[] = [await connect(centre, desk)]
  const lists: number[] = []
  let lost = 0
  const { ratio, ...ms } = await inPairs(
    pairs,
    async () => {
      const versions = changeSome(centre)
      const cost = await connect(centre, desk, versions)
      ours.push(cost)
      lost += cost.lost
      return cost.ms
    },
    () => timed(async () => void lists.push(await list.all())),
  )
  list.stop()
  await centre.stop()
  desk.gone()
  const bytes = median(ours.slice(1).map((cost) => cost.bytes))
  const [faster, fewer] = [1 / ratio, median(lists) / bytes]
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
    bytes,
    floorBytes: median(lists),
  }
}

interface Cost {
  ms: number
  bytes: number
  lost: number
}

/** A start of the phone, until it is live and knows the versions that it should know. */
async function connect(centre: Simulator, desk: Desk, wanted = new Map<string, number>()): Promise<Cost> {
  let bytes = 0
  const began = performance.now()
  const phone = await startPhone(
    desk,
    { server: centre.url, userName: 'ana', password: 'ringdesk' },
    {
      async fetch(url, init) {
        const answer = await fetch(url, init)
        const text = await answer.text()
        bytes += text.length + (init.body?.length ?? 0)
        return { status: answer.status, headers: answer.headers, text: async () => text }
      },
      openSocket: (url, protocol, events) =>
        createOpenSocket(async () => undefined)(url, protocol, {
          ...events,
          frame(text) {
            bytes += text.length
            events.frame(text)
          },
        }),
    },
  )
  await phone.until(({ connection }) => connection.link === 'live')
  let lost = 0
  const known = async () => {
    const found = await phone.run('history.recent', { rows: 200 })
    const versions = new Map((found.ok ? found.value : []).map((item) => [item.workitemId, item.version]))
    lost = [...wanted].filter(([id, version]) => versions.get(id) !== version).length
    return lost === 0
  }
  const revision = () => phone.state().historyRevision
  for (let seen = revision(); !(await known()); seen = revision())
    await phone.until((state) => state.historyRevision > seen)
  const ms = performance.now() - began
  await phone.stop()
  return { ms, bytes, lost }
}

/** Ten of the past get another note; answers their versions. */
function changeSome(centre: Simulator): Map<string, number> {
  const versions = new Map<string, number>()
  centre.centre.act(({ world }) => {
    const rows = [...world.rows.values()].filter(({ item }) => item.state === 'terminated')
    for (const row of rows.slice(-CHANGED)) {
      world.lastVersion += 1
      const item = { ...row.item, version: world.lastVersion, summary: `Changed ${world.lastVersion}` }
      world.rows.set(item.workitemId, { ...row, item })
      versions.set(item.workitemId, item.version)
    }
  })
  return versions
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
