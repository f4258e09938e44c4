import * as z from 'zod'
import { PathId } from '../basics.ts'
import { verb } from '../verb.ts'

const Word = z.string().max(100)

/** Where a link of a message really leads. */
export const MailLink = z.object({
  /** What the message says there. */
  text: z.string(),
  address: z.string(),
  /** Whether the app would open it: `https:` and `mailto:` only. */
  opens: z.boolean(),
})
export type MailLink = z.infer<typeof MailLink>

/** An HTML message as it can be shown. */
export const ShownMail = z.object({
  /** Names it, for its links. */
  mail: z.string(),
  /** The app's own address of the document, for a frame in which nothing runs. */
  url: z.string(),
  /** Pictures that are somewhere else and were not fetched. */
  blocked: z.number(),
  /** Pictures that were to be fetched and are not there. */
  failed: z.number(),
  links: z.array(MailLink),
})
export type ShownMail = z.infer<typeof ShownMail>

/** HTML messages: main makes a harmless document of them, and the page shows it. */
export const MAIL = {
  /** `pictures`: the person allows that they are fetched, for this message and this time. */
  'messages.show': verb({
    input: z.strictObject({
      workitemId: PathId,
      index: z.number().int().min(0).max(99_999),
      pictures: z.boolean(),
      /** What the document itself has to say, in the agent's language. */
      words: z.strictObject({ language: z.string().max(35), quoted: Word, picture: Word }),
    }),
    output: ShownMail,
    by: 'app',
    repeat: 'read',
    offline: 'yes',
  }),
  /** Asks the person, with the real address, and opens it outside; `opened` is false where they thought better of it. */
  'messages.openLink': verb({
    input: z.strictObject({ mail: PathId, link: z.number().int().min(0).max(9_999) }),
    output: z.object({ opened: z.boolean() }),
    by: 'app',
    repeat: 'state',
    offline: 'yes',
  }),
} as const
