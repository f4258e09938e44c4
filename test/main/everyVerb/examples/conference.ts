import { expect } from 'vitest'
import type { ServerActionName } from '../../../../preload/contract.ts'
import { theItem, times, type Examples } from '../example.ts'
import type { Room } from '../room.ts'

type Together = Extract<
  ServerActionName,
  `workitems.${'createConference' | 'createConferenceWithWorkitems' | 'addToConference' | 'removeFromConference' | 'warmTransfer' | 'transferToAgent' | 'transferToInbox' | 'transferToExternal'}`
>

const openConferences = ({ inside }: Room) =>
  inside(({ world }) =>
    [...world.rows.values()].filter(
      ({ owner, item }) => owner === 'u_ana' && item.type === 'Conference' && item.state !== 'terminated',
    ),
  )
const takenOver = ({ inside, workitemId }: Room) =>
  inside(({ world }) => [...world.rows.values()].filter(({ item }) => item.originWorkitemId === workitemId))
const given = { state: 'wrapup', endReason: 'transferred' }

/** Several parties, and handing over (PROTOCOL 2, 4). */
export const CONFERENCE_EXAMPLES: Examples<Together> = {
  'workitems.createConference': {
    input: () => ({}),
    effect: ({ room }) => expect(openConferences(room)).toHaveLength(1),
  },
  'workitems.createConferenceWithWorkitems': {
    input: ({ workitemId }) => ({ addMe: true, workitemIds: [workitemId] }),
    effect: ({ room, after }) => {
      expect(after.state).toBe('conference')
      expect(openConferences(room).map(({ item }) => item.workitemId)).toEqual([after.conferenceWorkitemId])
    },
  },
  'workitems.addToConference': {
    input: (room) => ({ ...theItem(room), beep: true, muted: true }),
    effect: ({ room, after }) => {
      expect(after).toMatchObject({ state: 'conference', mute: 1 })
      expect(openConferences(room).map(({ item }) => times(item, 'beep'))).toEqual([1])
    },
  },
  'workitems.removeFromConference': {
    input: (room) => ({ ...theItem(room), action: 'hold' }),
    effect: ({ after }) => {
      expect(after.state).toBe('hold')
      expect(after.conferenceWorkitemId).toBeUndefined()
    },
  },
  'workitems.warmTransfer': {
    input: () => ({ eventName: 'Ivo knows' }),
    effect: ({ room, after }) => {
      expect(after).toMatchObject({ state: 'terminated', endReason: 'transferred' })
      const theirs = room.inside(({ world }) =>
        [...world.rows.values()].filter(({ owner }) => owner === 'u_ivo'),
      )
      expect(theirs.map(({ item }) => item.state)).toContain('active')
    },
  },
  'workitems.transferToAgent': {
    input: (room) => ({ ...theItem(room), userId: 'u_ivo', eventName: 'To Ivo' }),
    effect: ({ room, after }) => {
      expect(after).toMatchObject(given)
      expect(times(after, 'To Ivo')).toBe(1)
      expect(takenOver(room)).toMatchObject([{ owner: 'u_ivo', item: { state: 'offered' } }])
    },
  },
  'workitems.transferToInbox': {
    input: (room) => ({ ...theItem(room), inboxId: 'q_billing' }),
    effect: ({ room, after }) => {
      expect(after).toMatchObject(given)
      expect(takenOver(room).map(({ item }) => item.inboxId)).toContain('q_billing')
    },
  },
  'workitems.transferToExternal': {
    input: (room) => ({ ...theItem(room), number: '+14805550171', extendedWork: true }),
    effect: ({ after }) => {
      expect(after).toMatchObject(given)
      expect(after.wrapupExpiresAt).toBeUndefined()
    },
  },
}
