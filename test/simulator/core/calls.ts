import type { Caller, DigitReaction } from './caller.ts'
import type { Core } from './core.ts'
import { userOf } from './core.ts'
import { completeWrapup, startWrapup } from './wrapup.ts'
import { changeWorkitem, openRows } from './rows.ts'
import type { EndReason, Participant, Workitem } from './shapes.ts'
import { setStage } from './stage.ts'
import { now, plan } from './time.ts'
import type { Call, Row } from './world.ts'

/** A time event of a workitem, appended. */
export const noted = (core: Core, item: Workitem, name: string, userId?: string): Workitem['timeEvents'] => [
  ...item.timeEvents,
  { name, at: now(core), ...(userId === undefined ? {} : { userId }) },
]

/** Sets the state of the customer's or the agent's side. */
export const withSide = (item: Workitem, kind: Participant['kind'], change: Partial<Participant>) =>
  item.participants.map((one) => (one.kind === kind ? { ...one, ...change } : one))

/** Everybody's workitem of this call that is not terminated. */
export function rowsOfCall(core: Core, callId: string): Row[] {
  const rows: Row[] = []
  for (const userId of core.world.users.keys()) {
    for (const row of openRows(core, userId)) if (row.item.callId === callId) rows.push(row)
  }
  return rows
}

/** The conversation behind a workitem. */
export const callOf = (core: Core, row: Row): Call | undefined => core.world.calls.get(row.item.callId ?? '')

/** At most one voice workitem is live: whatever else is gets held (PROTOCOL 4, "Invariants"). */
export function holdOthers(core: Core, userId: string, except?: string): void {
  for (const row of openRows(core, userId)) {
    if (row.item.state === 'active' && row.item.channelType === 'voice' && row.item.workitemId !== except) {
      holdCall(core, row)
    }
  }
}

/** `hold`: active becomes hold. */
export const holdCall = (core: Core, row: Row): Workitem =>
  changeWorkitem(core, row, {
    state: 'hold',
    participants: withSide(row.item, 'customer', { state: 'held' }),
    timeEvents: noted(core, row.item, 'held', row.owner),
  })

/** `active` on a held workitem: the others are held first. */
export function retrieveCall(core: Core, row: Row): Workitem {
  holdOthers(core, row.owner, row.item.workitemId)
  return changeWorkitem(core, row, {
    state: 'active',
    participants: withSide(row.item, 'customer', { state: 'connected' }),
    timeEvents: noted(core, row.item, 'retrieved', row.owner),
  })
}

/** The two sides are connected: an offer was accepted, or the far end answered. */
export function connectCall(core: Core, row: Row): Workitem {
  holdOthers(core, row.owner, row.item.workitemId)
  const call = callOf(core, row)
  if (call) startTalking(core, call)
  const participants = withSide(row.item, 'customer', { state: 'connected' })
  return changeWorkitem(core, row, {
    state: 'active',
    userId: row.owner,
    answeredAt: now(core),
    participants: withSide({ ...row.item, participants }, 'agent', { state: 'connected' }),
    timeEvents: noted(core, row.item, 'answered', row.owner),
  })
}

function startTalking(core: Core, call: Call): void {
  setStage(core, call, 'talking')
  const { talkMs, presses = [] }: Caller = call.caller
  if (talkMs !== undefined)
    plan(core, talkMs, { kind: 'callerLeaves', callId: call.callId, stage: 'talking' })
  for (const { afterMs, digit } of presses)
    plan(core, afterMs, { kind: 'callerPresses', callId: call.callId, digit })
}

/** The agent's work on this contact is over: wrap-up, or the end where there is nothing left to wrap up. */
export function finishCall(core: Core, row: Row, endReason: EndReason): Workitem {
  const call = callOf(core, row)
  if (call) setStage(core, call, 'ended')
  const who = userOf(core, row.owner).agent.name
  core.tell('ended', `The call of ${who} with ${row.item.name ?? row.item.from} has ended (${endReason})`)
  const ended: Partial<Workitem> = {
    endReason,
    endedAt: now(core),
    participants: row.item.participants.map((one) => ({ ...one, state: 'left' })),
    timeEvents: noted(core, row.item, 'ended'),
  }
  if (row.test || row.item.dispositionId !== undefined) return completeWrapup(core, row, ended)
  return startWrapup(core, row, ended)
}

/** Mute is a flag of the agent's side, and survives hold. */
export const setMute = (core: Core, row: Row, mute: 0 | 1): Workitem =>
  changeWorkitem(core, row, {
    mute,
    participants: withSide(row.item, 'agent', { muted: mute === 1 }),
    timeEvents: noted(core, row.item, mute ? 'muted' : 'unmuted', row.owner),
  })

/** Sends a key to the far end, which may react to it a second later. */
export function pressKey(core: Core, row: Row, digit: string): Workitem {
  const call = callOf(core, row)
  if (call) {
    call.pressed += digit
    const reaction: DigitReaction | undefined = call.caller.onDigit?.[digit]
    if (reaction) plan(core, 1_000, { kind: 'callerReacts', callId: call.callId, reaction })
  }
  core.tell('dtmf', `${userOf(core, row.owner).agent.name} pressed ${digit}`)
  return changeWorkitem(core, row, { timeEvents: noted(core, row.item, 'dtmf', row.owner) })
}
