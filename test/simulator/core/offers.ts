import { agentSide } from './callFields.ts'
import { connectCall, noted, rowsOfCall } from './calls.ts'
import type { Core } from './core.ts'
import { newId, tenantOf, userOf } from './core.ts'
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
    participants: [...row.item.participants, agentSide(call, userOf(core, row.owner))],
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
  const participants = [...(fields.participants ?? []), agentSide(call, owner)]
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
  core.tell('offered', `${call.name ?? call.from} rings at ${owner.agent.name}`)
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
  for (const other of rowsOfCall(core, call.callId)) {
    if (other.owner !== row.owner) endUnanswered(core, other, { endReason: 'answeredElsewhere' })
  }
  return offer
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
    setStage(core, call, 'waiting')
    const timeEvents = noted(core, row.item, why, row.owner)
    const participants = row.item.participants.filter((one) => one.kind !== 'agent')
    const back = { state: 'inqueue', userId: undefined, offeredAt: undefined } as const
    changeWorkitem(core, row, { ...back, participants, timeEvents })
    return
  }
  setStage(core, call, 'ended')
  endUnanswered(core, row, { endReason: why, ...(row.test ? {} : { missedStatus: 0 }) })
}

/** Ends a workitem that never was answered. */
export const endUnanswered = (core: Core, row: Row, patch: Patch<Workitem>): Workitem =>
  changeWorkitem(core, row, {
    ...patch,
    state: 'terminated',
    endedAt: now(core),
    participants: row.item.participants.map((one) => ({ ...one, state: 'left' })),
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
    participants: item.participants.map((one) => ({ ...one, state: 'left' })),
    timeEvents: noted(core, item, 'expired', owner),
  })
}
