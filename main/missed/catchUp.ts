import type { CatchUp, Gap, Ring, Waiting } from '../../preload/contract.ts'
import { WAITING_KINDS } from '../../preload/contract.ts'
import { counted } from '../cache/marks.ts'
import type { Journal } from '../ports.ts'

/** A shorter gap is told by the connection bar alone, ms. */
const GAP_MS = 10_000
/** After so long the contact centre takes the agent for gone (PROTOCOL 4): that is told even where nothing came, ms. */
const NOTICED_MS = 30_000
/** What was not looked at by then is history, ms. */
const REACH_MS = 24 * 3_600_000

/** One card for all that came while nothing was heard, until it is dismissed. */
export interface CatchUps {
  open(journal: Journal | undefined): Promise<void>
  /** Gaps or rows may be others than before. */
  look(): void
  told(): CatchUp | undefined
  dismiss(id: string): Promise<void>
}

export function createCatchUps(ports: {
  serverNow(): number
  gaps(): readonly Gap[]
  came(from: number, to: number): Promise<Waiting | undefined>
  /** The newest offers as they were met here. */
  rings(): Promise<Ring[]>
  changed(): void
}): CatchUps {
  let journal: Journal | undefined
  let shown = new Set<string>()
  let card: CatchUp | undefined
  let running = false
  let again = false

  function candidates(): Gap[] {
    const oldest = ports.serverNow() - REACH_MS
    return ports.gaps().filter((gap) => lengthOf(gap) >= GAP_MS && gap.to > oldest && !shown.has(idOf(gap)))
  }
  async function make(gaps: readonly Gap[]): Promise<CatchUp | undefined> {
    const [first, last] = [gaps[0], gaps.at(-1)]
    if (!first || !last) return undefined
    const rings = await ports.rings()
    const counts = await Promise.all(gaps.map(({ from, to }) => ports.came(from, to)))
    const late = rings.filter((ring) => ring.isCall && gaps.some((gap) => cameLate(ring, gap))).length
    const came = sumOf(counts)
    const isNews = late > 0 || WAITING_KINDS.some((kind) => came[kind] > 0) || gaps.some(isNoticed)
    const awayMs = gaps.reduce((sum, gap) => sum + lengthOf(gap), 0)
    const why = gaps.find((gap) => gap.why === 'off')?.why ?? last.why
    return isNews ? { id: idOf(last), from: first.from, to: last.to, awayMs, why, came, late } : undefined
  }
  async function run(): Promise<void> {
    running = true
    while (again) {
      again = false
      const of = journal
      const next = await make(candidates())
      if (of !== journal || JSON.stringify(next) === JSON.stringify(card)) continue
      card = next
      ports.changed()
    }
    running = false
  }
  function look(): void {
    again = true
    if (!running) void run()
  }

  return {
    async open(next) {
      journal = next
      card = undefined
      shown = new Set(await next?.shown().catch(() => []))
    },
    look,
    told: () => card,
    async dismiss(id) {
      if (card?.id !== id) return
      const { to } = card
      const ids = ports
        .gaps()
        .filter((gap) => gap.to <= to && lengthOf(gap) >= GAP_MS)
        .map(idOf)
      ids.forEach((one) => shown.add(one))
      card = undefined
      ports.changed()
      await journal?.markShown(ids, ports.serverNow())
    },
  }
}

const idOf = ({ to }: Gap): string => `gap ${to}`
const lengthOf = ({ from, to }: Gap): number => to - from
/** An app that was closed on purpose is no news by itself. */
const isNoticed = (gap: Gap): boolean => gap.why === 'link' && lengthOf(gap) >= NOTICED_MS
/** It had begun to ring before the end of the gap, and was found by what told it. */
const cameLate = (ring: Ring, { from, to }: Gap): boolean =>
  ring.road === 'gap' && ring.offeredAt > from && ring.offeredAt <= to

const sumOf = (counts: readonly (Waiting | undefined)[]): Waiting =>
  counted(
    WAITING_KINDS.map((kind) => ({ kind, count: counts.reduce((sum, one) => sum + (one?.[kind] ?? 0), 0) })),
  )
