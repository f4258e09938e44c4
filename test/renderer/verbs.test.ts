import { expect, test } from 'vitest'
import type { Workitem } from '../../preload/contract.ts'
import { controlsOf, offReason } from '../../renderer/verbs.ts'
import { aWorkitem } from './fixtures.ts'

const verbs = (given: Parameters<typeof aWorkitem>[0]) => controlsOf(aWorkitem(given)).map(({ verb }) => verb)

test('only what the server lists has a button', () => {
  expect(verbs({ state: 'active', actions: [] })).toEqual([])
  expect(verbs({ state: 'active', actions: ['hangUp', 'assignContact'] })).toEqual(['hangUp'])
})

test('of mute and unmute the one that changes something is shown', () => {
  const actions = ['mute', 'unMute']
  expect(verbs({ actions, mute: 0 })).toEqual(['mute'])
  expect(verbs({ actions, mute: 1 })).toEqual(['unMute'])
})

test('a held call can be retrieved; a ringing one is answered, which is another thing', () => {
  expect(verbs({ state: 'hold', actions: ['active', 'hangUp'] })).toEqual(['retrieve', 'hangUp'])
  expect(verbs({ state: 'offered', actions: ['active', 'accept'] })).toEqual([])
})

test('of recording and its end the one that changes something is shown', () => {
  const actions = ['startRecording', 'stopRecording']
  expect(verbs({ actions, record: 0 })).toEqual(['record'])
  expect(verbs({ actions, record: 1 })).toEqual(['stopRecording'])
})

test('any of the three ways to transfer is enough for the button', () => {
  for (const way of ['transferToAgent', 'transferToInbox', 'transferToExternal'])
    expect(verbs({ actions: [way] })).toEqual(['transfer'])
})

test('what a member of a conference may do is not mistaken for what the agent may', () => {
  const member = {
    state: 'conference',
    conferenceWorkitemId: 'c',
    actions: ['mute', 'hangUp', 'dtmf'],
  } as const
  expect(verbs({ ...member, actions: [...member.actions] })).toEqual(['keypad'])
})

test('without a live link call control is off, but for hanging up and muting', () => {
  const off = (name: Parameters<typeof offReason>[0]) => offReason(name, 'reconnecting')
  expect(off('workitems.hold')).toBe('off.link')
  expect(off('workitems.unMute')).toBe('off.link')
  expect(off('offers.accept')).toBe('off.link')
  expect(off('workitems.hangUp')).toBeUndefined()
  expect(off('workitems.mute')).toBeUndefined()
})

test('what may wait may go out while the link is away, but not without a sign-in', () => {
  expect(offReason('dispositions.disposition', 'reconnecting')).toBeUndefined()
  expect(offReason('dispositions.disposition', 'expired')).toBe('off.signIn')
})

test('once signed out even a call cannot be ended from here', () => {
  expect(offReason('workitems.hangUp', 'expired')).toBe('off.signIn')
  expect(offReason('workitems.hold', 'replaced')).toBe('off.replaced')
})

test('nobody hangs up on a letter: what is written is closed, each by its own name', () => {
  const ending = (channelType: Workitem['channelType']) => verbs({ channelType, actions: ['hangUp'] })
  expect(ending('email')).toEqual(['closeEmail'])
  expect(ending('sms')).toEqual(['closeSms'])
  expect(ending('chat')).toEqual(['closeChat'])
  expect(ending('voice')).toEqual(['hangUp'])
  // A channel that a newer server has is still ended by the word it had.
  expect(ending('unknown')).toEqual(['hangUp'])
})

test('no colleague is left the message that is meant for customers', () => {
  const out = { type: 'OutboundCall', to: 'u_ivo', actions: ['voicemail'] } as const
  const at = (kind: 'agent' | 'customer') =>
    verbs({
      ...out,
      actions: [...out.actions],
      participants: [{ participantId: 'p', kind, address: 'u_ivo', state: 'connected', muted: false }],
    })
  expect([at('agent'), at('customer')]).toEqual([[], ['leaveVoicemail']])
})
