import { ACTIONS, type ActionName, type Workitem } from '../../preload/contract.ts'
import { ANA, type House } from './centre.ts'
import type { Disk } from './disk.ts'
import type { Network, Reached } from './network.ts'
import { isCertain, type Intent, type Ring, type Seat } from './seat.ts'

/** All that is looked at. */
export interface Evidence {
  house: Pick<House, 'world'>
  network: Pick<Network, 'reached'>
  disk: Pick<Disk, 'cached'>
  seat: Pick<Seat, 'phone' | 'intents' | 'rings'>
}

/** How long the app may take over a new call on a link that is as it should be, before the ring counts as silent, ms. */
const PROMPT_MS = 2_500
/** How far the client's idea of the server's clock may be behind: one way of the slowest wire, and a second of a `Date`. */
const CLOCK_MS = 4_000

/** By how much a ring may end too soon, ms: a quartz is not exact, and the server's clock is told in whole ms. */
const EARLY_MS = 100

const rows = ({ house }: Evidence): Workitem[] =>
  [...house.world().rows.values()]
    .filter(({ owner }) => owner === ANA)
    .map(({ item }) => item as unknown as Workitem)
const brief = (items: readonly { workitemId: string; version: number }[]): string =>
  items
    .map(({ workitemId, version }) => `${workitemId}@${version}`)
    .sort()
    .join(' ')

/** Client, cache and server, once all is quiet. Each difference is a sentence. */
export function disagreements(stage: Evidence): string[] {
  const { house, seat, disk } = stage
  const state = seat.phone()?.state()
  if (!state) return ['there is no phone']
  const problems: string[] = []
  const same = (what: string, here: string, there: string) => {
    if (here !== there) problems.push(`${what}: the app has [${here}], the server [${there}]`)
  }
  same('link', state.connection.link, 'live')
  const all = rows(stage)
  same('open work', brief(state.workitems), brief(all.filter((item) => item.state !== 'terminated')))
  const pending = [...house.world().offers.values()].filter(
    ({ owner, offer }) => owner === ANA && offer.state === 'pending',
  )
  const ids = (offers: readonly { offerId: string }[]) =>
    offers
      .map(({ offerId }) => offerId)
      .sort()
      .join(' ')
  same('offers', ids(state.offers), ids(pending.map(({ offer }) => offer)))
  const agent = house.world().users.get(ANA)?.agent
  same('status', `${state.agent?.statusId}@${state.agent?.version}`, `${agent?.statusId}@${agent?.version}`)
  same('cache', brief(disk.cached()), brief(all))
  same(
    'outbox',
    state.outbox
      .filter(({ fate }) => fate === 'waiting')
      .map(({ name }) => name)
      .join(' '),
    '',
  )
  if (state.workitems.filter((item) => item.channelType === 'voice' && item.state === 'active').length > 1)
    problems.push('two calls are active')
  return problems
}

/** Every effect once, nothing after the agent was told that it failed, nothing of call control late. */
export function effects(stage: Evidence): string[] {
  const { house, network, seat } = stage
  const problems: string[] = []
  for (const [key, count] of house.world().effects)
    if (count > 1) problems.push(`key ${key} took effect ${count} times`)
  const taken = network.reached.filter(({ status, route }) => status < 300 && !route.startsWith('GET'))
  for (const intent of seat.intents) {
    const mine = taken.filter(({ ask }) => ask === intent.ask)
    problems.push(...judge(intent, mine))
    problems.push(...written(stage, intent))
  }
  return problems
}

const mayWait = (name: ActionName): boolean => ACTIONS[name].offline === 'waits'

function judge({ name, result, at, endedAt, link }: Intent, taken: readonly Reached[]): string[] {
  if (mayWait(name) || ACTIONS[name].by === 'app') return []
  const said = `${name} of ${at}`
  const count = taken.filter(({ replayed }) => !replayed).length
  const lastAt = taken.at(-1)?.at ?? 0
  if (count > 1 && !['workitems.mute', 'workitems.unMute'].includes(name))
    return [`${said} was carried out ${count} times`]
  // Who asks the same twice at once asks once: both hear of the one.
  if (result?.ok && taken.length === 0) return [`${said} was told as done, and was not`]
  if (result && !result.ok && count > 0 && isCertain(result.failure))
    return [`${said} was told as ${result.failure.code}, and was carried out`]
  if (link !== 'live' && ACTIONS[name].offline === 'no' && taken.length > 0)
    return [`${said} went out while the link was ${link}`]
  if (count > 0 && endedAt !== undefined && lastAt > endedAt)
    return [`${said} was carried out after its answer`]
  if (lastAt - at > 45_000) return [`${said} was carried out ${lastAt - at} ms late`]
  return []
}

/** What was written arrived once, or came back. */
function written({ network, seat }: Evidence, { name, input, result }: Intent): string[] {
  if (!mayWait(name) || !result) return []
  const fields: { summary?: string; text?: string; body?: string; message?: string } = input
  const words = fields.summary ?? fields.text ?? fields.body ?? fields.message
  // A read flag has no words to know it by; that it came once, its key shows.
  if (words === undefined) return []
  const carried = network.reached.filter(
    ({ status, replayed, body }) => status < 300 && !replayed && body.includes(words),
  )
  const twice = seat.intents.filter(
    (one) => one.name === name && JSON.stringify(one.input).includes(words),
  ).length
  if (carried.length > twice) return [`"${words}" was written ${carried.length} times`]
  const outbox = seat.phone()?.state().outbox ?? []
  const isBack = outbox.some((entry) => JSON.stringify(entry.input ?? '').includes(words))
  if (result.ok && carried.length === 0) return [`"${words}" was told as written, and was not`]
  if (!result.ok && result.failure.code === 'WAITING' && carried.length === 0 && !isBack)
    return [`"${words}" was told to wait, and is nowhere`]
  return []
}

/** No ring before its time, after it, or twice in one life of the program. */
export function rings({ seat }: Evidence, serverAt: (ms: number) => number): string[] {
  const problems: string[] = []
  const seen = new Set<string>()
  for (const { offer, life, from, to, slept } of seat.rings) {
    const name = `${offer.offerId} in life ${life}`
    if (seen.has(name)) problems.push(`${name} rang twice`)
    seen.add(name)
    if (serverAt(from) > offer.expiresAt + CLOCK_MS)
      problems.push(`${name} rang ${serverAt(from) - offer.expiresAt} ms late`)
    const end = to === undefined ? undefined : serverAt(to)
    if (!slept && end !== undefined && end > offer.expiresAt + CLOCK_MS)
      problems.push(`${name} rang on and on`)
  }
  return problems
}

/** Was this ring, which the phone has ended by itself, still wanted? No clock of its own may say otherwise. */
export function early({ house }: Evidence, { offer }: Ring, serverNow: number): boolean {
  const kept = house.world().offers.get(offer.offerId)?.offer
  const item = house.world().rows.get(offer.workitemId)?.item
  return kept?.state === 'pending' && item?.state === 'offered' && serverNow < kept.expiresAt - EARLY_MS
}

/** Looks once a second while nothing has been wrong for a while: what the server has, the app has, and it rings. */
export function createWatch(stage: Evidence, isFair: () => boolean) {
  const waiting = new Map<string, number>()
  /** Since when an offer rings that is none any more. */
  const stale = new Map<string, number>()
  return (now: number, serverNow: number): string[] => {
    // Asked in this order: the whole state costs most, and in a storm it is seldom wanted.
    if (!isFair() || stage.seat.phone()?.state().connection.link !== 'live') {
      waiting.clear()
      stale.clear()
      return []
    }
    const problems: string[] = []
    for (const ring of stage.seat.rings) {
      const { offerId } = ring.offer
      const isStale =
        ring.to === undefined && stage.house.world().offers.get(offerId)?.offer.state !== 'pending'
      if (!isStale) stale.delete(offerId)
      else if (now - (stale.get(offerId) ?? now) > PROMPT_MS) problems.push(`${offerId} is over, and rings`)
      else stale.set(offerId, stale.get(offerId) ?? now)
    }
    for (const { owner, offer } of stage.house.world().offers.values()) {
      const item = stage.house.world().rows.get(offer.workitemId)?.item
      const rings = owner === ANA && offer.state === 'pending' && item?.channelType === 'voice'
      if (!rings || offer.expiresAt <= serverNow + CLOCK_MS) {
        waiting.delete(offer.offerId)
        continue
      }
      const isHeard = stage.seat.rings.some(
        (ring) => ring.offer.offerId === offer.offerId && ring.to === undefined,
      )
      if (isHeard) waiting.delete(offer.offerId)
      else if (!waiting.has(offer.offerId)) waiting.set(offer.offerId, now)
      else if (now - (waiting.get(offer.offerId) ?? now) > PROMPT_MS)
        problems.push(
          `${offer.offerId} is pending on a living link since ${waiting.get(offer.offerId)}, and silent`,
        )
    }
    return problems
  }
}
