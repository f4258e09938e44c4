import * as z from 'zod'
import { lax } from './basics.ts'
import { Workitem } from './objects.ts'

/**
 * A refusal as data (PROTOCOL 2, "Refusals"). `code` is the server's word, or one of ours:
 * `BAD_INPUT`, `UNKNOWN_ACTION`, `UNTRUSTED_SENDER`, `NOT_LIVE`, `NO_ANSWER`, `UNREACHABLE`, `TLS`, `CERT_EXPIRED`, `CERT_NOT_YET_VALID`, `CERT_WRONG_HOST`, `CERT_SELF_SIGNED`,
 * `CERT_UNKNOWN_CA`, `PROXY_DOWN`, `PROXY_PASSWORD`, `PROXY_SCHEME`, `PROXY_REFUSED`, `PROXY_TLS`, `PROXY_CERT_EXPIRED`,
 * `PROXY_CERT_NOT_YET_VALID`, `PROXY_CERT_WRONG_HOST`, `PROXY_CERT_SELF_SIGNED`, `PROXY_CERT_UNKNOWN_CA` (`param`: the proxy), `SOCKET_REFUSED`, `NOT_A_SERVER`,
 * `BAD_ADDRESS`, `WRONG_PASSWORD`, `WAITING`, `NOT_SAVED`, `SIGN_IN_EXPIRED`, `SIGNED_OUT`, `LOCKED`, `UNSENT`, `NOT_WIPED`, `GOING_AWAY`, `TEST_RUNNING`, `INTERNAL`, `TOO_LARGE`, `UNPLAYABLE`, `BAD_RANGE`,
 * `NOT_RINGING`, `NOT_IN_CALL`, `SEVERAL_HELD`, `NOT_SETTLED`, `NOT_OURS`, `LINK_LONG`, `LINK_CONTROL`, `LINK_ENCODING`, `LINK_EXTRA`, `LINK_NAME`,
 * `LINK_NOT_NUMBER`, `LINK_EMPTY`.
 */
export const Failure = z.object({
  type: z.string(),
  code: z.string(),
  message: z.string(),
  param: lax(z.string()),
  requestId: lax(z.string()),
  retryAfterMs: lax(z.number().nonnegative()),
  /** HTTP status, where there was an answer. */
  status: lax(z.number().int()),
  /** The current workitem, with which the client repairs itself. */
  workitem: lax(Workitem),
})
export type Failure = z.infer<typeof Failure>

/** What every verb resolves to; nothing is ever thrown across a border. */
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure }
