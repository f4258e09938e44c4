import type { Core } from './core.ts'
import type { HttpReply, HttpRequest } from './http.ts'
import { Refusal } from './refusal.ts'
import { steady } from './time.ts'
import type { StoredAnswer } from './world.ts'

const KEPT_MS = 24 * 3_600_000
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** JSON with the keys in order, so that equal bodies are equal texts. */
const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, canonical(one)]),
  )
}

/** A key that a request has claimed (PROTOCOL 2, "Idempotency-Key"). */
export interface Claim {
  /** The answer of the first time, if there was one. */
  stored?: StoredAnswer
  /** Says how it went: a 2xx is stored, a refusal frees the key. */
  settle(reply: HttpReply): void
}

/** Claims the request's key for this user, or throws why it cannot be had. */
export function claimKey(core: Core, userId: string, request: HttpRequest, body: unknown): Claim {
  const key = request.headers['idempotency-key']
  if (key === undefined || key === '') {
    throw new Refusal('IDEMPOTENCY_KEY_REQUIRED', 'This request needs an Idempotency-Key.', {
      param: 'Idempotency-Key',
    })
  }
  if (!UUID.test(key)) {
    throw new Refusal('BAD_REQUEST', 'Idempotency-Key must be a UUID.', { param: 'Idempotency-Key' })
  }
  const own = `${userId} ${key.toLowerCase()}`
  const intent = JSON.stringify([request.method, request.path, canonical(body)])
  forgetOld(core)
  const before = core.world.answers.get(own)
  const begun = before?.intent ?? core.running.get(own)
  if (begun !== undefined && begun !== intent) {
    throw new Refusal('IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key belongs to another request.')
  }
  if (before) return { stored: before, settle: () => undefined }
  if (begun !== undefined)
    throw new Refusal('REQUEST_IN_PROGRESS', 'The same request is still being carried out.')
  core.running.set(own, intent)
  return {
    settle({ status, body: answer }) {
      core.running.delete(own)
      if (status < 200 || status > 299) return
      core.world.answers.set(own, { intent, status, body: answer, at: steady(core) })
      core.world.effects.set(key, (core.world.effects.get(key) ?? 0) + 1)
    },
  }
}

function forgetOld(core: Core): void {
  for (const [own, { at }] of core.world.answers) {
    if (at + KEPT_MS > steady(core)) return
    core.world.answers.delete(own)
  }
}
