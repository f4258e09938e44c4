import { callOf, connected, holdOthers, retrieveCall } from './calls.ts'
import { conferenceOf, refreshById, refreshConference, releaseMember } from './conferenceParties.ts'
import type { Core } from './core.ts'
import { OWN_NUMBER } from './numbers.ts'
import { isMe, noted, withFar } from './parties.ts'
import { recordingStarts, recordingStops } from './recording.ts'
import { changeWorkitem, patched, putWorkitem, relist } from './rows.ts'
import type { Participant, Workitem } from './shapes.ts'
import { plan } from './time.ts'
import type { Row, User } from './world.ts'

/** Seed workitem-service.txt, "addToConference". */
export interface JoinOptions {
  beep?: boolean
  music?: boolean
  musicURL?: string
  muted?: boolean
  record?: boolean
}

/** How long somebody who joins with music hears it before joining; ms. */
export const MUSIC_MS = 3_000
export const DEFAULT_MUSIC = 'https://media.example/hold.mp3'

/** The row as it is now; rows are never changed in place. */
export function freshRow(core: Core, { workitemId }: Workitem): Row {
  const row = core.world.rows.get(workitemId)
  if (!row) throw new Error(`no workitem ${workitemId}`)
  return row
}

/**
 * Opens a conference of these calls with the agent in it. It is held until everybody is in, so that at no moment there
 * is a live call beside a live conference (PROTOCOL 4, "Invariants").
 */
export function openConference(core: Core, user: User, calls: readonly Row[], state: 'conference' | 'hold') {
  const { userId } = user.agent
  const live = calls.find(({ item }) => item.state === 'active')
  holdOthers(core, userId, live?.item.workitemId)
  const made = putWorkitem(core, user, {
    type: 'Conference',
    channelType: 'voice',
    state: 'hold',
    from: OWN_NUMBER,
    to: OWN_NUMBER,
    userId,
    mute: live?.item.mute ?? 0,
    participants: [],
  })
  refreshConference(core, freshRow(core, made))
  for (const row of calls) join(core, freshRow(core, made), row, {})
  relist(core, userId)
  const conference = freshRow(core, made)
  if (state === 'hold') return conference.item
  core.tell('conference', `${user.agent.name} has opened a conference of ${calls.length}`)
  return refreshConference(core, conference, { state: 'conference' })
}

/** `createConference`: takes the live call in, or waits empty (PROTOCOL 4). */
export function createConference(core: Core, user: User, live: Row | undefined): Workitem {
  return openConference(core, user, live ? [live] : [], 'conference')
}

/** `addToConference`: the agent follows a live call into a held conference. */
export function addToConference(core: Core, conference: Row, row: Row, options: JoinOptions): Workitem {
  const wasLive = row.item.state === 'active'
  join(core, conference, row, options)
  const now = core.world.rows.get(conference.item.workitemId)
  if (wasLive && now?.item.state === 'hold') retrieveCall(core, now)
  return freshRow(core, row.item).item
}

/** A called party has answered: a call of its own, or a member of the conference that it was called for. */
export function joinOnAnswer(core: Core, row: Row): boolean {
  const wanted = callOf(core, row)?.conferenceWorkitemId
  const conference = conferenceOf(core, row.owner)
  if (wanted === undefined || conference?.item.workitemId !== wanted) return false
  const item = patched(row.item, connected(core, row))
  join(core, conference, { ...row, item }, {})
  return true
}

function join(core: Core, conference: Row, row: Row, options: JoinOptions): void {
  const { workitemId } = conference.item
  const waits = options.music === true
  const muted = options.muted === true
  const recorded = row.item.record === 1 || options.record === true
  const stopped = patched(row.item, recordingStops(core, row.item))
  const heard = waits ? `music:${options.musicURL ?? DEFAULT_MUSIC}` : 'joinedConference'
  const side: Partial<Participant> = { state: waits ? 'held' : 'connected', muted }
  const participants = withFar(row.item.participants, row.owner, side).map((one) =>
    isMe(one, row.owner) ? { ...one, muted: conference.item.mute === 1 } : one,
  )
  changeWorkitem(core, row, {
    ...stopped,
    state: 'conference',
    conferenceWorkitemId: workitemId,
    mute: muted ? 1 : 0,
    participants,
    timeEvents: noted(core, stopped, heard, row.owner),
  })
  const beeps = !waits && options.beep === true
  const before = freshRow(core, conference.item)
  const timeEvents = beeps ? noted(core, before.item, 'beep') : before.item.timeEvents
  const started = recorded ? recordingStarts(core, { ...before.item, timeEvents }, row.owner) : {}
  refreshConference(core, before, { timeEvents, ...started })
  if (waits) {
    const beep = options.beep === true
    plan(core, MUSIC_MS, {
      kind: 'musicEnds',
      workitemId: row.item.workitemId,
      conferenceId: workitemId,
      beep,
    })
  }
}

/** The music is over: whoever heard it joins, after a beep where one was asked for. */
export function musicEnds(core: Core, workitemId: string, conferenceId: string, beep: boolean): void {
  const row = core.world.rows.get(workitemId)
  if (row?.item.conferenceWorkitemId !== conferenceId) return
  changeWorkitem(core, row, {
    participants: withFar(row.item.participants, row.owner, { state: 'connected' }),
    timeEvents: noted(core, row.item, 'joinedConference', row.owner),
  })
  const conference = core.world.rows.get(conferenceId)
  if (conference && beep)
    refreshConference(core, conference, { timeEvents: noted(core, conference.item, 'beep') })
  else refreshById(core, conferenceId)
}

/** `removeFromConference` with hold or active: out of it, and the agent with it where it becomes active. */
export function takeOut(core: Core, row: Row, state: 'hold' | 'active'): Workitem {
  const conference = conferenceOf(core, row.owner)
  if (!conference) return row.item
  // The agent leaves the conference's audio before there is a live call beside it.
  if (state === 'active') holdOthers(core, row.owner)
  const mute = conference.item.mute
  const item = releaseMember(core, row, state, mute)
  refreshById(core, conference.item.workitemId)
  return freshRow(core, item).item
}
