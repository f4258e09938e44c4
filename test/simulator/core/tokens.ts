import type { Core } from './core.ts'
import { newId, userOf } from './core.ts'
import { randomWord } from './random.ts'
import { Refusal } from './refusal.ts'
import { now, plan, steady } from './time.ts'
import type { Token, User } from './world.ts'

/** PROTOCOL 5: a ticket serves within 30 s. */
export const TICKET_SECONDS = 30

const part = (value: object): string =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** A JWT for this user (PROTOCOL 1); only its being on the list of tokens makes it good. Lifetime in seconds. */
function giveToken(core: Core, user: User, signInId: string): string {
  const seconds = core.world.tokenSeconds
  const iat = Math.floor(now(core) / 1_000)
  const { userId } = user.agent
  const claims = {
    sub: userId,
    tenantId: user.tenantId,
    authorities: user.authorities,
    iat,
    exp: iat + seconds,
  }
  const signature = randomWord(core.secrets, 43)
  const token = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ ...claims, jti: newId(core, 'tk') })}.${signature}`
  const expiresAt = steady(core) + seconds * 1_000
  core.world.tokens.set(token, { userId, signIn: signInId, expiresAt, usable: true, refreshable: true })
  plan(core, seconds * 1_000, { kind: 'tokenEnds', token })
  return token
}

const isFresh = (core: Core, token: Token): boolean => token.expiresAt > steady(core)

/** Is the sign-in behind this token still good for requests and sockets? */
export function isUsable(core: Core, text: string): boolean {
  const token = core.world.tokens.get(text)
  return token !== undefined && token.usable && isFresh(core, token)
}

const refused = (message: string) => new Refusal('AUTHENTICATION_ERROR', message)

/** `Authorization: Bearer <jwt>` and the bare `<jwt>` are both accepted. */
const bare = (header: string | undefined): string => (header ?? '').replace(/^Bearer +/i, '').trim()

/** Who asks; throws 401. */
export function authenticate(core: Core, header: string | undefined): { user: User; token: string } {
  const text = bare(header)
  const token = core.world.tokens.get(text)
  if (!token) throw refused(text === '' ? 'Sign in first.' : 'This token is unknown.')
  if (!isUsable(core, text)) throw refused('This token has expired.')
  return { user: userOf(core, token.userId), token: text }
}

/** Gives a new token for an old one; one whose own time is over cannot be refreshed (PROTOCOL 1). */
export function refreshToken(core: Core, header: string | undefined): string {
  const token = core.world.tokens.get(bare(header))
  if (!token || !token.refreshable || !isFresh(core, token)) throw refused('Sign in again.')
  return giveToken(core, userOf(core, token.userId), token.signIn)
}

/** Signs in by HTTP Basic; throws 401 for a wrong name or password alike. */
export function signIn(core: Core, header: string | undefined): string {
  const encoded = /^Basic +(.+)$/i.exec(header ?? '')?.[1]
  const [userName, password] = split(decode(encoded ?? ''))
  for (const user of core.world.users.values()) {
    if (user.userName === userName && user.password === password)
      return giveToken(core, user, newId(core, 'si'))
  }
  throw refused('The user name or the password is wrong.')
}

function decode(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)))
  } catch {
    return ''
  }
}

const split = (pair: string): [string, string] => {
  const colon = pair.indexOf(':')
  return [pair.slice(0, colon), pair.slice(colon + 1)]
}

/** A ticket for one connection of the event socket. */
export function giveTicket(core: Core, user: User, token: string): string {
  const ticket = `${newId(core, 'wt')}_${randomWord(core.secrets, 24)}`
  const expiresAt = steady(core) + TICKET_SECONDS * 1_000
  core.tickets.set(ticket, { userId: user.agent.userId, token, expiresAt })
  return ticket
}

/** Takes a ticket: it serves once, in its time, and only while its sign-in is good. */
export function takeTicket(core: Core, text: string): { userId: string; token: string } | undefined {
  const ticket = core.tickets.get(text)
  core.tickets.delete(text)
  if (!ticket || ticket.expiresAt <= steady(core) || !isUsable(core, ticket.token)) return undefined
  return ticket
}

/** The sockets whose sign-in has ended are closed (PROTOCOL 5, 4001). */
export function closeExpired(core: Core): void {
  for (const line of [...core.lines.values()])
    if (!isUsable(core, line.token)) line.end(4001, 'sign-in expired')
}

/** Ends a sign-in, with every token that came of it. Says whether the agent's socket was its, or there is none. */
export function signOut(core: Core, userId: string, token: string): boolean {
  const signInId = core.world.tokens.get(token)?.signIn
  const line = core.lines.get(userId)
  const own = !line || core.world.tokens.get(line.token)?.signIn === signInId
  for (const [text, one] of core.world.tokens) if (one.signIn === signInId) core.world.tokens.delete(text)
  if (own) line?.end(1000, 'signed out')
  return own
}
