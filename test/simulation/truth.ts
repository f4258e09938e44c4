import { ACTIONS, type ActionName, type Offer, type Workitem } from '../../preload/contract.ts'
import { ANA, type House } from './centre.ts'
import type { Disk } from './disk.ts'
import type { Network, Reached } from './network.ts'
import { isCertain, type Intent, type Ring, type Seat } from './seat.ts'

/** All that is looked at. */
export interface Evidence {
  house: Pick<House, 'world'>
  network: Pick<Network, 'reached'> & Partial<Pick<Network, 'deafSince'>>
  disk: Pick<Disk, 'cached'>
  seat: Pick<Seat, 'phone' | 'intents' | 'rings'>
}

/** How long the app may take over a new call on a link that is as it should be, before the ring counts as silent, ms. */
const PROMPT_MS = 2_500
/** How far the client's idea of the server's clock may be behind: one way of the slowest wire, and a second of a `Date`. */
const CLOCK_MS = 4_000

/** How long a line that is dead may be taken for a living one (QUALITY, "dead link noticed"), and until the next look, ms. */
const DEAD_MS = 6_000 + 1_000

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
  same(
    'outbox',
    state.outbox
      .filter(({ fate }) => fate === 'waiting')
      .map(({ name }) => name)
      .join(' '),
    '',
  )
  // To read the whole file costs more than all else: what is apart in memory still is not looked up there.
  if (problems.length === 0) same('cache', brief(disk.cached()), brief(all))
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
  const of = (intent: Intent) => taken.filter(({ ask }) => ask === intent.ask)
  for (const intent of seat.intents) {
    // An offer is decided once: whoever decides the same again hears what came of it, and nobody asks the server.
    const isDecided = seat.intents.some((one) => isSameDecision(one, intent) && of(one).length > 0)
    problems.push(...judge(intent, of(intent), isDecided))
    problems.push(...written(stage, intent))
  }
  return problems
}

const mayWait = (name: ActionName): boolean => ACTIONS[name].offline === 'waits'

const isSameDecision = (one: Intent, other: Intent): boolean =>
  'offerId' in one.input &&
  'offerId' in other.input &&
  one.name === other.name &&
  one.input.offerId === other.input.offerId

function judge(
  { name, result, at, endedAt, link }: Intent,
  taken: readonly Reached[],
  isDecided: boolean,
): string[] {
  if (mayWait(name) || ACTIONS[name].by === 'app') return []
  const said = `${name} of ${at}`
  const count = taken.filter(({ replayed }) => !replayed).length
  const lastAt = taken.at(-1)?.at ?? 0
  if (count > 1 && !['workitems.mute', 'workitems.unMute'].includes(name))
    return [`${said} was carried out ${count} times`]
  // Who asks the same twice at once asks once: both hear of the one.
  if (result?.ok && taken.length === 0 && !isDecided) return [`${said} was told as done, and was not`]
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

/** The offers that ring by the server's word, and nobody hears them. */
function silent({ house, seat }: Evidence, serverNow: number): Offer[] {
  const heard = new Set(seat.rings.flatMap(({ offer, to }) => (to === undefined ? offer.offerId : [])))
  return [...house.world().offers.values()].flatMap(({ owner, offer }) => {
    const isCall = house.world().rows.get(offer.workitemId)?.item.channelType === 'voice'
    const rings = owner === ANA && offer.state === 'pending' && offer.expiresAt > serverNow + CLOCK_MS
    return rings && isCall && !heard.has(offer.offerId) ? [offer] : []
  })
}

/** The offers that ring here, and are over by the server's word. */
const ghosts = ({ house, seat }: Evidence): Offer[] =>
  seat.rings.flatMap(({ offer, to }) => {
    const isOver = house.world().offers.get(offer.offerId)?.offer.state !== 'pending'
    return to === undefined && isOver ? [offer] : []
  })

/**
 * Is there a ring that should not be, or none that should, or a line that is dead? It may be right in a moment: the watch says
 * when it is not.
 */
export const isDoubtful = (stage: Evidence, serverNow: number): boolean =>
  ghosts(stage).length > 0 || silent(stage, serverNow).length > 0 || stage.network.deafSince?.() !== undefined

/** Looks once a second while nothing has been wrong for a while: what the server has, the app has, and it rings. */
export function createWatch(stage: Evidence, isFair: () => boolean) {
  /** Since when an offer is silent, or rings and is none any more. */
  let since = new Map<string, number>()
  return (now: number, serverNow: number): string[] => {
    const before = since
    since = new Map()
    // Asked in this order: the whole state costs most, and in a storm it is seldom wanted.
    if (!isFair() || stage.seat.phone()?.state().connection.link !== 'live') return []
    const lasting = (offers: readonly Offer[], what: (id: string, from: number) => string) =>
      offers.flatMap(({ offerId }) => {
        const from = before.get(offerId) ?? now
        since.set(offerId, from)
        return now - from > PROMPT_MS ? [what(offerId, from)] : []
      })
    const deafMs = now - (stage.network.deafSince?.() ?? now)
    return [
      ...(deafMs > DEAD_MS ? [`the line is dead for ${deafMs} ms, and said to be live`] : []),
      ...lasting(ghosts(stage), (id) => `${id} is over, and rings`),
      ...lasting(
        silent(stage, serverNow),
        (id, from) => `${id} is pending on a living link since ${from}, and silent`,
      ),
    ]
  }
}
