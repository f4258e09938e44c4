/**
 * PROTOCOL.md by hand: section 4's table of actions, section 4's table of transitions where one action always leads to
 * one state, section 2's *key* and *waits* and its scopes, sections 5 and 6 on what may go out without a live link. Written from the
 * document and never from ACTIONS: a wrong row there must not be green because both share the mistake.
 */
export interface Row {
  action?: string
  /** The states with a mark. A member of a conference is in the state `conference` as well. */
  from?: string[]
  /** Whose conference is meant where `conference` is among them: the own, one as a member, or either. */
  conference?: 'own' | 'member' | 'either'
  /** "… are for voice only"; e-mail and chat are named in the table. Absent: for every medium. */
  only?: 'voice' | 'email' | 'chat'
  /** Of that workitem, and only where it is the same from each of them. */
  to?: string
  /** Section 2: `key`, `waits` (which requires a key too), a read, or nothing. */
  mark: 'key' | 'waits' | 'read' | 'none'
  /** Sections 5 and 6: `refused` at once, `muteOrHangUp`, or not call control at all. */
  offline: 'refused' | 'muteOrHangUp' | 'waits' | 'free'
  /** The scope of section 2, "Refusals"; for the documented client of types, by type. */
  scope?: string | Record<string, string>
}

export const PROTOCOL: Record<string, Row> = {
  // offered | active: answered; hold | active: retrieved, and the own conference comes back as a conference.
  'workitems.active': { action: 'active', from: ['offered', 'hold'], mark: 'none', offline: 'refused' },
  'workitems.hold': {
    conference: 'own',
    action: 'hold',
    from: ['active', 'conference'],
    to: 'hold',
    mark: 'none',
    offline: 'refused',
  },
  // wrapup, or terminated: a colleague's leg, the own conference, a disposition stored already.
  'workitems.hangUp': {
    conference: 'either',
    action: 'hangUp',
    from: ['dialing', 'active', 'hold', 'conference'],
    mark: 'none',
    offline: 'muteOrHangUp',
  },
  'workitems.mute': {
    only: 'voice',
    conference: 'either',
    action: 'mute',
    from: ['dialing', 'active', 'conference'],
    mark: 'none',
    offline: 'muteOrHangUp',
  },
  'workitems.unMute': {
    only: 'voice',
    conference: 'either',
    action: 'unMute',
    from: ['dialing', 'active', 'conference'],
    mark: 'none',
    offline: 'refused',
  },
  'workitems.dtmf': {
    only: 'voice',
    conference: 'either',
    action: 'dtmf',
    from: ['dialing', 'active', 'conference'],
    mark: 'key',
    offline: 'refused',
  },
  'workitems.startRecording': {
    only: 'voice',
    conference: 'own',
    action: 'startRecording',
    from: ['active', 'conference'],
    mark: 'none',
    offline: 'refused',
  },
  'workitems.stopRecording': {
    only: 'voice',
    conference: 'own',
    action: 'stopRecording',
    from: ['active', 'conference'],
    mark: 'none',
    offline: 'refused',
  },
  // offered: terminated; dialing and outbound active: the agent's leg ends, in wrapup.
  'workitems.voicemail': {
    only: 'voice',
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
  'workitems.claim': { action: 'claim', from: ['inqueue'], to: 'active', mark: 'key', offline: 'refused' },
  // Makes a workitem of its own; none has to allow it.
  'workitems.dial': { mark: 'key', offline: 'refused' },
  'workitems.createConference': { mark: 'key', offline: 'refused' },
  // A member, but for `addMe: false`, which leaves this agent as a transfer does.
  'workitems.createConferenceWithWorkitems': {
    only: 'voice',
    action: 'createConferenceWithWorkitems',
    from: ['active', 'hold'],
    mark: 'key',
    offline: 'refused',
  },
  'workitems.addToConference': {
    only: 'voice',
    action: 'addToConference',
    from: ['active', 'hold'],
    to: 'conference',
    mark: 'key',
    offline: 'refused',
  },
  // hold, active or wrapup, as it says.
  'workitems.removeFromConference': {
    only: 'voice',
    conference: 'member',
    action: 'removeFromConference',
    from: ['conference'],
    mark: 'none',
    offline: 'refused',
  },
  // Its workitem is the own conference.
  'workitems.warmTransfer': {
    only: 'voice',
    conference: 'own',
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
    only: 'voice',
    action: 'transferToExternal',
    from: ['active', 'hold'],
    to: 'wrapup',
    mark: 'key',
    offline: 'refused',
  },
  'workitems.fetchWorkitem': { mark: 'read', offline: 'free' },
  'workitems.fetchWorkitems': { mark: 'read', offline: 'free' },
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
    only: 'email',
    action: 'sendEmailResponse',
    from: ['active', 'hold', 'wrapup'],
    mark: 'waits',
    offline: 'waits',
  },
  'workitems.messages': {
    only: 'chat',
    action: 'messages',
    from: ['active', 'hold', 'wrapup'],
    mark: 'waits',
    offline: 'waits',
  },
  // A first one needs no workitem, and the table of actions has no word for it.
  'workitems.sms': { mark: 'waits', offline: 'waits' },
  'workitems.saveSurveyResult': {
    conference: 'either',
    action: 'saveSurveyResult',
    from: ['active', 'hold', 'conference', 'wrapup'],
    mark: 'waits',
    offline: 'waits',
  },
  'workitems.assignContact': {
    conference: 'either',
    action: 'assignContact',
    from: ['active', 'hold', 'conference', 'wrapup'],
    mark: 'waits',
    offline: 'waits',
  },
  'workitems.notes': {
    conference: 'either',
    action: 'notes',
    from: ['active', 'hold', 'conference', 'wrapup'],
    mark: 'waits',
    offline: 'waits',
  },
  // In neither list of section 6; section 2 does not let it wait.
  'workitems.extendWrapup': { action: 'extendwrapup', from: ['wrapup'], mark: 'key', offline: 'refused' },
  'offers.accept': { action: 'accept', from: ['offered'], to: 'active', mark: 'key', offline: 'refused' },
  // From a queue: inqueue; direct: terminated.
  'offers.reject': { action: 'reject', from: ['offered'], mark: 'key', offline: 'refused' },
  'offers.test': { mark: 'key', offline: 'refused' },
  'dispositions.fetchDispositions': { mark: 'read', offline: 'free', scope: 'dispositions:read' },
  // Stored while the call goes on, terminated from wrapup.
  'dispositions.disposition': {
    conference: 'member',
    action: 'disposition',
    from: ['active', 'hold', 'conference', 'wrapup', 'terminated'],
    mark: 'waits',
    offline: 'waits',
    scope: 'workitems:disposition',
  },
  // `definitions`, `contacts` and the lists of section 2, under the names of the seeds' client.
  'schemaType.create': { mark: 'key', offline: 'free', scope: { disposition: 'dispositions:write' } },
  'schemaType.retrieve': { mark: 'read', offline: 'free', scope: { disposition: 'dispositions:read' } },
  'schemaType.update': { mark: 'none', offline: 'free', scope: { disposition: 'dispositions:write' } },
  'schemaType.delete': { mark: 'none', offline: 'free', scope: { disposition: 'dispositions:delete' } },
  'schemaType.search': { mark: 'read', offline: 'free', scope: { disposition: 'dispositions:read' } },
  'agent.setStatus': { mark: 'none', offline: 'refused' },
}
