import { expect } from 'vitest'
import type { ActionPayload, ServerActionName } from '../../../../preload/contract.ts'
import { afterHangUp, theItem, type Examples } from '../example.ts'
import type { Room } from '../room.ts'

type Calls = Extract<
  ServerActionName,
  `workitems.${'active' | 'hold' | 'hangUp' | 'mute' | 'unMute' | 'dtmf' | 'startRecording' | 'stopRecording' | 'voicemail' | 'changePriority' | 'claim' | 'dial'}`
>

const NUMBER = '+14805550188'
/** Every key that has reached whoever is at the far end of this call, or of a call in this conference. */
const pressed = ({ inside }: Room) =>
  inside(({ world }) => [...world.calls.values()].map((call) => call.pressed).join(''))

/** Call control (PROTOCOL 2, 4). */
export const CALL_EXAMPLES: Examples<Calls> = {
  'workitems.active': {
    input: theItem,
    effect: ({ place, before, after }) => {
      expect(after.state).toBe(place?.conference === 'own' ? 'conference' : 'active')
      expect(after.answeredAt).toBe(before.answeredAt ?? after.answeredAt)
    },
  },
  'workitems.hold': { input: theItem, effect: ({ after }) => expect(after.state).toBe('hold') },
  'workitems.hangUp': {
    input: theItem,
    effect: ({ place, after }) => expect(after.state).toBe(place && afterHangUp(place)),
  },
  'workitems.mute': { input: theItem, effect: ({ after }) => expect(after.mute).toBe(1) },
  'workitems.unMute': {
    first: 'workitems.mute',
    input: theItem,
    effect: ({ before, after }) => expect([before.mute, after.mute]).toEqual([1, 0]),
  },
  'workitems.dtmf': {
    input: (room) => ({ ...theItem(room), digit: '5' }),
    effect: ({ room }) => expect(pressed(room)).toContain('5'),
  },
  'workitems.startRecording': { input: theItem, effect: ({ after }) => expect(after.record).toBe(1) },
  'workitems.stopRecording': {
    first: 'workitems.startRecording',
    input: theItem,
    effect: ({ before, after }) => {
      expect([before.record, after.record]).toEqual([1, 0])
      expect(after.recordings).toHaveLength(before.recordings.length + 1)
    },
  },
  'workitems.voicemail': {
    input: theItem,
    effect: ({ place, after }) => {
      expect(after.endReason).toBe('voicemail')
      expect(after.state).toBe(place?.outbound ? 'wrapup' : 'terminated')
    },
  },
  'workitems.changePriority': {
    input: (room) => ({ ...theItem(room), priority: 5 }),
    effect: ({ before, after }) => expect([before.priority, after.priority]).toEqual([3, 5]),
  },
  'workitems.claim': {
    input: theItem,
    effect: ({ after }) => expect(after).toMatchObject({ state: 'active', userId: 'u_ana' }),
  },
  'workitems.dial': {
    input: (): ActionPayload<'workitems.dial'> => ({
      to: NUMBER,
      option: 'external',
      context: 'The invoice',
    }),
    effect: ({ room }) =>
      expect(
        room.inside(({ world }) => [...world.rows.values()].filter(({ item }) => item.to === NUMBER)),
      ).toMatchObject([{ owner: 'u_ana', item: { state: 'dialing', subject: 'The invoice' } }]),
  },
}
