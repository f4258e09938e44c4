import type { Message, Workitem } from '../../../preload/contract.ts'
import { aState, aWorkitem, NOW } from '../fixtures.ts'
import type { Scene } from '../scenes.ts'
import { ANSWER, NEWSLETTER, showsLetters } from './letters.ts'

const MINUTE = 60_000
const LONG = 'Maximiliana Wolfeschlegelsteinhausenbergerdorff-Echevarría de la Concepción'

const aMessage = (given: Partial<Message>): Message => ({
  direction: 'in',
  from: 'eva.lind@acme.example',
  to: ['billing@ours.example'],
  cc: [],
  createdAt: NOW - 12 * MINUTE,
  ...given,
})
const email = (given: Partial<Workitem> = {}) =>
  aWorkitem({
    workitemId: 'mail',
    type: 'InboundEmail',
    channelType: 'email',
    from: 'eva.lind@acme.example',
    to: 'billing@ours.example',
    name: 'Eva Lind',
    subject: 'Invoice 2041',
    actions: ['hold', 'hangUp', 'sendEmailResponse', 'disposition', 'notes', 'transferToAgent'],
    messages: [
      aMessage({
        subject: 'Invoice 2041',
        cc: ['cfo@acme.example', 'Bo Lind <bo@acme.example>'],
        bodyParts: {
          'text/html':
            '<p>Good morning,</p><p>the invoice of <b>March</b> shows two seats. We have:</p><ul><li>one since January</li><li>none that was cancelled late</li></ul><p>Could you look into it?<br>Eva</p>',
        },
      }),
      aMessage({
        direction: 'out',
        from: 'billing@ours.example',
        to: ['eva.lind@acme.example'],
        subject: 'Re: Invoice 2041',
        body: 'Dear Eva,\n\nI am looking into it.\n\nIvo',
        createdAt: NOW - 5 * MINUTE,
      }),
    ],
    ...given,
  })
const talk = (given: Partial<Workitem>) =>
  aWorkitem({
    workitemId: 'talk',
    channelType: 'sms',
    type: 'InboundSMS',
    actions: ['hold', 'hangUp', 'disposition'],
    messages: [
      aMessage({ from: '+14805550134', body: 'Do you open on Saturday?' }),
      aMessage({ direction: 'out', body: 'From nine until two.', createdAt: NOW - 9 * MINUTE }),
      aMessage({
        from: '+14805550134',
        createdAt: NOW - 2 * MINUTE,
        body: 'Great, see you then. I will bring the old machine with me, the one that stopped on Tuesday and has made this noise ever since: https://pictures.example/a-very-long-address-that-nobody-can-break-anywhere-at-all/1234567890',
      }),
    ],
    ...given,
  })
const over = (given: Partial<Workitem>) =>
  aWorkitem({ state: 'terminated', endedAt: NOW - 20 * MINUTE, ...given })
const voicemail = over({
  workitemId: 'voicemail',
  name: 'Eva Lind',
  from: '+46850550112',
  inboxId: 'sales',
  endReason: 'voicemail',
  vmStatus: 0,
  actions: ['voicemailPlayed', 'disposition'],
  voicemailFile: { signedUrl: 'https://files.example/1', durationMs: 34_000 },
  transcriptionMessage:
    'Hello, this is Eva. The machine that you delivered on Tuesday has stopped again. Please call me back before five, I am in a meeting after that.',
})
const missed = over({
  workitemId: 'missed',
  name: LONG,
  endReason: 'callerHungUp',
  missedStatus: 0,
  actions: ['missedCallDialed'],
})
const waiting = [voicemail, missed]
const answers: NonNullable<Scene['answers']> = {
  'history.waiting': () => ({ ok: true, value: waiting }),
}

/** One letter of Eva's, and nothing else. */
function letter(html: string): Scene {
  const messages = [aMessage({ subject: 'Your seats in March', bodyParts: { 'text/html': html } })]
  return { state: aState({ workitems: [email({ messages })] }), answers: showsLetters(messages) }
}

/** What is written, what was spoken to the machine, and what was missed. */
export const WRITTEN_SCENES: Record<string, Scene> = {
  email: { state: aState({ workitems: [email()] }), answers: showsLetters(email().messages) },
  emailReply: {
    state: aState({ workitems: [email()] }),
    answers: showsLetters(email().messages),
    then: ['article .accent'],
  },
  emailColoured: letter(NEWSLETTER),
  emailPictures: { ...letter(NEWSLETTER), then: ['.held button'] },
  emailLinks: { ...letter(NEWSLETTER), then: ['.links summary'] },
  emailQuoted: letter(ANSWER),
  emailLong: {
    state: aState({
      workitems: [
        email({
          name: LONG,
          messages: [
            aMessage({ body: 'Line of a long letter.\n'.repeat(400) }),
            aMessage({ bodyUrl: 'https://x.example' }),
          ],
        }),
      ],
    }),
    answers: {
      'messages.body': () => ({
        ok: false,
        failure: { type: 'client', code: 'UNREACHABLE', message: '' },
      }),
    },
  },
  sms: { state: aState({ workitems: [talk({})] }) },
  chatWrapup: {
    state: aState({
      workitems: [
        talk({
          type: 'Chat',
          channelType: 'chat',
          state: 'wrapup',
          name: 'Visitor 7312',
          actions: ['messages', 'disposition'],
        }),
      ],
    }),
  },
  voicemail: { state: aState(), answers, then: ['[data-entry]'] },
  missed: { state: aState(), answers, then: ['li:nth-of-type(2) > [data-entry]'] },
  recordings: {
    state: aState({
      workitems: [
        aWorkitem({
          recordings: [
            { signedUrl: 'https://files.example/1', startedAt: NOW - 3 * MINUTE, durationMs: 65_000 },
            { signedUrl: 'https://files.example/2', startedAt: NOW - MINUTE, durationMs: 3_605_000 },
          ],
        }),
      ],
    }),
  },
}
