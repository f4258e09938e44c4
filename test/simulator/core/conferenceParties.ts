import type { Core } from './core.ts'
import { userOf } from './core.ts'
import { allLeft, isConference, isMe, noted, withFar } from './parties.ts'
import { recordingStarts, recordingStops } from './recording.ts'
import type { Patch } from './rows.ts'
import { changeWorkitem, openRows, patched, relist } from './rows.ts'
import type { EndReason, Participant, Workitem } from './shapes.ts'
import { now } from './time.ts'
import type { Row } from './world.ts'

/** The agent's one conference, live or held: `current` in the paths of PROTOCOL 2. */
export const conferenceOf = (core: Core, userId: string): Row | undefined =>
  openRows(core, userId).find(({ item }) => isConference(item))

/** The workitems that are members of a conference. */
export const membersOf = (core: Core, conference: Row): Row[] =>
  openRows(core, conference.owner).filter(
    ({ item }) => item.conferenceWorkitemId === conference.item.workitemId,
  )

function partiesOf(core: Core, item: Workitem, owner: string, members: readonly Row[]): Participant[] {
  const me: Participant = {
    participantId: `${item.workitemId}-${owner}`,
    kind: 'agent',
    name: userOf(core, owner).agent.name,
    address: owner,
    state: item.state === 'hold' ? 'held' : 'connected',
    muted: item.mute === 1,
  }
  const present = members.flatMap((member) =>
    member.item.participants
      .filter((one) => !isMe(one, owner) && one.state !== 'left')
      .map((one) => ({ ...one, workitemId: member.item.workitemId })),
  )
  const known = new Set([me, ...present].map((one) => one.participantId))
  const gone = item.participants.filter((one) => !known.has(one.participantId))
  return [me, ...present, ...allLeft(gone)]
}

/** The agent counts as a party, also while it holds the conference (PROTOCOL 4). */
const connectedParties = (parties: readonly Participant[], owner: string): number =>
  parties.filter((one) => isMe(one, owner) || one.state === 'connected').length

/** Brings the list of parties in line with the members, with `patch` on top; below two it dissolves. */
export function refreshConference(core: Core, conference: Row, patch: Patch<Workitem> = {}): Workitem {
  const { owner } = conference
  const members = membersOf(core, conference)
  const item = patched(conference.item, patch)
  const participants = partiesOf(core, item, owner, members)
  const count = connectedParties(participants, owner)
  const hadTwo = (conference.hadTwo ?? false) || count >= 2
  const after = { ...conference, hadTwo }
  if (hadTwo && count < 2) return dissolve(core, after, members)
  return changeWorkitem(core, after, { ...patch, participants })
}

/** The same for a conference that may have ended in the meantime. */
export function refreshById(core: Core, conferenceId: string): void {
  const row = core.world.rows.get(conferenceId)
  if (row && row.item.state !== 'terminated') refreshConference(core, row)
}

/** The conference is over for this agent; what becomes of its members is another's job. */
export function closeConference(core: Core, conference: Row, endReason: EndReason): Workitem {
  const stopped = patched(conference.item, recordingStops(core, conference.item))
  const { record, recordings } = stopped
  const item = changeWorkitem(core, conference, {
    state: 'terminated',
    endReason,
    endedAt: now(core),
    record,
    recordings,
    participants: allLeft(conference.item.participants),
    timeEvents: noted(core, stopped, 'ended'),
  })
  relist(core, conference.owner)
  return item
}

/** Below two: a member that is still there becomes active, or hold where another call is live (PROTOCOL 4). */
function dissolve(core: Core, conference: Row, members: readonly Row[]): Workitem {
  const { item, owner } = conference
  const live = openRows(core, owner).some((row) => row.item.state === 'active')
  const closed = closeConference(core, conference, 'closed')
  for (const [index, row] of members.entries()) {
    const state = item.state === 'conference' && !live && index === 0 ? 'active' : 'hold'
    releaseMember(core, row, state, item.mute, item.record === 1)
  }
  return closed
}

/** A member is a call like any other again, muted as the agent was, and recorded as the conference was. */
export function releaseMember(
  core: Core,
  row: Row,
  state: 'active' | 'hold',
  mute: Workitem['mute'],
  record = false,
): Workitem {
  const far = { state: state === 'active' ? 'connected' : 'held', muted: false } as const
  const participants = withFar(row.item.participants, row.owner, far).map((one) =>
    isMe(one, row.owner) ? { ...one, muted: mute === 1 } : one,
  )
  const timeEvents = noted(core, row.item, 'leftConference', row.owner)
  const patch: Patch<Workitem> = { state, mute, participants, timeEvents, conferenceWorkitemId: undefined }
  const recorded = record ? recordingStarts(core, patched(row.item, patch)) : {}
  return changeWorkitem(core, row, { ...patch, ...recorded })
}
