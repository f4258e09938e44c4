import type { Workitem } from './shapes.ts'

/** PROTOCOL 2, "Refusals": the type and status that belong to a code. */
const CODES = {
  BAD_REQUEST: [400, 'validation'],
  IDEMPOTENCY_KEY_REQUIRED: [400, 'validation'],
  AUTHENTICATION_ERROR: [401, 'authentication'],
  PERMISSION_DENIED: [403, 'permission'],
  NOT_FOUND: [404, 'notFound'],
  ACTION_NOT_ALLOWED: [409, 'conflict'],
  OFFER_NOT_PENDING: [409, 'conflict'],
  NOTES_CHANGED: [409, 'conflict'],
  REQUEST_IN_PROGRESS: [409, 'conflict'],
  IDEMPOTENCY_KEY_REUSED: [422, 'validation'],
  VALIDATION_FAILED: [422, 'validation'],
  SURVEY_REQUIRED: [422, 'validation'],
  CONTACT_REQUIRED: [422, 'validation'],
  CALLBACK_REQUIRED: [422, 'validation'],
  DISPOSITION_REQUIRED: [422, 'validation'],
  DO_NOT_CALL: [422, 'validation'],
  RATE_LIMITED: [429, 'rateLimit'],
  INTERNAL_ERROR: [500, 'server'],
  BAD_GATEWAY: [502, 'server'],
  UNAVAILABLE: [503, 'server'],
  GATEWAY_TIMEOUT: [504, 'server'],
} as const
export type RefusalCode = keyof typeof CODES

/** Thrown by a rule that says no; the router turns it into the answer. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly more: { param?: string; workitem?: Workitem }
  constructor(code: RefusalCode, message: string, more: { param?: string; workitem?: Workitem } = {}) {
    super(message)
    this.code = code
    this.more = more
  }
}

/** The HTTP status and the body of a refusal. */
export function refusalAnswer(refusal: Refusal, requestId: string): { status: number; body: object } {
  const [status, type] = CODES[refusal.code]
  return { status, body: { type, code: refusal.code, message: refusal.message, ...refusal.more, requestId } }
}
