import type { AppState } from './contract.ts'

/** How good a fact is: a call can come, it can come with a loss that is named, or it cannot come. */
export type Light = 'ready' | 'limited' | 'off'

/** One fact and what it says; `why` is the key of its sentence, `at` a Unix ms of this machine, `n` a number in it. */
export interface Fact {
  name: 'connection' | 'heartbeat' | 'list' | 'token' | 'notifications' | 'ring' | 'journal'
  light: Light
  why: string
  at?: number
  n?: number
}

/** The one light, and the facts it is made of. */
export interface Readiness {
  light: Light
  facts: Fact[]
}

/** The link is beaten every 4 s at least, and is given up 2 s after a beat (PROTOCOL 5); beyond that it is late, ms. */
const FRESH_MS = 8_000
/** A sign-in with less than this left should have been renewed, ms. */
const SHORT_MS = 60_000

/** What of the state the light is judged by. */
type Judged = Pick<AppState, 'connection' | 'health' | 'notices' | 'alerts'>

const ORDER: readonly Light[] = ['ready', 'limited', 'off']

/**
 * Could a call reach this agent now? Judged by what main pushes and the time, `now` in Unix ms of this machine, and by
 * nothing else. The light is that of the worst fact.
 */
export function readinessOf(state: Judged, now: number): Readiness {
  const facts = [connection, heartbeat, list, token, notifications, ring, journal].map((judge) =>
    judge(state, now),
  )
  const worst = Math.max(...facts.map(({ light }) => ORDER.indexOf(light)))
  return { light: ORDER[worst] ?? 'off', facts }
}

type Judge = (state: Judged, now: number) => Fact

const connection: Judge = ({ connection: { link } }) => ({
  name: 'connection',
  light: link === 'live' ? 'ready' : link === 'syncing' ? 'limited' : 'off',
  why: link,
})

const heartbeat: Judge = ({ connection: { link }, health: { ackAt } }, now) => {
  const name = 'heartbeat'
  if ((link !== 'live' && link !== 'syncing') || ackAt === undefined)
    return { name, light: 'off', why: 'none' }
  // A clock that was set back makes no acknowledgement of the future.
  const age = Math.max(0, now - ackAt)
  const n = Math.floor(age / 1000)
  return age <= FRESH_MS
    ? { name, light: 'ready', why: 'fresh', n }
    : { name, light: 'limited', why: 'late', n }
}

const list: Judge = ({ connection: { link, staleSince }, notices }) => {
  const name = 'list'
  if (link !== 'live') {
    const since = staleSince !== undefined && { at: staleSince }
    return { name, light: link === 'syncing' ? 'limited' : 'off', why: since ? 'stale' : 'none', ...since }
  }
  if (notices.includes('cacheBehind')) return { name, light: 'limited', why: 'behind' }
  return { name, light: 'ready', why: 'current' }
}

const token: Judge = ({ connection: { link }, health: { tokenUntil } }, now) => {
  const name = 'token'
  if (link === 'signedOut' || link === 'expired') return { name, light: 'off', why: link }
  if (tokenUntil === undefined) return { name, light: 'ready', why: 'unknown' }
  const left = tokenUntil - now
  if (left <= 0) return { name, light: 'off', why: 'over' }
  if (left < SHORT_MS) return { name, light: 'limited', why: 'short' }
  return { name, light: 'ready', why: 'good', n: Math.floor(left / 60_000) }
}

const notifications: Judge = ({ health: { notifications: why } }) => ({
  name: 'notifications',
  light: why === 'failed' || why === 'hidden' ? 'limited' : 'ready',
  why,
})

const ring: Judge = ({ health, alerts }) => {
  const name = 'ring'
  if (alerts?.profile === 'quiet') return { name, light: 'ready', why: 'quiet' }
  if (health.ring?.silent) return { name, light: 'limited', why: 'silent' }
  const n = health.ring?.missing.length ?? 0
  if (n > 0) return { name, light: 'limited', why: 'missing', n }
  return { name, light: 'ready', why: health.ring ? 'heard' : 'untried' }
}

const journal: Judge = ({ health: { journal: why } }) => ({
  name: 'journal',
  light: why === 'writable' ? 'ready' : 'limited',
  why,
})
