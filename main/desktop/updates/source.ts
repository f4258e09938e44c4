import * as z from 'zod'
import { isLoopback } from '../../server/address.ts'

/** Where updates come from, and whose word counts; written into the package when it is made (docs/packaging.md). */
export interface UpdateSource {
  /** The folder of the announcements, with a slash at its end. */
  url: string
  /** The public key, raw Ed25519 in base64. */
  key: string
}

const Packed = z.object({ updates: z.object({ url: z.string(), key: z.string().regex(/^[\w+/]{43}=$/) }) })

/** Reads it from the package's own description; nothing where the package is not to be updated by itself. */
export function readSource(manifest: string): UpdateSource | undefined {
  const packed = Packed.safeParse(JSON.parse(manifest))
  if (!packed.success || !URL.canParse(packed.data.updates.url)) return undefined
  const url = new URL(packed.data.updates.url)
  const isGuarded = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
  if (!isGuarded || url.search !== '' || url.hash !== '') return undefined
  return { url: url.href.replace(/\/*$/, '/'), key: packed.data.updates.key }
}

/** The name of the announcement for a machine. */
export const announcementFor = (platform: string, arch: string): string => `ringdesk-${platform}-${arch}.json`
