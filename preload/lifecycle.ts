import type { Agent, Offer, Workitem } from './contract.ts'

/** What this agent has now: open work, pending offers, and the graves of what has ended. */
export interface Known {
  readonly agent?: Agent
  /** Pending offers by `offerId`. */
  readonly offers: ReadonlyMap<string, Offer>
  /** Open workitems by `workitemId`; nothing terminated is in it. */
  readonly workitems: ReadonlyMap<string, Workitem>
  /** Version at which an object ended, by its kind and id: an older word never brings it back. */
  readonly ended: ReadonlyMap<string, number>
}

/** News from any road: an event, a reply, a page of a snapshot, the cache. Objects are whole. */
export interface Heard {
  agent?: Agent
  offers?: readonly Offer[]
  /** `offers` is the whole list: a pending one that it does not name is gone. */
  allOffers?: boolean
  workitems?: readonly Workitem[]
  /** All open work (PROTOCOL 5, snapshot page 1): what it does not name has ended while away. */
  openIds?: readonly string[]
  /** A workitem that the server does not have any more. */
  goneId?: string
  /** A page of history: what ended in it and was never known needs no grave, which would cost a fresh one its place. */
  past?: boolean
}

/** One difference between before and after. */
export type Change =
  | { kind: 'workitem'; id: string; before: Workitem | undefined; after: Workitem | undefined }
  | { kind: 'offer'; id: string; before: Offer | undefined; after: Offer | undefined }
  | { kind: 'agent'; before: Agent | undefined; after: Agent | undefined }

/** How many ended objects are remembered; older graves cannot matter, replies are not that late. */
const GRAVES = 5_000

export const nothingKnown: Known = { offers: new Map(), workitems: new Map(), ended: new Map() }

/** What is known after this was heard. The same object comes back when nothing in it was new. */
export function reduce(known: Known, heard: Heard): Known {
  const draft = new Draft(known)
  for (const item of heard.workitems ?? [])
    draft.put('workitem', item.workitemId, item, isOpen(item), heard.past)
  for (const offer of heard.offers ?? []) draft.put('offer', offer.offerId, offer, offer.state === 'pending')
  if (heard.openIds) draft.keepOnly('workitem', new Set(heard.openIds))
  if (heard.allOffers) draft.keepOnly('offer', new Set(heard.offers?.map((offer) => offer.offerId)))
  if (heard.goneId !== undefined) draft.gone(heard.goneId)
  if (heard.agent) draft.putAgent(heard.agent)
  return draft.known()
}

/** Is there still something to do with it, or to wait for? */
export const isOpen = (item: Workitem): boolean => item.state !== 'terminated'

type Kind = 'workitem' | 'offer'

/** Copy on write over Known: untouched maps stay the very same objects. */
class Draft {
  private agent: Agent | undefined
  private readonly before: Known
  private readonly maps: { workitem?: Map<string, Workitem>; offer?: Map<string, Offer> } = {}
  private ended: Map<string, number> | undefined

  constructor(before: Known) {
    this.before = before
    this.agent = before.agent
  }

  private read(kind: Kind): ReadonlyMap<string, Workitem | Offer> {
    return this.maps[kind] ?? (kind === 'workitem' ? this.before.workitems : this.before.offers)
  }

  private write(kind: Kind): Map<string, Workitem | Offer> {
    return (this.maps[kind] ??= new Map(this.read(kind)) as never)
  }

  private bury(kind: Kind, id: string, version: number): void {
    this.ended ??= new Map(this.before.ended)
    this.ended.delete(`${kind}/${id}`)
    this.ended.set(`${kind}/${id}`, version)
  }

  put(kind: Kind, id: string, object: Workitem | Offer, open: boolean, past = false): void {
    const had = this.read(kind).get(id)
    const grave = (this.ended ?? this.before.ended).get(`${kind}/${id}`) ?? -1
    if (object.version <= Math.max(had?.version ?? -1, grave)) return
    if (open) return void this.write(kind).set(id, object)
    if (past && !had && grave < 0) return
    if (had) this.write(kind).delete(id)
    this.bury(kind, id, object.version)
  }

  /**
   * The server's whole list rules. The grave is one version low: the list may be older than a reply that came first, and
   * then the event or the refetch, with the version already had, brings the object back.
   */
  keepOnly(kind: Kind, ids: ReadonlySet<string>): void {
    for (const [id, object] of this.read(kind)) {
      if (ids.has(id)) continue
      this.write(kind).delete(id)
      this.bury(kind, id, object.version - 1)
    }
  }

  gone(id: string): void {
    const had = this.read('workitem').get(id)
    if (!had) return
    this.write('workitem').delete(id)
    this.bury('workitem', id, had.version)
  }

  putAgent(agent: Agent): void {
    if (!this.agent || agent.userId !== this.agent.userId || agent.version > this.agent.version)
      this.agent = agent
  }

  known(): Known {
    if (!this.maps.workitem && !this.maps.offer && !this.ended && this.agent === this.before.agent)
      return this.before
    for (const grave of this.ended?.keys() ?? []) {
      if ((this.ended?.size ?? 0) <= GRAVES) break
      this.ended?.delete(grave)
    }
    return {
      ...(this.agent && { agent: this.agent }),
      offers: this.maps.offer ?? this.before.offers,
      workitems: this.maps.workitem ?? this.before.workitems,
      ended: this.ended ?? this.before.ended,
    }
  }
}

/** What became different; offers before workitems, so that a ring stops before its card moves. */
export function diff(before: Known, after: Known): Change[] {
  const changes: Change[] = [
    ...differences(before.offers, after.offers).map((one) => ({ kind: 'offer' as const, ...one })),
    ...differences(before.workitems, after.workitems).map((one) => ({ kind: 'workitem' as const, ...one })),
  ]
  if (before.agent !== after.agent) changes.push({ kind: 'agent', before: before.agent, after: after.agent })
  return changes
}

function differences<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>) {
  const found: { id: string; before: T | undefined; after: T | undefined }[] = []
  if (before === after) return found
  for (const [id, was] of before)
    if (after.get(id) !== was) found.push({ id, before: was, after: after.get(id) })
  for (const [id, is] of after) if (!before.has(id)) found.push({ id, before: undefined, after: is })
  return found
}

/** Would the server accept this for this workitem now (PROTOCOL 4, `actions[]`)? */
export const can = (item: Workitem, action: string): boolean => item.actions.includes(action)

/** A call on which somebody is, or is being rung for: what makes a link urgent and a hang-up possible. */
export const isCallUp = (item: Workitem): boolean =>
  item.channelType === 'voice' && ['dialing', 'active', 'hold', 'conference'].includes(item.state)

/** Is somebody waiting on the line, so that a dead link must be noticed sooner? */
export const isUrgent = ({ offers, workitems }: Known): boolean =>
  offers.size > 0 || [...workitems.values()].some(isCallUp)

/**
 * Does this offer ring now? Only a pending voice offer whose `expiresAt` is still ahead by the server's clock
 * (PROTOCOL 4).
 */
export const rings = (offer: Offer, item: Workitem | undefined, serverNow: number): boolean =>
  offer.state === 'pending' && item?.channelType === 'voice' && offer.expiresAt > serverNow
