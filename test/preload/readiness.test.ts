import { describe, expect, test } from 'vitest'
import type { AppState, LinkState } from '../../preload/contract.ts'
import { readinessOf, type Fact } from '../../preload/readiness.ts'
import { aState, NOW } from '../renderer/fixtures.ts'

const MINUTE = 60_000
const fact = (name: Fact['name'], given: Partial<AppState>, now = NOW) =>
  readinessOf(aState(given), now).facts.find((one) => one.name === name)
const health = (given: Partial<AppState['health']>): Partial<AppState> => ({
  health: { ...aState().health, ...given },
})
const linked = (link: LinkState, more: object = {}): Partial<AppState> => ({
  connection: { link, since: NOW - MINUTE, staleSince: NOW - MINUTE, ...more },
})

describe('the light of a phone', () => {
  test('is green where every fact is', () => {
    const { light, facts } = readinessOf(aState(), NOW)
    expect([light, ...new Set(facts.map((one) => one.light))]).toEqual(['ready', 'ready'])
  })

  test.each<[LinkState, string]>([
    ['syncing', 'limited'],
    ['connecting', 'off'],
    ['reconnecting', 'off'],
    ['signedOut', 'off'],
    ['expired', 'off'],
    ['replaced', 'off'],
    ['stopped', 'off'],
  ])('over a link that is %s is %s, and its list is as old as it is', (link, light) => {
    expect(readinessOf(aState(linked(link)), NOW).light).toBe(light)
    expect(fact('list', linked(link))).toMatchObject({ light, why: 'stale', at: NOW - MINUTE })
  })

  test('is amber as soon as an acknowledgement is late, though the link still says live', () => {
    expect(fact('heartbeat', health({ ackAt: NOW - 8_000 }))).toMatchObject({ light: 'ready', n: 8 })
    expect(fact('heartbeat', health({ ackAt: NOW - 8_001 }))).toMatchObject({ light: 'limited', why: 'late' })
    expect(fact('heartbeat', linked('reconnecting'))).toMatchObject({ light: 'off', why: 'none' })
  })

  test('believes no acknowledgement of the future, after the clock was set back', () => {
    expect(fact('heartbeat', health({ ackAt: NOW + MINUTE }))).toMatchObject({ light: 'ready', n: 0 })
  })

  test('counts down the sign-in: good, short, over', () => {
    const at = (ms: number) => fact('token', health({ tokenUntil: NOW + ms }))
    expect(at(61_000)).toMatchObject({ light: 'ready', why: 'good', n: 1 })
    expect(at(59_000)).toMatchObject({ light: 'limited', why: 'short' })
    expect(at(0)).toMatchObject({ light: 'off', why: 'over' })
    expect(fact('token', linked('expired'))).toMatchObject({ light: 'off', why: 'expired' })
  })

  test('is amber, not red, where a call rings but something beside it is lost', () => {
    for (const given of [
      health({ notifications: 'failed' }),
      health({ ring: { missing: ['Headset'], silent: false } }),
      health({ ring: { missing: [], silent: true } }),
      health({ journal: 'failing' }),
      health({ journal: 'readOnly' }),
      health({ journal: 'missing' }),
      { notices: ['cacheBehind' as const] },
    ])
      expect(readinessOf(aState(given), NOW).light).toBe('limited')
  })
})
