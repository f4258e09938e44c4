import { expect, test } from 'vitest'
import { listActions } from '../core/rules.ts'
import type { Facts } from '../core/rules.ts'
import type { Workitem } from '../core/shapes.ts'

const EVERY = new Set(
  [
    'claim accept reject active hold hangUp mute unMute dtmf startRecording stopRecording voicemail changePriority',
    'createConferenceWithWorkitems addToConference removeFromConference warmTransfer transferToAgent transferToInbox',
    'transferToExternal sendEmailResponse messages saveSurveyResult assignContact notes disposition extendwrapup',
    'voicemailPlayed missedCallDialed',
  ]
    .join(' ')
    .split(' '),
)
const FACTS: Facts = {
  now: 0,
  test: false,
  recordingAllowed: true,
  mayExtendWrapup: true,
  hasConference: true,
}

const aWorkitem = (change: Partial<Workitem>): Workitem => ({
  _id: 'w',
  workitemId: 'w',
  version: 1,
  type: 'InboundCall',
  channelType: 'voice',
  state: 'active',
  actions: [],
  priority: 3,
  from: 'a',
  to: 'b',
  skills: [],
  participants: [],
  mute: 0,
  record: 0,
  recordings: [],
  messages: [],
  createdAt: 0,
  modifiedAt: 0,
  timeEvents: [],
  ...change,
})
const listed = (change: Partial<Workitem>, facts: Partial<Facts> = {}) =>
  listActions(aWorkitem(change), { ...FACTS, ...facts }, EVERY).sort()
const words = (text: string) => text.split(' ').filter(Boolean).sort()

const NOTES = 'saveSurveyResult assignContact notes'
const CALL = 'hangUp disposition changePriority addToConference'
const TRANSFERS = 'transferToAgent transferToInbox transferToExternal'
const RECORDING = 'startRecording stopRecording'
const KEYS = 'mute unMute dtmf'

test.each([
  [{ state: 'inqueue' }, 'claim changePriority'],
  [{ state: 'offered' }, 'accept reject active voicemail changePriority'],
  [{ state: 'dialing', type: 'OutboundCall' }, `hangUp ${KEYS} voicemail`],
  [{ state: 'active' }, `hold ${KEYS} ${RECORDING} ${CALL} ${TRANSFERS} ${NOTES}`],
  [
    { state: 'active', type: 'OutboundCall' },
    `hold ${KEYS} ${RECORDING} voicemail ${CALL} ${TRANSFERS} ${NOTES}`,
  ],
  [{ state: 'hold' }, `active ${CALL} ${TRANSFERS} ${NOTES}`],
  [{ state: 'conference', type: 'Conference' }, `hold hangUp ${KEYS} ${RECORDING} ${NOTES}`],
  [{ state: 'conference' }, `hangUp ${KEYS} removeFromConference disposition ${NOTES}`],
  [{ state: 'hold', type: 'Conference' }, `active hangUp ${NOTES}`],
  [{ state: 'wrapup' }, `${NOTES} disposition extendwrapup`],
  [{ state: 'terminated' }, ''],
  [{ state: 'terminated', vmStatus: 0, missedStatus: 0 }, 'voicemailPlayed missedCallDialed'],
  [{ state: 'terminated', answeredAt: 0, endedAt: 0 }, 'disposition'],
  [{ state: 'terminated', answeredAt: 0, endedAt: 0, dispositionId: 'd' }, ''],
  [{ state: 'terminated', answeredAt: 0, endedAt: -24 * 3_600_000 }, ''],
  [{ state: 'terminated', endedAt: 0 }, ''],
] as const)('%j lists %s', (change, expected) => {
  expect(listed(change as Partial<Workitem>)).toEqual(words(expected))
})

test('a conference of three can be handed over warmly, one of two cannot', () => {
  const party = {
    participantId: 'p',
    kind: 'customer',
    address: 'a',
    state: 'connected',
    muted: false,
  } as const
  const conference = (parties: Workitem['participants']) =>
    listed({ state: 'conference', type: 'Conference', participants: parties }).includes('warmTransfer')
  expect(conference([party, party, party])).toBe(true)
  expect(conference([party, party, { ...party, state: 'left' }])).toBe(false)
})

test('without a conference one can be made, beside one there is no second', () => {
  const made = 'createConferenceWithWorkitems'
  expect(listed({}, { hasConference: false })).toContain(made)
  expect(listed({ state: 'hold' }, { hasConference: false })).toContain(made)
  expect(listed({})).not.toContain(made)
})

test('what is for voice alone is not listed for e-mail and chat, which have their own', () => {
  const common = `hold hangUp changePriority transferToAgent transferToInbox disposition ${NOTES}`
  expect(listed({ channelType: 'email', type: 'InboundEmail' })).toEqual(words(`${common} sendEmailResponse`))
  expect(listed({ channelType: 'chat', type: 'Chat' })).toEqual(words(`${common} messages`))
})

test('a tenant without recording, a wrap-up without extension, no conference and a test list less', () => {
  expect(listed({}, { recordingAllowed: false })).not.toContain('startRecording')
  expect(listed({ state: 'wrapup' }, { mayExtendWrapup: false })).not.toContain('extendwrapup')
  expect(listed({}, { hasConference: false })).not.toContain('addToConference')
  expect(listed({}, { test: true })).not.toContain('disposition')
})

test('nothing is listed that the server has no route for', () => {
  expect(listActions(aWorkitem({}), FACTS, new Set(['hold', 'claim']))).toEqual(['hold'])
})
