/** A request as the centre sees it: `path` with its query, header names in lower case. */
export interface HttpRequest {
  method: string
  path: string
  headers: Record<string, string | undefined>
  body?: string
}

/** An answer; `body` is JSON, or empty. */
export interface HttpReply {
  status: number
  headers: Record<string, string>
  body: string
}
