/**
 * PROTOCOL.md by hand: section 4's table of actions, section 4's table of transitions where one action always leads to
 * one state, section 2's *key* and *waits*, sections 5 and 6 on what may go out without a live link. Written from the
 * document and never from ACTIONS: a wrong row there must not be green because both share the mistake.
 */
export interface Row {
  action?: string
  /** The states with a mark. A member of a conference is in the state `conference` as well. */
  from?: string[]
  /** Only where it is the same from each of them. */
  to?: string
  /** Section 2: `key`, `waits` (which requires a key too), a read, or nothing. */
  mark: 'key' | 'waits' | 'read' | 'none'
  /** Sections 5 and 6: `refused` at once, `muteOrHangUp`, or not call control at all. */
  offline: 'refused' | 'muteOrHangUp' | 'waits' | 'free'
}

export const PROTOCOL: Record<string, Row> = {
  // offered | active: answered; hold | active: retrieved, and the own conference comes back as a conference.
  'workitems.active': { action: 'active', from: ['offered', 'hold'], mark: 'none', offline: 'refused' },
  'workitems.hold': {
    action: 'hold',
    from: ['active', 'conference'],
    to: 'hold',
    mark: 'none',
    offline: 'refused',
  },
  // wrapup, or terminated: a colleague's leg, the own conference, a disposition stored already.
  'workitems.hangUp': {
    action: 'hangUp',
    from: ['dialing', 'active', 'hold', 'conference'],
    mark: 'none',
    offline: 'muteOrHangUp',
  },
  'workitems.mute': {
    action: 'mute',
    from: ['dialing', 'active', 'conference'],
    mark: 'none',
    offline: 'muteOrHangUp',
  },
  'workitems.unMute': {
    action: 'unMute',
    from: ['dialing', 'active', 'conference'],
    mark: 'none',
    offline: 'refused',
  },
  'workitems.dtmf': {
    action: 'dtmf',
    from: ['dialing', 'active', 'conference'],
    mark: 'key',
    offline: 'refused',
  },
  'workitems.fetchWorkitem': { mark: 'read', offline: 'free' },
  'workitems.fetchWorkitems': { mark: 'read', offline: 'free' },
  'offers.accept': { action: 'accept', from: ['offered'], to: 'active', mark: 'key', offline: 'refused' },
  // From a queue: inqueue; direct: terminated.
  'offers.reject': { action: 'reject', from: ['offered'], mark: 'key', offline: 'refused' },
  'dispositions.fetchDispositions': { mark: 'read', offline: 'free' },
  // Stored while the call goes on, terminated from wrapup.
  'dispositions.disposition': {
    action: 'disposition',
    from: ['active', 'hold', 'conference', 'wrapup', 'terminated'],
    mark: 'waits',
    offline: 'waits',
  },
  'agent.setStatus': { mark: 'none', offline: 'refused' },
  'workitems.claim': { action: 'claim', from: ['inqueue'], to: 'active', mark: 'key', offline: 'refused' },
  'workitems.dial': { mark: 'key', offline: 'refused' },
  'workitems.startRecording': {
    action: 'startRecording',
    from: ['active', 'conference'],
    mark: 'none',
    offline: 'refused',
  },
  'workitems.stopRecording': {
    action: 'stopRecording',
    from: ['active', 'conference'],
    mark: 'none',
    offline: 'refused',
  },
  // Offered: terminated. Dialing, or active and outbound: the agent's leg ends.
  'workitems.voicemail': {
    action: 'voicemail',
    from: ['offered', 'dialing', 'active'],
    mark: 'key',
    offline: 'refused',
  },
  'workitems.changePriority': {
    action: 'changePriority',
    from: ['inqueue', 'offered', 'active', 'hold'],
    mark: 'none',
    offline: 'refused',
  },
  'workitems.createConference': { mark: 'key', offline: 'refused' },
  // Members are in the conference; with addMe: false this agent leaves as by a transfer.
  'workitems.createConferenceWithWorkitems': {
    action: 'createConferenceWithWorkitems',
    from: ['active', 'hold'],
    mark: 'key',
    offline: 'refused',
  },
  'workitems.addToConference': {
    action: 'addToConference',
    from: ['active', 'hold'],
    to: 'conference',
    mark: 'key',
    offline: 'refused',
  },
  // hold, active or wrapup, as its `action` says.
  'workitems.removeFromConference': {
    action: 'removeFromConference',
    from: ['conference'],
    mark: 'none',
    offline: 'refused',
  },
  'workitems.warmTransfer': {
    action: 'warmTransfer',
    from: ['conference'],
    to: 'terminated',
    mark: 'key',
    offline: 'refused',
  },
  'workitems.transferToAgent': {
    action: 'transferToAgent',
    from: ['active', 'hold'],
    to: 'wrapup',
    mark: 'key',
    offline: 'refused',
  },
  'workitems.transferToInbox': {
    action: 'transferToInbox',
    from: ['active', 'hold'],
    to: 'wrapup',
    mark: 'key',
    offline: 'refused',
  },
  'workitems.transferToExternal': {
    action: 'transferToExternal',
    from: ['active', 'hold'],
    to: 'wrapup',
    mark: 'key',
    offline: 'refused',
  },
  'workitems.voicemailPlayed': {
    action: 'voicemailPlayed',
    from: ['terminated'],
    mark: 'waits',
    offline: 'waits',
  },
  'workitems.missedCallDialed': {
    action: 'missedCallDialed',
    from: ['terminated'],
    mark: 'waits',
    offline: 'waits',
  },
  'workitems.sendEmailResponse': {
    action: 'sendEmailResponse',
    from: ['active', 'hold', 'wrapup'],
    mark: 'waits',
    offline: 'waits',
  },
  'workitems.messages': {
    action: 'messages',
    from: ['active', 'hold', 'wrapup'],
    mark: 'waits',
    offline: 'waits',
  },
  'workitems.sms': { mark: 'waits', offline: 'waits' },
  'workitems.saveSurveyResult': {
    action: 'saveSurveyResult',
    from: ['active', 'hold', 'conference', 'wrapup'],
    mark: 'waits',
    offline: 'waits',
  },
  'workitems.assignContact': {
    action: 'assignContact',
    from: ['active', 'hold', 'conference', 'wrapup'],
    mark: 'waits',
    offline: 'waits',
  },
  'workitems.notes': {
    action: 'notes',
    from: ['active', 'hold', 'conference', 'wrapup'],
    mark: 'waits',
    offline: 'waits',
  },
  'workitems.extendWrapup': { action: 'extendwrapup', from: ['wrapup'], mark: 'key', offline: 'refused' },
  'offers.test': { mark: 'key', offline: 'refused' },
  'schemaType.create': { mark: 'key', offline: 'free' },
  'schemaType.retrieve': { mark: 'read', offline: 'free' },
  'schemaType.update': { mark: 'none', offline: 'free' },
  'schemaType.delete': { mark: 'none', offline: 'free' },
  'schemaType.search': { mark: 'read', offline: 'free' },
}
