import { flag, invalid, text } from '../fields.ts'
import { addToConference, createConference, openConference, takeOut } from '../conference.ts'
import type { JoinOptions } from '../conference.ts'
import { leaveConference } from '../conferenceEnd.ts'
import { conferenceOf } from '../conferenceParties.ts'
import type { Core } from '../core.ts'
import { tenantOf } from '../core.ts'
import { Refusal } from '../refusal.ts'
import { hangUpCall } from '../release.ts'
import type { Ask, Route } from '../route.ts'
import { ok } from '../route.ts'
import { openRows } from '../rows.ts'
import type { Workitem } from '../shapes.ts'
import type { Row } from '../world.ts'
import { mustAllow, ownRow } from './own.ts'
import { ids } from './read.ts'

const ADD = 'addToConference'
const WITH = 'createConferenceWithWorkitems'

/** The workitems that a list names, each of them own and ready for `action`. */
export function ownRows({ core, userId }: Ask, ids: readonly string[]): Row[] {
  return ids.map((id) => {
    const row = core.world.rows.get(id)
    if (row?.owner !== userId) throw invalid('workitemIds', `There is no workitem ${id}.`)
    return row
  })
}

const liveCall = (core: Core, userId: string): Row | undefined =>
  openRows(core, userId).find(({ item }) => item.channelType === 'voice' && item.state === 'active')

/** One conference at a time; without a list the live call is taken in. */
function create(ask: Ask): Workitem {
  const { core, user, userId, body } = ask
  const current = conferenceOf(core, userId)
  if (current) {
    const refused = 'You have a conference already.'
    throw new Refusal('ACTION_NOT_ALLOWED', refused, { workitem: current.item })
  }
  const listed = ids(body, 'workitemIds')
  const addMe = flag(body, 'addMe')
  if (!listed && addMe === undefined) return createConference(core, user, liveCall(core, userId))
  if (!listed) throw invalid('workitemIds', 'workitemIds is missing.')
  if (addMe === undefined) throw invalid('addMe', 'addMe is missing.')
  const rows = ownRows(ask, listed)
  for (const { item } of rows) mustAllow(item, WITH)
  if (!addMe && rows.length < 2) throw invalid('workitemIds', 'There must be two to be joined.')
  const made = openConference(core, user, rows, 'conference')
  const conference = core.world.rows.get(made.workitemId)
  return addMe || !conference ? made : leaveConference(core, conference, 'transferred')
}

/** The options of `addToConference`; throws 422. */
function optionsOf({ core, user, body }: Ask): JoinOptions {
  const options: JoinOptions = {}
  for (const name of ['beep', 'music', 'muted', 'record'] as const) {
    const value = flag(body, name)
    if (value !== undefined) options[name] = value
  }
  const musicURL = text(body, 'musicURL')
  if (musicURL !== undefined && musicURL !== '') {
    if (!/^https?:$/.test(URL.canParse(musicURL) ? new URL(musicURL).protocol : ''))
      throw invalid('musicURL', 'musicURL must be an address on the web.')
    options.musicURL = musicURL
  }
  if (options.record && !tenantOf(core, user.tenantId).settings.recordingAllowed)
    throw invalid('record', 'Recording is not allowed here.')
  return options
}

function remove(ask: Ask): Workitem {
  const { core, query } = ask
  const action = query.get('action')
  if (action !== 'hold' && action !== 'active' && action !== 'hangup') {
    throw invalid('action', 'action must be hold, active or hangup.')
  }
  const row = ownRow(ask)
  const { state } = row.item
  if (action === 'hangup' ? state === 'wrapup' || state === 'terminated' : state === action) return row.item
  mustAllow(row.item, 'removeFromConference')
  return action === 'hangup' ? hangUpCall(core, row, 'hangUp') : takeOut(core, row, action)
}

/** Conferences (PROTOCOL 2, seed workitem-service.txt, "Conference management"). */
export const CONFERENCE_ROUTES: readonly Route[] = [
  { at: 'POST /users/api/conferences', action: WITH, key: true, run: (ask) => ok(create(ask)) },
  {
    at: 'POST /users/api/conferences/current/members/:id',
    action: ADD,
    key: true,
    run(ask) {
      const row = ownRow(ask)
      const conference = conferenceOf(ask.core, ask.userId)
      mustAllow(row.item, ADD)
      if (!conference)
        throw new Refusal('ACTION_NOT_ALLOWED', 'There is no conference.', { workitem: row.item })
      return ok(addToConference(ask.core, conference, row, optionsOf(ask)))
    },
  },
  {
    at: 'DELETE /users/api/conferences/current/members/:id',
    action: 'removeFromConference',
    run: (ask) => ok(remove(ask)),
  },
]
