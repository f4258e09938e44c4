import * as z from 'zod'
import { verb } from '../verb.ts'

const Entry = z.strictObject({ id: z.number().int().positive() })
const Place = { about: z.string().min(1).max(500), field: z.string().min(1).max(500) }
/** Words that were typed and not sent, by what they are about and their field. */
export const Draft = z.object({ ...Place, text: z.string() })
export type Draft = z.infer<typeof Draft>

/** What is kept on this machine until the server has it: the outbox, and what is being typed. */
export const OUTBOX = {
  'outbox.resend': verb({ input: Entry, output: z.null(), by: 'app', repeat: 'state', offline: 'yes' }),
  'outbox.discard': verb({ input: Entry, output: z.null(), by: 'app', repeat: 'state', offline: 'yes' }),
  'drafts.list': verb({
    input: z.strictObject({}),
    output: z.array(Draft),
    by: 'app',
    repeat: 'read',
    offline: 'yes',
  }),
  /** Resolves once the words are on the disk; `text` null: the field has none any more. */
  'drafts.keep': verb({
    input: z.strictObject({ ...Place, text: z.string().max(500_000).nullable() }),
    output: z.null(),
    by: 'app',
    repeat: 'state',
    offline: 'yes',
  }),
} as const
