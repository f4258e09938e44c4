import { createPublicKey, verify } from 'node:crypto'
import * as z from 'zod'
import { isVersion } from './version.ts'

/** Which version there is, signed by whoever publishes it. */
const Announcement = z.object({
  /** Rises with each announcement that is signed: one of before is known by it. */
  serial: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  version: z.string().refine(isVersion),
  files: z
    .array(
      z.object({
        /** Beside the announcement: a name and no way. */
        name: z.string().regex(/^[\w][\w.~+-]{0,200}$/),
        size: z
          .number()
          .int()
          .min(1)
          .max(2 ** 31),
        sha512: z.string().regex(/^[\w+/]{86}==$/),
      }),
    )
    .min(1)
    .max(20),
  /** How many of a hundred installations take it now. */
  percent: z.number().min(0).max(100).optional(),
})
export type Announcement = z.infer<typeof Announcement>

/** What lies on the server: the announcement as it was signed, to the byte, and its signature; both in base64. */
const Envelope = z.object({ payload: z.string().max(100_000), signature: z.string().length(88) })

/** Of an announcement, characters; whatever is longer is none. */
export const LONGEST = 200_000

/**
 * Reads it where it was signed with the key that belongs to `key` (raw Ed25519, base64), and nothing else of what a server
 * says is looked at before that.
 */
export function readAnnouncement(text: string, key: string): Announcement | undefined {
  try {
    const { payload, signature } = Envelope.parse(JSON.parse(text))
    const signed = Buffer.from(payload, 'base64')
    if (!verify(null, signed, publicKey(key), Buffer.from(signature, 'base64'))) return undefined
    return Announcement.parse(JSON.parse(signed.toString('utf8')))
  } catch {
    return undefined
  }
}

/** What stands before the 32 bytes of such a key wherever keys are written down (RFC 8410). */
const ED25519 = Buffer.from('302a300506032b6570032100', 'hex')

const publicKey = (key: string) =>
  createPublicKey({ key: Buffer.concat([ED25519, Buffer.from(key, 'base64')]), format: 'der', type: 'spki' })
