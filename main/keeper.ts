import type { Change, Known } from '../preload/lifecycle.ts'
import { breachesOf, fallen, type Breach } from './invariants.ts'
import type { Clock, Entry, Log, Undo } from './ports.ts'

/** How long something may look broken while the rest of its news is on the way, ms. */
const GRACE_MS = 2_000
/** The least pause between two healings, ms: it doubles from one to the next, and a quiet half hour brings it back. */
const PAUSE_MS = 30_000
const LONGEST_MS = 15 * 60_000
const QUIET_MS = 30 * 60_000

/** Watches over what is known, and asks for all of it once where it cannot be true. */
export interface Keeper {
  /** After each change, or when the link has become live. */
  look(changes: readonly Change[]): void
  stop: Undo
}

/**
 * A breach that has lasted is logged, and healed by one resync; while the same breach stays, it is not asked for again:
 * the server has repeated it. The server's word stands, true or not, and no loop of ours will change it.
 */
export function createKeeper(ports: {
  clock: Clock
  log: Log
  known(): Known
  outbox(): readonly Pick<Entry, 'id' | 'key'>[]
  serverNow(): number
  isLive(): boolean
  resync(): void
}): Keeper {
  const { clock, log } = ports
  /** When each breach was first seen, and those that a resync was asked for. */
  let since = new Map<string, number>()
  const told = new Set<string>()
  let healedAt = -Infinity
  let pause = PAUSE_MS
  let cancel: Undo = () => undefined

  const nameOf = ({ what, id }: Breach) => `${what} ${id}`

  function look(changes: readonly Change[] = []): void {
    cancel()
    if (!ports.isLive()) return void (since = new Map())
    const now = clock.now()
    const fell = fallen(changes)
    const breaches = [...fell, ...breachesOf(ports.known(), ports.outbox(), ports.serverNow())]
    since = new Map(breaches.map((one) => [nameOf(one), since.get(nameOf(one)) ?? now]))
    for (const name of told) if (!since.has(name)) told.delete(name)
    const lasting = breaches.filter(
      (one) => fell.includes(one) || now - (since.get(nameOf(one)) ?? now) >= GRACE_MS,
    )
    const news = lasting.filter((one) => !told.has(nameOf(one)))
    if (news.length > 0 && now - healedAt >= pause) return heal(news)
    const waits = breaches.some((one) => !told.has(nameOf(one)))
    if (waits) cancel = clock.after(news.length > 0 ? healedAt + pause - now : GRACE_MS, look)
    else cancel = nextExpiry()
  }

  /** An offer outlives itself without anybody saying a word. */
  function nextExpiry(): Undo {
    const ends = [...ports.known().offers.values()].map(({ expiresAt }) => expiresAt - ports.serverNow())
    return ends.length > 0
      ? clock.after(Math.max(GRACE_MS, Math.min(...ends) + 6_000), look)
      : () => undefined
  }

  function heal(breaches: readonly Breach[]): void {
    const now = clock.now()
    pause = now - healedAt > QUIET_MS ? PAUSE_MS : Math.min(pause * 2, LONGEST_MS)
    healedAt = now
    for (const one of breaches) {
      told.add(nameOf(one))
      log('invariant broken', { reason: one.what, id: one.id })
    }
    // What is on the disk is not the server's to mend.
    if (breaches.some(({ what }) => what !== 'entryWithoutKey')) ports.resync()
  }

  return { look, stop: () => cancel() }
}
