import type { State, Workitem } from './shapes.ts'

/** What the table needs to know beside the workitem itself. */
export interface Facts {
  /** Server ms. */
  now: number
  test: boolean
  recordingAllowed: boolean
  mayExtendWrapup: boolean
  hasConference: boolean
}

/** A column of PROTOCOL 4's table of actions: a conference is the agent's own, or one that this is a member of. */
type Column = Exclude<State, 'conference'> | 'own' | 'member'
interface Rule {
  in: readonly Column[]
  voice?: true
  when?: (item: Workitem, facts: Facts) => boolean
}

/** How long after its end an answered workitem without a disposition still takes one. */
export const LATE_DISPOSITION_MS = 24 * 3_600_000

const outbound = (item: Workitem) => item.type === 'OutboundCall'
const parties = (item: Workitem) => item.participants.filter((one) => one.state !== 'left').length
const late = (item: Workitem, { now }: Facts) =>
  item.answeredAt !== undefined &&
  item.dispositionId === undefined &&
  item.endedAt !== undefined &&
  now < item.endedAt + LATE_DISPOSITION_MS

/** PROTOCOL 4, the table of `actions[]`, row by row. */
const RULES: Record<string, Rule> = {
  claim: { in: ['inqueue'] },
  accept: { in: ['offered'] },
  reject: { in: ['offered'] },
  active: { in: ['offered', 'hold'] },
  hold: { in: ['active', 'own'] },
  hangUp: { in: ['dialing', 'active', 'hold', 'own', 'member'] },
  mute: { in: ['dialing', 'active', 'own', 'member'], voice: true },
  unMute: { in: ['dialing', 'active', 'own', 'member'], voice: true },
  dtmf: { in: ['dialing', 'active', 'own', 'member'], voice: true },
  startRecording: { in: ['active', 'own'], voice: true, when: (_, facts) => facts.recordingAllowed },
  stopRecording: { in: ['active', 'own'], voice: true, when: (_, facts) => facts.recordingAllowed },
  voicemail: {
    in: ['offered', 'dialing', 'active'],
    voice: true,
    when: (item) => item.state !== 'active' || outbound(item),
  },
  changePriority: { in: ['inqueue', 'offered', 'active', 'hold'] },
  // There is one conference at a time: a second one would be refused, so it is not listed.
  createConferenceWithWorkitems: {
    in: ['active', 'hold'],
    voice: true,
    when: (_, facts) => !facts.hasConference,
  },
  addToConference: { in: ['active', 'hold'], voice: true, when: (_, facts) => facts.hasConference },
  removeFromConference: { in: ['member'], voice: true },
  warmTransfer: { in: ['own'], voice: true, when: (item) => parties(item) >= 3 },
  transferToAgent: { in: ['active', 'hold'] },
  transferToInbox: { in: ['active', 'hold'] },
  transferToExternal: { in: ['active', 'hold'], voice: true },
  sendEmailResponse: { in: ['active', 'hold', 'wrapup'], when: (item) => item.channelType === 'email' },
  messages: { in: ['active', 'hold', 'wrapup'], when: (item) => item.channelType === 'chat' },
  saveSurveyResult: { in: ['active', 'hold', 'own', 'member', 'wrapup'] },
  assignContact: { in: ['active', 'hold', 'own', 'member', 'wrapup'] },
  notes: { in: ['active', 'hold', 'own', 'member', 'wrapup'] },
  disposition: {
    in: ['active', 'hold', 'member', 'wrapup', 'terminated'],
    when: (item, facts) => !facts.test && (item.state !== 'terminated' || late(item, facts)),
  },
  extendwrapup: { in: ['wrapup'], when: (_, facts) => facts.mayExtendWrapup },
  voicemailPlayed: { in: ['terminated'], when: (item) => item.vmStatus !== undefined },
  missedCallDialed: { in: ['terminated'], when: (item) => item.missedStatus !== undefined },
}

/** A held conference lists these instead of its column (PROTOCOL 4, under the table). */
const HELD_CONFERENCE = ['active', 'hangUp', 'saveSurveyResult', 'assignContact', 'notes']

const ROWS = Object.entries(RULES)

/** What the server would accept for this workitem now, of the verbs it `serves`. */
export function listActions(item: Workitem, facts: Facts, served: ReadonlySet<string>): string[] {
  if (item.type === 'Conference' && item.state === 'hold')
    return HELD_CONFERENCE.filter((name) => served.has(name))
  const column = item.state !== 'conference' ? item.state : item.type === 'Conference' ? 'own' : 'member'
  const names: string[] = []
  for (const [name, rule] of ROWS) {
    if (!served.has(name) || !rule.in.includes(column)) continue
    if (rule.voice && item.channelType !== 'voice') continue
    if (rule.when && !rule.when(item, facts)) continue
    names.push(name)
  }
  return names
}
