import type { ServerActionName } from '../../../preload/contract.ts'
import { PROTOCOL, type Row } from '../../preload/protocolTable.ts'
import type { Place } from './places.ts'

/** What PROTOCOL 4 says under its table of a conference that is held. */
const HELD_CONFERENCE = ['active', 'hangUp', 'saveSurveyResult', 'assignContact', 'notes']

/** The words of the table that have a condition beside their column. */
const CONDITIONS: Record<string, (place: Place) => boolean | undefined> = {
  voicemail: ({ state, outbound }) => state !== 'active' || outbound,
  // `conferences/current` is one: beside it there is no second.
  createConferenceWithWorkitems: ({ beside }) => !beside,
  addToConference: ({ beside }) => beside,
  warmTransfer: ({ three }) => three,
  disposition: ({ state, late }) => state !== 'terminated' || late,
  extendwrapup: ({ extendable }) => extendable,
  voicemailPlayed: ({ voicemail }) => voicemail,
  missedCallDialed: ({ missed }) => missed,
}

/** Does PROTOCOL 4 list this verb for a workitem in this place? By the transcript, never by ACTIONS. */
export function isListed(name: ServerActionName, place: Place): boolean {
  const row: Row | undefined = PROTOCOL[name]
  if (row?.action === undefined || !row.from?.includes(place.state)) return false
  if (row.only !== undefined && row.only !== place.medium) return false
  if (place.state === 'hold' && place.conference === 'own') return HELD_CONFERENCE.includes(row.action)
  const { conference = 'either' } = row
  if (place.state === 'conference' && conference !== 'either' && conference !== place.conference) return false
  return row.action in CONDITIONS ? CONDITIONS[row.action]?.(place) === true : true
}

/** Everything that `actions[]` holds for it, sorted. */
export const listedIn = (place: Place): string[] =>
  Object.keys(PROTOCOL)
    .filter((name) => isListed(name as ServerActionName, place))
    .map((name) => PROTOCOL[name]?.action ?? '')
    .sort()
