import type { Result, Workitem } from '../../preload/contract.ts'
import { arrive } from '../simulator/core/arrivals.ts'
import { between, createRandom, pick, type Random } from '../simulator/core/random.ts'
import { openRows } from '../simulator/core/rows.ts'
import { arriveText } from '../simulator/core/text/arrive.ts'
import { voicemail } from '../simulator/core/voicemail.ts'
import { ANA, SERVER_BORN } from './centre.ts'
import { createStage, heal, tend, type Stage } from './stage.ts'
import { createWatch, disagreements, rings } from './truth.ts'

/** The longest gap, ms, and how long the phone may take afterwards until it shows everything. */
const LONGEST_MS = 10 * 3_600_000
const PATIENCE_MS = 120_000
/** Around the gap something comes as well: that is where it could be lost or come twice. */
const EDGE_MS = 3_000
/** How long a link must have been well before a silent ring counts, ms. */
const CALM_MS = 2_000

/** What came of one gap. */
export interface Gap {
  ms: number
  /** How many contacts came. */
  contacts: number
  problems: string[]
}

/** How the phone may be gone. */
const WAYS = {
  black: ({ network }: Stage) => void (network.weather.away = 'black'),
  refused({ network }: Stage) {
    network.weather.away = 'refused'
    network.cut()
  },
  sleep: ({ seat }: Stage) => seat.sleep(),
  off: ({ seat }: Stage) => seat.crash(),
} satisfies Record<string, (stage: Stage) => void>

/** Somebody calls and waits for long, calls and gives up, speaks to the machine, or writes. */
const CONTACTS: readonly ((stage: Stage, from: string, random: Random) => void)[] = [
  ({ house }) => house.call({ direct: true }),
  ({ house }, _from, random) => house.call({ direct: true, patienceMs: between(random, 100, 5_000) }),
  ({ house }) => house.call({ direct: false, patienceMs: 40_000 }),
  ({ time, house }, from) =>
    house.inside((core) => {
      const caller = { patienceMs: 30_000, says: 'Please call me back.' }
      arrive(core, { tenantId: 't_demo', from, userId: ANA, caller })
      time.after(200, () =>
        house.inside((later) => {
          const row = openRows(later, ANA).find(({ item }) => item.state === 'offered' && item.from === from)
          if (row) voicemail(later, row)
        }),
      )
    }),
  ({ house }, from) =>
    house.inside((core) =>
      arriveText(core, { tenantId: 't_demo', type: 'InboundSMS', from, inboxId: 'q_sales', body: 'Hello' }),
    ),
]

/** Everything of this agent is in sight once: open in the list, or over in the history. */
async function sights({ house, seat, time }: Stage): Promise<string[]> {
  const phone = seat.phone()
  if (!phone) return ['there is no phone']
  // What comes at this very moment is still on its way.
  const come = [...house.world().rows.keys()]
  await time.advance(CALM_MS)
  const recent = phone.run('history.recent', { rows: 200 }) as Promise<Result<Workitem[]>>
  const seen = recent.then((rows) => [...phone.state().workitems, ...(rows.ok ? rows.value : [])])
  await time.advance(100)
  const ids = (await seen).map(({ workitemId }) => workitemId)
  return [...house.world().rows.values()]
    .filter(({ owner, item }) => owner === ANA && come.includes(item.workitemId))
    .flatMap(({ item: { workitemId } }) => {
      const times = ids.filter((one) => one === workitemId).length
      return times === 1 ? [] : [`${workitemId} is shown ${times} times`]
    })
}

/** A phone that is well, gone for a while between 1 ms and 10 h, and back: what came meanwhile is shown once. */
export async function playGap(seed: number): Promise<Gap> {
  const random = createRandom(`gap ${seed}`)
  const stage = createStage(seed)
  const { time, seat, house } = stage
  const ms = Math.round(LONGEST_MS ** random.next())
  const problems: string[] = []
  let wellSince = Infinity
  const watch = createWatch(stage, () => time.now() > wellSince + CALM_MS)
  await seat.start()
  await time.advance(4_000)
  const contacts = between(random, 1, 5)
  for (let count = 0; count < contacts; count += 1) {
    const come = pick(random, CONTACTS)
    const from = `+1480555${between(random, 2_000, 9_999)}`
    time.after(random.next() * (ms + 2 * EDGE_MS), () => come(stage, from, random))
  }
  await time.advance(EDGE_MS)
  pick(random, Object.values(WAYS))(stage)
  await time.advance(ms)
  heal(stage)
  seat.wakeUp()
  wellSince = time.now()
  const patience = time.now() + PATIENCE_MS
  while (time.now() < patience) {
    await time.advance(1_000)
    problems.push(...watch(time.now(), SERVER_BORN + time.now()))
    if (time.now() < wellSince + EDGE_MS + CALM_MS) continue
    tend(stage, false)
    if (disagreements(stage).length === 0) break
  }
  problems.push(...disagreements(stage), ...rings(stage, (at) => SERVER_BORN + at), ...(await sights(stage)))
  house.stop()
  return { ms, contacts, problems: [...new Set(problems)] }
}
