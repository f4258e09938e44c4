import { farEndAnswers } from './answer.ts'
import { connectCall, noted, rowsOfCall } from './calls.ts'
import { BACK_MS, isPlayed } from './colleague.ts'
import type { Core } from './core.ts'
import { newId, tenantOf, userOf } from './core.ts'
import { agentParty, allLeft, isMe } from './parties.ts'
import type { NewWorkitem, Patch } from './rows.ts'
import { changeWorkitem, putWorkitem, saveOffer } from './rows.ts'
import type { Offer, Workitem } from './shapes.ts'
import { setStage } from './stage.ts'
import { statusOf } from './status.ts'
import { now, plan, steady } from './time.ts'
import type { Call, OfferRow, Row, User } from './world.ts'

/** The ACD has picked the owner of a waiting workitem. */
export function offerWaiting(core: Core, call: Call, row: Row): Offer {
  changeWorkitem(core, row, {
    state: 'offered',
    userId: row.owner,
    offeredAt: now(core),
    participants: [...row.item.participants, agentParty(call, userOf(core, row.owner), 'ringing')],
    timeEvents: noted(core, row.item, 'offered', row.owner),
  })
  return makeOffer(core, call, row.item.workitemId, userOf(core, row.owner), false)
}

/** A call for this agent and nobody else rings at once. */
export function offerDirectly(
  core: Core,
  call: Call,
  owner: User,
  fields: Omit<NewWorkitem, 'state'>,
): Offer {
  const at = now(core)
  const { userId } = owner.agent
  const timeEvents = [{ name: 'offered', at, userId }]
  const participants = [...(fields.participants ?? []), agentParty(call, owner, 'ringing')]
  const offered = { ...fields, state: 'offered', userId, offeredAt: at, timeEvents, participants } as const
  const { workitemId } = putWorkitem(core, owner, offered, call.test)
  return makeOffer(core, call, workitemId, owner, true)
}

/** The offer of a workitem that was told just before (PROTOCOL 5: the workitem is sent first). */
function makeOffer(core: Core, call: Call, workitemId: string, owner: User, direct: boolean): Offer {
  const { offerSeconds } = tenantOf(core, owner.tenantId).settings
  setStage(core, call, 'offered')
  const offer: Offer = {
    offerId: newId(core, 'of'),
    workitemId,
    version: 0,
    state: 'pending',
    offeredAt: now(core),
    expiresAt: now(core) + offerSeconds * 1_000,
    ...(call.inboxId === undefined ? {} : { inboxId: call.inboxId }),
    direct,
    test: call.test,
  }
  plan(core, offerSeconds * 1_000, { kind: 'offerExpires', offerId: offer.offerId })
  const reaches = call.text ? 'is shown to' : 'rings at'
  core.tell('offered', `${call.name ?? call.from} ${reaches} ${owner.agent.name}`)
  const played = isPlayed(core, owner.agent.userId) ? owner.colleague : undefined
  if (played) plan(core, played.afterMs, { kind: 'colleagueDecides', offerId: offer.offerId })
  return saveOffer(core, { owner: owner.agent.userId, callId: call.callId, offer }, 'OfferNotification')
}

/** The offers of an agent that wait for an answer. */
export function pendingOffers(core: Core, userId: string): OfferRow[] {
  const rows: OfferRow[] = []
  for (const offerId of core.world.pending) {
    const row = core.world.offers.get(offerId)
    if (row?.owner === userId) rows.push(row)
  }
  return rows
}

/** The pending offer of a workitem. */
export const offerOf = (core: Core, { owner, item }: Row): OfferRow | undefined =>
  pendingOffers(core, owner).find(({ offer }) => offer.workitemId === item.workitemId)

const end = (core: Core, row: OfferRow, state: Offer['state'], event: string): Offer =>
  saveOffer(core, { ...row, offer: { ...row.offer, state } }, event)

interface Parts {
  call: Call
  row: Row
}
function partsOf(core: Core, { callId, offer }: OfferRow): Parts {
  const call = core.world.calls.get(callId)
  const row = core.world.rows.get(offer.workitemId)
  if (!call || !row) throw new Error(`offer ${offer.offerId} belongs to nothing`)
  return { call, row }
}

/** The agent takes it: the live call is held, the call is connected, and it ends for everybody else. */
export function acceptOffer(core: Core, offerRow: OfferRow): Offer {
  const { call, row } = partsOf(core, offerRow)
  connectCall(core, row)
  const offer = end(core, offerRow, 'accepted', 'OfferAcceptedNotification')
  core.tell('answered', `${userOf(core, row.owner).agent.name} has answered ${call.name ?? call.from}`)
  takenByOne(core, call, row.owner)
  return offer
}

/** `claim`: this agent takes what waits in an inbox, also while it rings somewhere (PROTOCOL 4, inqueue). */
export function claimCall(core: Core, row: Row): Workitem {
  const call = core.world.calls.get(row.item.callId ?? '')
  connectCall(core, row)
  core.tell('claimed', `${userOf(core, row.owner).agent.name} has taken ${row.item.name ?? row.item.from}`)
  if (call) takenByOne(core, call, row.owner)
  return core.world.rows.get(row.item.workitemId)?.item ?? row.item
}

/** It need not be answered any more: somebody else, or a machine, has done so. */
export const removeOffer = (core: Core, row: OfferRow): Offer =>
  end(core, row, 'removed', 'OfferRemovedNotification')

/** Somebody has it: it ends for everybody else who was asked; an agent who placed it is through. */
export function takenByOne(core: Core, call: Call, taker: string): void {
  for (const other of rowsOfCall(core, call.callId)) {
    const { state } = other.item
    if (other.owner === taker) continue
    if (state === 'dialing') farEndAnswers(core, other)
    else if (state === 'inqueue' || state === 'offered') {
      const ringing = offerOf(core, other)
      endUnanswered(core, other, { endReason: 'answeredElsewhere' })
      if (ringing) removeOffer(core, ringing)
    } else if (state !== 'wrapup') partyJoins(core, call, other, taker)
  }
}

/** The one who was waiting at the other end of a transferred call is connected to whoever took it. */
function partyJoins(core: Core, call: Call, row: Row, userId: string): void {
  const others = row.item.participants.filter((one) => one.address !== userId)
  const joined = agentParty(call, userOf(core, userId), 'connected')
  changeWorkitem(core, row, { participants: [...others, joined] })
}

/** The agent does not take it; `statusId`, else the tenant's rule, says what the agent's status becomes. */
export function rejectOffer(core: Core, offerRow: OfferRow, statusId?: string): Offer {
  const { call, row } = partsOf(core, offerRow)
  const owner = userOf(core, row.owner)
  core.tell('rejected', `${owner.agent.name} has declined ${call.name ?? call.from}`)
  giveBack(core, { call, row }, offerRow.offer, 'rejected')
  const status = statusId ?? tenantOf(core, row.tenantId).settings.rejectStatusId
  if (status !== null && !row.test) owner.chosenStatusId = status
  return end(core, offerRow, 'rejected', 'OfferRejectedNotification')
}

/** Nobody answered in time. A test changes no status and is never missed; an agent at work keeps the own status. */
export function expireOffer(core: Core, offerId: string): void {
  const offerRow = core.world.offers.get(offerId)
  if (offerRow?.offer.state !== 'pending') return
  const { call, row } = partsOf(core, offerRow)
  const owner = userOf(core, row.owner)
  core.tell('missed', `${owner.agent.name} has missed ${call.name ?? call.from}`)
  giveBack(core, { call, row }, offerRow.offer, 'expired')
  end(core, offerRow, 'expired', 'OfferExpiredNotification')
  if (!offerRow.offer.direct) keepMissed(core, row)
  if (!row.test && !owner.working) owner.chosenStatusId = statusOf(core, owner.tenantId, 'noAnswer').statusId
  if (isPlayed(core, row.owner)) plan(core, BACK_MS, { kind: 'colleagueReturns', userId: row.owner })
}

/** The agent's socket is gone: back to the queue, or ended as on expiry where it was direct (PROTOCOL 4). */
export function returnOffer(core: Core, offerRow: OfferRow): void {
  const parts = partsOf(core, offerRow)
  giveBack(core, parts, offerRow.offer, 'expired')
  if (offerRow.offer.direct) end(core, offerRow, 'expired', 'OfferExpiredNotification')
  else end(core, offerRow, 'removed', 'OfferRemovedNotification')
}

/** The caller has hung up while it rang. */
export function cancelOffer(core: Core, offerRow: OfferRow): void {
  const { row } = partsOf(core, offerRow)
  endUnanswered(core, row, { endReason: 'callerHungUp', ...(row.test ? {} : { missedStatus: 0 }) })
  end(core, offerRow, 'canceled', 'OfferTerminatedByHangupNotification')
}

function giveBack(core: Core, { call, row }: Parts, offer: Offer, why: 'rejected' | 'expired'): void {
  call.declined.set(row.owner, steady(core))
  if (!offer.direct) {
    const ringsStill = rowsOfCall(core, call.callId).some(
      (other) => other.item.state === 'offered' && other.owner !== row.owner,
    )
    if (!ringsStill) setStage(core, call, 'waiting')
    const timeEvents = noted(core, row.item, why, row.owner)
    const participants = row.item.participants.filter((one) => !isMe(one, row.owner))
    const back = { state: 'inqueue', userId: undefined, offeredAt: undefined } as const
    changeWorkitem(core, row, { ...back, participants, timeEvents })
    return
  }
  endUnanswered(core, row, { endReason: why, ...(row.test ? {} : { missedStatus: 0 }) })
  // Behind a call of a colleague's, or a transferred one, there is still somebody to be told.
  const waits = call.colleague !== undefined || call.originWorkitemId !== undefined
  if (waits)
    plan(core, 0, { kind: 'rangInVain', callId: call.callId, why: why === 'expired' ? 'noAnswer' : why })
  else setStage(core, call, 'ended')
}

/** Ends a workitem that never was answered. */
export const endUnanswered = (core: Core, row: Row, patch: Patch<Workitem>): Workitem =>
  changeWorkitem(core, row, {
    ...patch,
    state: 'terminated',
    endedAt: now(core),
    participants: allLeft(row.item.participants),
    timeEvents: noted(core, row.item, 'ended'),
  })

/** The call goes on waiting; that this agent missed it stays in the history as a workitem of its own. */
function keepMissed(core: Core, { owner, item }: Row): void {
  const { _id, workitemId, version, ...fields } = item
  putWorkitem(core, userOf(core, owner), {
    ...fields,
    state: 'terminated',
    originWorkitemId: workitemId,
    missedStatus: 0,
    endReason: 'expired',
    endedAt: now(core),
    participants: allLeft(item.participants),
    timeEvents: noted(core, item, 'expired', owner),
  })
}
