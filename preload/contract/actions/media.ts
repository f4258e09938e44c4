import * as z from 'zod'
import { PathId } from '../basics.ts'
import { verb } from '../verb.ts'

/** Which sound of a workitem: its voicemail, or one of its `recordings` by its place. */
export const SoundPart = z.union([z.literal('voicemail'), z.number().int().min(0).max(9_999)])
export type SoundPart = z.infer<typeof SoundPart>

/** A message's body that was too long to come along (PROTOCOL 3, `bodyUrl`). */
export const MessageBody = z.object({
  body: z.string().optional(),
  bodyParts: z.record(z.string(), z.unknown()).optional(),
})
export type MessageBody = z.infer<typeof MessageBody>

/** Files at the server, which the app fetches: the page itself speaks to no network. */
export const MEDIA = {
  /** Sees that the sound is there to be played, and says where the page finds it: an address of the app's own. */
  'media.open': verb({
    input: z.strictObject({ workitemId: PathId, part: SoundPart }),
    output: z.object({ url: z.string() }),
    by: 'app',
    repeat: 'read',
    offline: 'yes',
  }),
  /** The body of the message at this place of `messages`. */
  'messages.body': verb({
    input: z.strictObject({ workitemId: PathId, index: z.number().int().min(0).max(99_999) }),
    output: MessageBody,
    by: 'app',
    repeat: 'read',
    offline: 'yes',
  }),
} as const
