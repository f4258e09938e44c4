import type { Caller, DigitReaction } from './caller.ts'
import { refreshById, membersOf, refreshConference } from './conferenceParties.ts'
import type { Core } from './core.ts'
import { userOf } from './core.ts'
import {
  agentParty,
  allConnected,
  allLeft,
  isConference,
  isMember,
  noted,
  withFar,
  withMe,
  withOwnSide,
} from './parties.ts'
import { recordingStarts, recordingStops } from './recording.ts'
import { completeWrapup, startWrapup } from './wrapup.ts'
import type { Patch } from './rows.ts'
import { changeWorkitem, openRows, patched } from './rows.ts'
import type { EndReason, Workitem } from './shapes.ts'
import { setStage } from './stage.ts'
import { now, plan } from './time.ts'
import type { Call, Row } from './world.ts'

export { noted } from './parties.ts'

/** Everybody's workitem of this call that is not terminated. */
export function rowsOfCall(core: Core, callId: string): Row[] {
  const rows: Row[] = []
  for (const userId of core.world.users.keys()) {
    for (const row of openRows(core, userId)) if (row.item.callId === callId) rows.push(row)
  }
  return rows
}

const LIVE = ['dialing', 'active', 'hold', 'conference']

/** Those of them that have somebody on the line, or are ringing for somebody. */
export const liveRowsOfCall = (core: Core, callId: string): Row[] =>
  rowsOfCall(core, callId).filter(({ item }) => LIVE.includes(item.state))

/** The conversation behind a workitem. */
export const callOf = (core: Core, row: Row): Call | undefined => core.world.calls.get(row.item.callId ?? '')

/** Is this the workitem of a call between two agents, which never has a wrap-up (PROTOCOL 4)? */
export const isColleagueLeg = (core: Core, row: Row): boolean => callOf(core, row)?.colleague !== undefined

/** At most one voice workitem is live: whatever else is gets held (PROTOCOL 4, "Invariants"). */
export function holdOthers(core: Core, userId: string, except?: string): void {
  for (const row of openRows(core, userId)) {
    if (row.item.channelType !== 'voice' || row.item.workitemId === except) continue
    if (row.item.state === 'active') holdCall(core, row)
    else if (row.item.state === 'conference' && isConference(row.item)) leaveAudio(core, row)
  }
}

/** The agent leaves the audio of the own conference; the others talk on. */
export const leaveAudio = (core: Core, row: Row): Workitem =>
  refreshConference(core, row, { state: 'hold', timeEvents: noted(core, row.item, 'held', row.owner) })

/** `hold`: active becomes hold. */
export function holdCall(core: Core, row: Row): Workitem {
  if (isConference(row.item)) return leaveAudio(core, row)
  return changeWorkitem(core, row, {
    state: 'hold',
    participants: withFar(row.item.participants, row.owner, { state: 'held' }),
    timeEvents: noted(core, row.item, 'held', row.owner),
  })
}

/** `active` on a held workitem: the others are held first. */
export function retrieveCall(core: Core, row: Row): Workitem {
  if (row.item.channelType === 'voice') holdOthers(core, row.owner, row.item.workitemId)
  const timeEvents = noted(core, row.item, 'retrieved', row.owner)
  if (isConference(row.item)) return refreshConference(core, row, { state: 'conference', timeEvents })
  const participants = withFar(row.item.participants, row.owner, { state: 'connected' })
  return changeWorkitem(core, row, { state: 'active', participants, timeEvents })
}

/** What changes in a workitem when its two sides are connected for the first time. */
export function connected(core: Core, row: Row): Patch<Workitem> {
  const call = callOf(core, row)
  if (call) startTalking(core, call)
  const me = agentParty(row.item, userOf(core, row.owner), 'connected')
  const patch = {
    userId: row.owner,
    answeredAt: now(core),
    participants: allConnected(withOwnSide(row.item.participants, me)),
    timeEvents: noted(core, row.item, 'answered', row.owner),
  }
  return call?.record ? { ...patch, ...recordingStarts(core, patched(row.item, patch)) } : patch
}

/** An offer was accepted, or the far end answered: the live call is held, this one is live. */
export function connectCall(core: Core, row: Row): Workitem {
  if (row.item.channelType === 'voice') holdOthers(core, row.owner, row.item.workitemId)
  return changeWorkitem(core, row, { ...connected(core, row), state: 'active' })
}

function startTalking(core: Core, call: Call): void {
  setStage(core, call, 'talking')
  if (call.begun) return
  call.begun = true
  const { talkMs, presses = [] }: Caller = call.caller
  if (talkMs !== undefined)
    plan(core, talkMs, { kind: 'callerLeaves', callId: call.callId, stage: 'talking' })
  for (const { afterMs, digit } of presses)
    plan(core, afterMs, { kind: 'callerPresses', callId: call.callId, digit })
}

/** How an agent leaves a call that goes on without: the word for the history, and wrap-up without a deadline. */
export interface Leaving {
  eventName?: string
  extendedWork?: boolean
}

/**
 * The agent's work on this contact is over: wrap-up, or the end where there is nothing left to wrap up. With `leaving`
 * the others talk on, and only this agent is out of it.
 */
export function finishCall(core: Core, row: Row, endReason: EndReason, leaving?: Leaving): Workitem {
  const call = callOf(core, row)
  if (call && !leaving) setStage(core, call, 'ended')
  const who = userOf(core, row.owner).agent.name
  core.tell('ended', `The call of ${who} with ${row.item.name ?? row.item.from} has ended (${endReason})`)
  const stopped = patched(row.item, recordingStops(core, row.item))
  const { record, recordings } = stopped
  const timeEvents = noted(core, stopped, leaving?.eventName ?? 'ended')
  const participants = allLeft(row.item.participants)
  const ended: Patch<Workitem> = {
    endReason,
    endedAt: now(core),
    participants,
    record,
    recordings,
    timeEvents,
  }
  const conferenceId = row.item.conferenceWorkitemId
  const patch = { ...ended, conferenceWorkitemId: undefined }
  const over = row.test || isColleagueLeg(core, row) || (!leaving && row.item.dispositionId !== undefined)
  const item = over
    ? completeWrapup(core, row, patch)
    : startWrapup(core, row, patch, leaving?.extendedWork ?? false)
  if (conferenceId !== undefined) refreshById(core, conferenceId)
  return item
}

/** Mute is a flag of the agent's side, and survives hold; on a member of a conference it is that party's. */
export function setMute(core: Core, row: Row, mute: 0 | 1): Workitem {
  const { item, owner } = row
  const timeEvents = noted(core, item, mute ? 'muted' : 'unmuted', owner)
  if (isConference(item)) return refreshConference(core, row, { mute, timeEvents })
  const side = isMember(item) ? withFar : withMe
  const participants = side(item.participants, owner, { muted: mute === 1 })
  const changed = changeWorkitem(core, row, { mute, timeEvents, participants })
  if (item.conferenceWorkitemId !== undefined) refreshById(core, item.conferenceWorkitemId)
  return changed
}

/** Sends a key to the far end, or to all of a conference; who hears it may react a second later. */
export function pressKey(core: Core, row: Row, digit: string): Workitem {
  const hearing = isConference(row.item) ? membersOf(core, row) : [row]
  for (const one of hearing) {
    const call = callOf(core, one)
    if (!call) continue
    call.pressed += digit
    const reaction: DigitReaction | undefined = call.caller.onDigit?.[digit]
    if (reaction) plan(core, 1_000, { kind: 'callerReacts', callId: call.callId, reaction })
  }
  core.tell('dtmf', `${userOf(core, row.owner).agent.name} pressed ${digit}`)
  return changeWorkitem(core, row, { timeEvents: noted(core, row.item, 'dtmf', row.owner) })
}
