import * as z from 'zod'
import { failure, refuse, TokenAnswer, type Failure, type Result } from '../../preload/contract.ts'
import type { Clock, Log, Secrets, Undo } from '../ports.ts'
import { readLocation, readServer } from './address.ts'
import type { Http, HttpOutcome, HttpRequest } from './http.ts'
import { lateness } from './lateness.ts'
import { PATHS } from './routes.ts'
import { basic, lifetimeOf } from './token.ts'
import { noAnswer } from './trouble.ts'

/** Refresh when this part of the token's life is over, and how soon to try again where that failed, ms. */
const REFRESH_AT = 0.75
const REFRESH_RETRY_MS = 15_000
/** A token of an earlier start is refreshed this soon: nobody knows how much of its life is left, ms. */
const RESTORED_MS = 1_000

/** Whom the token speaks for, and where. `token` never leaves this file but in a header. */
const Held = z.object({ server: z.string(), userName: z.string(), location: z.string(), token: z.string() })
type Held = z.infer<typeof Held>

export interface Credentials {
  /** Trades name and password for a token. `WRONG_PASSWORD`, `BAD_ADDRESS`, or why there was no answer. */
  signIn(server: string, userName: string, password: string): Promise<Result<null>>
  /** Takes up what an earlier start kept for this server and user; an empty word of either matches any. */
  restore(server: string, userName: string): Promise<boolean>
  /** An authorised exchange below `location`; after a 401 it refreshes, then repeats once (PROTOCOL 2). */
  send(request: Omit<HttpRequest, 'url'> & { path: string }): Promise<HttpOutcome>
  who(): { server: string; userName: string; location: string } | undefined
  /** How long the token is good, ms; below 0 it is over, `undefined` where nobody knows. */
  goodForMs(): number | undefined
  /** Could the token be kept encrypted? If not it is gone with the process. */
  kept(): boolean
  /** Forgets the token, here and on the disk. */
  drop(): Promise<void>
  stop(): void
}

/** Keeps the sign-in: token, its refresh ahead of expiry, and the one rule for a 401 (PROTOCOL 1). */
export function createCredentials(ports: {
  http: Http
  clock: Clock
  secrets: Secrets
  log: Log
  /** A new token: the event socket wants to hear of it. */
  onRefreshed(): void
}): Credentials {
  let held: Held | undefined
  let expired = false
  let kept = true
  /** When the token ends, on the monotonic clock. */
  let endsAt: number | undefined
  let refreshing: Promise<Failure | undefined> | undefined
  let cancelRefresh: Undo = () => undefined

  /** Read anew after each wait: signing in and out goes on meanwhile. */
  const current = (): Held | undefined => held

  async function take(next: Held): Promise<void> {
    held = next
    expired = false
    const lifetime = lifetimeOf(next.token)
    endsAt = lifetime === undefined ? undefined : ports.clock.now() + lifetime
    plan((lifetime ?? 0) * REFRESH_AT)
    kept = await ports.secrets.save(JSON.stringify(next)).catch(() => false)
  }

  function plan(ms: number): void {
    cancelRefresh()
    if (ms <= 0) return
    cancelRefresh = ports.clock.after(ms, () => {
      void refresh().then((problem) => {
        if (problem && !expired) plan(REFRESH_RETRY_MS)
      })
    })
  }

  /** One refresh at a time; answers why it failed. Only a 401 ends the sign-in, a lost network never does. */
  const refresh = (): Promise<Failure | undefined> =>
    (refreshing ??= renew().finally(() => (refreshing = undefined)))

  async function renew(): Promise<Failure | undefined> {
    if (!held) return signedOut
    const before = held
    const answer = await ports.http.send({
      method: 'GET',
      url: before.location + PATHS.refresh,
      headers: bearer(before),
    })
    if (held !== before) return undefined
    if (!answer.ok) {
      ports.log('token refresh failed', { code: answer.failure.code })
      if (answer.failure.status !== 401) return answer.failure
      expired = true
      return signInExpired
    }
    const next = readGrant(answer.json, before.server)
    if (!next.ok) return next.failure
    await take({ ...before, ...next.value })
    ports.onRefreshed()
    return undefined
  }

  return {
    async signIn(typed, userName, password) {
      const server = readServer(typed)
      if (!server.ok) return server
      if (userName.trim() === '') return refuse('BAD_INPUT', 'Type your user name.', { param: 'userName' })
      if (userName.includes(':'))
        return refuse('BAD_INPUT', 'A user name has no colon.', { param: 'userName' })
      const answer = await ports.http.send({
        method: 'GET',
        url: server.value + PATHS.signIn,
        headers: { authorization: basic(userName.trim(), password) },
      })
      if (!answer.ok && answer.failure.status === 401)
        return refuse('WRONG_PASSWORD', 'User name or password is wrong.', { param: 'password', status: 401 })
      if (!answer.ok && answer.failure.status === 404)
        return refuse('NOT_A_SERVER', 'This address answers, but not as a contact centre does.', {
          param: 'server',
        })
      if (!answer.ok) return answer
      const grant = readGrant(answer.json, server.value)
      if (!grant.ok) return grant
      await take({ server: server.value, userName: userName.trim(), ...grant.value })
      return { ok: true, value: null }
    },

    async restore(server, userName) {
      const text = await ports.secrets.load().catch(() => undefined)
      if (text === undefined) return false
      const read = Held.safeParse(parse(text))
      if (!read.success) return false
      const wanted = readServer(server)
      if (server !== '' && (!wanted.ok || wanted.value !== read.data.server)) return false
      if (userName !== '' && userName !== read.data.userName) return false
      held = read.data
      endsAt = undefined
      plan(RESTORED_MS)
      return true
    },

    async send({ path, ...request }) {
      if (!held || expired) return none(held ? signInExpired : signedOut)
      const used = held
      const isLate = lateness(ports.clock)
      const first = await send(used)
      if (first.ok || first.failure.status !== 401) return first
      const problem = held === used ? await refresh() : undefined
      if (problem) return none(aboutRefresh(problem))
      const now = current()
      // Nobody else's name goes on what this person asked for.
      if (now?.server !== used.server || now.userName !== used.userName) return none(signedOut)
      if (isLate()) return none(noAnswer(undefined, true))
      const second = await send(now)
      if (second.ok || second.failure.status !== 401) return second
      if (held === now) expired = true
      return none(signInExpired)

      function send(by: Held): Promise<HttpOutcome> {
        return ports.http.send({
          ...request,
          url: by.location + path,
          headers: { ...request.headers, ...bearer(by) },
        })
      }
    },

    who: () => held,
    goodForMs: () => (endsAt === undefined ? undefined : endsAt - ports.clock.now()),
    kept: () => kept,
    async drop() {
      held = endsAt = undefined
      expired = false
      cancelRefresh()
      await ports.secrets.clear().catch(() => ports.log('stored sign-in could not be removed'))
    },
    stop: () => cancelRefresh(),
  }
}

const signedOut = failure('SIGNED_OUT', 'You are signed out.')
const signInExpired = failure('SIGN_IN_EXPIRED', 'Your sign-in has expired. Type your password to go on.')
/** The status of a refresh that failed says nothing about the request that waited for it. */
const aboutRefresh = ({ status: _, ...problem }: Failure): Failure => problem
const none = (problem: Failure): HttpOutcome => ({ ok: false, failure: problem, effect: 'none' })
const bearer = ({ token }: Held) => ({ authorization: `Bearer ${token}` })

function readGrant(json: unknown, server: string): Result<{ token: string; location: string }> {
  const answer = TokenAnswer.safeParse(json)
  if (!answer.success)
    return refuse('NOT_A_SERVER', 'The server’s answer to the sign-in could not be read.', {
      param: 'server',
    })
  const location = readLocation(answer.data.location, server)
  return location.ok ? { ok: true, value: { token: answer.data.token, location: location.value } } : location
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
