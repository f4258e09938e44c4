import type { Sound } from './media.ts'

/** A request as the centre sees it: `path` with its query, header names in lower case. */
export interface HttpRequest {
  method: string
  path: string
  headers: Record<string, string | undefined>
  body?: string
  /** It came over TLS. */
  secure?: boolean
}

/** An answer; `body` is JSON, or empty. A `sound` is made audible by whoever puts the answer on a wire. */
export interface HttpReply {
  status: number
  headers: Record<string, string>
  body: string
  sound?: Sound
}
