import type { ActionName, LinkState, Workitem } from '../preload/contract.ts'
import { offlineOf } from '../preload/words.ts'
import { isColleagueCall } from './desk/caller.ts'
import type { Panel } from './desk/panels.ts'
import { isOwnConference } from './desk/sections.ts'

/** The buttons of a call, each named as people and scripts know it. */
export type CallVerb =
  | 'mute'
  | 'unMute'
  | 'hold'
  | 'retrieve'
  | 'keypad'
  | 'record'
  | 'stopRecording'
  | 'transfer'
  | 'addToConference'
  | 'leaveVoicemail'
  | 'hangUp'
  | 'closeEmail'
  | 'closeSms'
  | 'closeChat'

/** A place in the row of controls: of the verbs that share it, one shows at a time, and the button keeps its focus. */
export interface Control {
  place: 'mute' | 'hold' | 'keypad' | 'record' | 'transfer' | 'conference' | 'voicemail' | 'hangUp'
  verb: CallVerb
}

const TRANSFERS = ['transferToAgent', 'transferToInbox', 'transferToExternal']
const JOINS = ['addToConference', 'createConferenceWithWorkitems']
const listed = (item: Workitem, ...actions: string[]) => actions.some((one) => item.actions.includes(one))
/** A member's own verbs act on that party, and stand beside its name (`MemberActions.vue`). */
const isMember = (item: Workitem) => item.conferenceWorkitemId !== undefined
const isMe = (item: Workitem, action: string) => listed(item, action) && !isMember(item)

/** Nobody hangs up on a letter. */
const CLOSES = { email: 'closeEmail', sms: 'closeSms', chat: 'closeChat' } as const
const closeOf = ({ channelType }: Workitem): CallVerb | undefined =>
  Object.hasOwn(CLOSES, channelType) ? CLOSES[channelType as keyof typeof CLOSES] : undefined

const CONTROLS: readonly (Control & { shows(item: Workitem): boolean })[] = [
  { place: 'mute', verb: 'mute', shows: (item) => isMe(item, 'mute') && item.mute === 0 },
  { place: 'mute', verb: 'unMute', shows: (item) => isMe(item, 'unMute') && item.mute === 1 },
  { place: 'hold', verb: 'hold', shows: (item) => listed(item, 'hold') },
  { place: 'hold', verb: 'retrieve', shows: (item) => listed(item, 'active') && item.state === 'hold' },
  { place: 'keypad', verb: 'keypad', shows: (item) => listed(item, 'dtmf') },
  { place: 'record', verb: 'record', shows: (item) => listed(item, 'startRecording') && item.record === 0 },
  {
    place: 'record',
    verb: 'stopRecording',
    shows: (item) => listed(item, 'stopRecording') && item.record === 1,
  },
  { place: 'transfer', verb: 'transfer', shows: (item) => listed(item, ...TRANSFERS) },
  {
    place: 'conference',
    verb: 'addToConference',
    shows: (item) => listed(item, ...JOINS) || (isOwnConference(item) && item.state === 'conference'),
  },
  {
    place: 'voicemail',
    verb: 'leaveVoicemail',
    // What it leaves is the tenant's message to customers (PROTOCOL 2, "Where the seeds disagree").
    shows: (item) => listed(item, 'voicemail') && item.state !== 'offered' && !isColleagueCall(item),
  },
  { place: 'hangUp', verb: 'hangUp', shows: (item) => isMe(item, 'hangUp') && closeOf(item) === undefined },
  ...Object.values(CLOSES).map((verb) => ({
    place: 'hangUp' as const,
    verb,
    shows: (item: Workitem) => isMe(item, 'hangUp') && closeOf(item) === verb,
  })),
]

/** Exactly what the server would accept now; of a pair, the one that changes something. */
export const controlsOf = (item: Workitem): Control[] =>
  CONTROLS.filter((control) => control.shows(item)).map(({ place, verb }) => ({ place, verb }))

/** Verbs that need to know nothing but the workitem. */
const AT_ONCE = {
  mute: 'workitems.mute',
  unMute: 'workitems.unMute',
  hold: 'workitems.hold',
  retrieve: 'workitems.active',
  record: 'workitems.startRecording',
  stopRecording: 'workitems.stopRecording',
  leaveVoicemail: 'workitems.voicemail',
  hangUp: 'workitems.hangUp',
  closeEmail: 'workitems.hangUp',
  closeSms: 'workitems.hangUp',
  closeChat: 'workitems.hangUp',
} as const satisfies Partial<Record<CallVerb, ActionName>>

/** The action of the treaty behind each button; the others open the keypad or a panel, which asks for what is missing. */
export const ACTION_OF = {
  ...AT_ONCE,
  keypad: 'workitems.dtmf',
  transfer: 'workitems.transferToAgent',
  addToConference: 'workitems.addToConference',
} as const satisfies Record<CallVerb, ActionName>

/** The panel that a button opens. */
export const PANEL_OF: Partial<Record<CallVerb, Panel>> = {
  transfer: 'transfer',
  addToConference: 'conference',
}

/** The action that a button sends at once; nothing where it opens something. */
export const atOnce = (verb: CallVerb): (typeof AT_ONCE)[keyof typeof AT_ONCE] | undefined =>
  Object.hasOwn(AT_ONCE, verb) ? AT_ONCE[verb as keyof typeof AT_ONCE] : undefined

/** Why a verb is off for want of a connection, as the key of a sentence; nothing while it may go out. */
export function offReason(
  name: ActionName,
  link: LinkState,
): 'off.signIn' | 'off.replaced' | 'off.link' | undefined {
  const offline = offlineOf(name)
  if (link === 'live' || offline === 'yes') return undefined
  if (link === 'expired' || link === 'signedOut') return 'off.signIn'
  // Muting the microphone and ending a call known live go on without the event socket (PROTOCOL 5); so does what may
  // wait, whose form keeps what was typed until the server has taken it.
  if (offline === 'held' || offline === 'waits') return undefined
  return link === 'replaced' ? 'off.replaced' : 'off.link'
}
