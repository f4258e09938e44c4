import type { Failure } from '../contract/failure.ts'

/** A failure of our own making; `param` names the part that is wrong. */
export const failure = (code: string, message: string, more: Partial<Failure> = {}): Failure => ({
  type: 'client',
  code,
  message,
  ...more,
})

export const refuse = (
  code: string,
  message: string,
  more: Partial<Failure> = {},
): { ok: false; failure: Failure } => ({
  ok: false,
  failure: failure(code, message, more),
})
