import { ACTIONS, type ActionName, type LinkState, type Workitem } from '../preload/contract.ts'

/** The buttons of a call, each named as people and scripts know it. */
export type CallVerb = 'mute' | 'unMute' | 'hold' | 'retrieve' | 'keypad' | 'hangUp'

/** A place in the row of controls: of the verbs that share it, one shows at a time, and the button keeps its focus. */
export interface Control {
  place: 'mute' | 'hold' | 'keypad' | 'hangUp'
  verb: CallVerb
}

const CONTROLS: readonly { place: Control['place']; verb: CallVerb; shows(item: Workitem): boolean }[] = [
  { place: 'mute', verb: 'mute', shows: (item) => item.actions.includes('mute') && item.mute === 0 },
  { place: 'mute', verb: 'unMute', shows: (item) => item.actions.includes('unMute') && item.mute === 1 },
  { place: 'hold', verb: 'hold', shows: (item) => item.actions.includes('hold') },
  {
    place: 'hold',
    verb: 'retrieve',
    shows: (item) => item.actions.includes('active') && item.state === 'hold',
  },
  { place: 'keypad', verb: 'keypad', shows: (item) => item.actions.includes('dtmf') },
  { place: 'hangUp', verb: 'hangUp', shows: (item) => item.actions.includes('hangUp') },
]

/** Exactly what the server would accept now; of a pair, the one that changes something. */
export const controlsOf = (item: Workitem): Control[] =>
  CONTROLS.filter((control) => control.shows(item)).map(({ place, verb }) => ({ place, verb }))

/** The action of the treaty behind each button; the keypad opens here and sends only digits. */
export const ACTION_OF = {
  mute: 'workitems.mute',
  unMute: 'workitems.unMute',
  hold: 'workitems.hold',
  retrieve: 'workitems.active',
  keypad: 'workitems.dtmf',
  hangUp: 'workitems.hangUp',
} as const satisfies Record<CallVerb, ActionName>

/** Why a verb is off for want of a connection, as the key of a sentence; nothing while it may go out. */
export function offReason(
  name: ActionName,
  link: LinkState,
): 'off.signIn' | 'off.replaced' | 'off.link' | undefined {
  const { offline } = ACTIONS[name]
  if (link === 'live' || offline === 'yes') return undefined
  if (link === 'expired' || link === 'signedOut') return 'off.signIn'
  // Muting the microphone and ending a call known live go on without the event socket (PROTOCOL 5); so does what may
  // wait, whose form keeps what was typed until the server has taken it.
  if (offline === 'held' || offline === 'waits') return undefined
  return link === 'replaced' ? 'off.replaced' : 'off.link'
}
