import { expect } from 'vitest'
import type { ServerActionName, WorkitemList } from '../../../../preload/contract.ts'
import type { infer as Infer } from 'zod'
import { theItem, type Examples } from '../example.ts'
import type { Room } from '../room.ts'

type Records = Extract<
  ServerActionName,
  `workitems.${'fetchWorkitem' | 'fetchWorkitems' | 'voicemailPlayed' | 'missedCallDialed' | 'sendEmailResponse' | 'messages' | 'sms' | 'saveSurveyResult' | 'assignContact' | 'notes' | 'extendWrapup'}`
>

const ANSWERS = { topic: 'Invoice', details: 'Charged twice', severity: 4 }
const contactId = ({ inside }: Room) => inside(({ world }) => [...world.contacts.keys()].sort()[0] ?? '')
const last = <T>(list: readonly T[]) => list.at(-1)

/** Reading, writing and answering (PROTOCOL 2). */
export const RECORD_EXAMPLES: Examples<Records> = {
  'workitems.fetchWorkitem': {
    input: theItem,
    effect: ({ before, answer }) => expect(answer).toMatchObject({ workitemId: before.workitemId }),
  },
  'workitems.fetchWorkitems': {
    input: () => ({ q: 'state:active', rows: 10, start: 0, queryParams: { channelType: 'voice' } }),
    effect: ({ before, answer }) => {
      const { objects } = answer as Infer<typeof WorkitemList>
      expect(objects.map(({ workitemId }) => workitemId)).toEqual([before.workitemId])
    },
  },
  'workitems.voicemailPlayed': {
    input: (room) => ({ ...theItem(room), played: true }),
    effect: ({ before, after }) => expect([before.vmStatus, after.vmStatus]).toEqual([0, 1]),
  },
  'workitems.missedCallDialed': {
    input: (room) => ({ ...theItem(room), played: true }),
    effect: ({ before, after }) => expect([before.missedStatus, after.missedStatus]).toEqual([0, 1]),
  },
  'workitems.sendEmailResponse': {
    input: (room) => ({
      ...theItem(room),
      to: 'ben@acme.example',
      subject: 'Your order',
      body: 'It is on its way.',
    }),
    effect: ({ room, before, after }) => {
      expect(after.messages).toHaveLength(before.messages.length + 1)
      expect(last(after.messages)).toMatchObject({ direction: 'out', body: 'It is on its way.' })
      expect(last(room.inside(({ world }) => world.mailSent))).toMatchObject({ to: ['ben@acme.example'] })
    },
  },
  'workitems.messages': {
    input: (room) => ({ ...theItem(room), body: 'I am looking.' }),
    effect: ({ after }) =>
      expect(last(after.messages)).toMatchObject({ direction: 'out', body: 'I am looking.' }),
  },
  'workitems.sms': {
    input: () => ({ to: '+14805550177', message: 'We call you back.' }),
    effect: ({ room }) => {
      const texts = room.inside(({ world }) => [...world.rows.values()].map(({ item }) => item))
      expect(texts.filter(({ type }) => type === 'OutboundSMS')).toMatchObject([
        { to: '+14805550177', messages: [{ direction: 'out', body: 'We call you back.' }] },
      ])
    },
  },
  'workitems.saveSurveyResult': {
    input: (room) => ({
      ...theItem(room),
      data: { currentSurveyId: 'survey_complaint', survey_complaint: ANSWERS },
    }),
    effect: ({ after }) => expect(after.surveyResult).toMatchObject({ survey_complaint: ANSWERS }),
  },
  'workitems.assignContact': {
    input: (room) => ({ ...theItem(room), contactId: contactId(room) }),
    effect: ({ room, after }) => expect(after.contactId).toBe(contactId(room)),
  },
  'workitems.notes': {
    input: (room) => ({ ...theItem(room), text: 'Wants it blue.', baseVersion: room.item()?.version ?? 0 }),
    effect: ({ after }) => expect(after.note).toBe('Wants it blue.'),
  },
  'workitems.extendWrapup': {
    input: theItem,
    effect: ({ before, after }) =>
      expect((after.wrapupExpiresAt ?? 0) - (before.wrapupExpiresAt ?? 0)).toBe(30_000),
  },
}
