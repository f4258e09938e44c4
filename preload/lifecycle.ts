import type { Agent, Offer, Workitem } from './contract.ts'
import { Draft } from './draft.ts'

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

export const nothingKnown: Known = { offers: new Map(), workitems: new Map(), ended: new Map() }

/** What is known after this was heard. The same object comes back when nothing in it was new. */
export const reduce = (known: Known, heard: Heard): Known => reduceAll(known, [heard]).known

/**
 * The same for news that came together, one after the other: what is known in the end, and what each of them made
 * different. It costs what is in the news, and one copy of what was known however much of it there is.
 */
export function reduceAll(known: Known, news: readonly Heard[]): { known: Known; changes: Change[][] } {
  const draft = new Draft(known)
  const changes = news.map((heard) => {
    takeIn(draft, heard)
    return draft.changes()
  })
  return { known: draft.known(), changes }
}

function takeIn(draft: Draft, heard: Heard): void {
  for (const item of heard.workitems ?? [])
    draft.put('workitem', item.workitemId, item, isOpen(item), heard.past)
  for (const offer of heard.offers ?? []) draft.put('offer', offer.offerId, offer, offer.state === 'pending')
  if (heard.openIds) draft.keepOnly('workitem', new Set(heard.openIds))
  if (heard.allOffers) draft.keepOnly('offer', new Set(heard.offers?.map((offer) => offer.offerId)))
  if (heard.goneId !== undefined) draft.gone(heard.goneId)
  if (heard.agent) draft.putAgent(heard.agent)
}

/** Is there still something to do with it, or to wait for? */
export const isOpen = (item: Workitem): boolean => item.state !== 'terminated'

/** What became different; offers before workitems, so that a ring stops before its card moves. */
export function diff(before: Known, after: Known): Change[] {
  const changes: Change[] = [
    ...differences(before.offers, after.offers).map((one) => ({ kind: 'offer' as const, ...one })),
    ...differences(before.workitems, after.workitems).map((one) => ({ kind: 'workitem' as const, ...one })),
  ]
  if (before.agent !== after.agent) changes.push({ kind: 'agent', before: before.agent, after: after.agent })
  return changes
}

/** What was known before some of these changes, brought forward by one more of them at a time. */
export function forward(before: Known): (changes: readonly Change[]) => Known {
  const offers = new Map(before.offers)
  const workitems = new Map(before.workitems)
  let known: Known = { ...before, offers, workitems }
  return (changes) => {
    for (const change of changes) {
      if (change.kind === 'offer') put(offers, change.id, change.after)
      else if (change.kind === 'workitem') put(workitems, change.id, change.after)
      else if (change.after) known = { ...known, agent: change.after }
    }
    return known
  }
}

function put<T>(map: Map<string, T>, id: string, value: T | undefined): void {
  if (value === undefined) map.delete(id)
  else map.set(id, value)
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
