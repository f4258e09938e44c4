import { callOf, finishCall, liveRowsOfCall } from './calls.ts'
import type { Leaving } from './calls.ts'
import { fieldsOf } from './callFields.ts'
import { freshRow, openConference } from './conference.ts'
import { closeConference, membersOf } from './conferenceParties.ts'
import type { Core } from './core.ts'
import { userOf } from './core.ts'
import { agentParty, allConnected, withFar } from './parties.ts'
import { setRecording } from './recording.ts'
import { hangUpCall, releaseCall } from './release.ts'
import { replaceParty } from './replaceParty.ts'
import { putWorkitem } from './rows.ts'
import type { NewWorkitem } from './rows.ts'
import type { EndReason, Workitem } from './shapes.ts'
import { setStage } from './stage.ts'
import { now } from './time.ts'
import { recordedAfter } from './transfer.ts'
import type { RecordingOption } from './transfer.ts'
import type { Call, Row, User } from './world.ts'

/** How the agent leaves a conference of the own. */
export interface LeavingConference extends Leaving {
  recording?: RecordingOption
}

/**
 * The agent leaves the own conference: over for this agent, the customer to be wrapped up, a colleague's leg ended. The
 * others talk on while two remain (PROTOCOL 4); a colleague among them takes the others over.
 */
export function leaveConference(
  core: Core,
  conference: Row,
  endReason: EndReason,
  leaving: LeavingConference = {},
): Workitem {
  const members = membersOf(core, conference)
  const recorded = recordedAfter(conference, leaving.recording ?? 'keepCurrent')
  closeConference(core, conference, endReason)
  if (members.length < 2) for (const row of members) hangUpCall(core, row, endReason)
  else talkOn(core, conference, members, endReason, leaving, recorded)
  return freshRow(core, conference.item).item
}

function talkOn(
  core: Core,
  conference: Row,
  members: readonly Row[],
  endReason: EndReason,
  leaving: LeavingConference,
  recorded: boolean,
): void {
  const heir = heirOf(core, members)
  const eventName = leaving.eventName ?? endReason
  for (const row of members) finishCall(core, row, endReason, { ...leaving, eventName })
  if (heir)
    takeOver(
      core,
      heir,
      members.filter(({ item }) => item.callId !== heir.item.callId),
      recorded,
    )
  else leaveAlone(core, conference, members)
}

/** The colleague's own workitem of a member's call: the first who can take the others over. */
function heirOf(core: Core, members: readonly Row[]): Row | undefined {
  for (const row of members) {
    if (!callOf(core, row)?.colleague) continue
    const other = liveRowsOfCall(core, row.item.callId ?? '').find(({ owner }) => owner !== row.owner)
    if (other?.item.state === 'active' || other?.item.state === 'hold') return other
  }
  return undefined
}

/** The colleague's leg becomes the calls themselves, each a new workitem with its origin; several are a conference. */
function takeOver(core: Core, leg: Row, members: readonly Row[], recorded: boolean): void {
  const user = userOf(core, leg.owner)
  const wasLive = leg.item.state === 'active'
  const { mute } = leg.item
  const legCall = callOf(core, leg)
  if (legCall) setStage(core, legCall, 'ended')
  finishCall(core, leg, 'transferred', { eventName: 'takenOver' })
  const alone = members.length === 1
  const taken = members.flatMap((member) => {
    const call = callOf(core, member)
    if (!call) return []
    replaceParty(core, call, member.owner, user, 'connected')
    call.originWorkitemId = member.item.workitemId
    core.tell('takenOver', `${user.agent.name} has taken over ${call.name ?? call.from}`)
    const made = takenItem(core, user, call, alone && wasLive ? 'active' : 'hold', mute)
    return [freshRow(core, putWorkitem(core, user, made))]
  })
  const item = alone ? taken[0]?.item : openConference(core, user, taken, wasLive ? 'conference' : 'hold')
  if (item && recorded) setRecording(core, freshRow(core, item), true)
}

/** What the new workitem of a taken call looks like: both sides are there, and the agent is as muted as before. */
function takenItem(
  core: Core,
  user: User,
  call: Call,
  state: 'active' | 'hold',
  mute: Workitem['mute'],
): NewWorkitem {
  const { userId } = user.agent
  const fields = fieldsOf(call, user)
  const me = { ...agentParty(call, user, 'connected'), muted: mute === 1 }
  const parties = [...allConnected(fields.participants ?? []), me]
  const participants = withFar(parties, userId, { state: state === 'hold' ? 'held' : 'connected' })
  const at = now(core)
  const timeEvents = [{ name: 'takenOver', at, userId }]
  return { ...fields, state, userId, mute, participants, answeredAt: at, timeEvents }
}

/** Nobody here can take over: outside parties talk on among themselves, a colleague's leg ends. */
function leaveAlone(core: Core, conference: Row, members: readonly Row[]): void {
  const calls = members.flatMap((row) => callOf(core, row) ?? [])
  const outside = calls.filter((call) => !call.colleague)
  for (const call of calls) if (call.colleague) releaseCall(core, call)
  for (const call of outside) {
    call.conferenceWorkitemId = conference.item.workitemId
    setStage(core, call, outside.length > 1 ? 'bridged' : 'ended')
  }
}
