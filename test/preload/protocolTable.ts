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
}
