import { describe, expect, it } from 'vitest'
import { createKeys } from '../../main/keys.ts'
import type { HttpOutcome } from '../../main/server/http.ts'
import { anOffer, aWorkitem } from '../fixtures.ts'
import { counted, settle } from '../ports.ts'
import { aWorld, no, silence, yes } from './actionsWorld.ts'

const accept = { offerId: 'o2' }
const dial = { to: '+14805550142', option: 'external' as const }

/** Dials, is answered so until the app gives up, and dials again: the keys of both. */
async function twice(outcome: HttpOutcome): Promise<(string | undefined)[]> {
  const { actions, sent, last, clock, world } = aWorld()
  const known = world.known
  let over = false
  void actions.run('workitems.dial', dial).then(() => (over = true))
  for (let n = 0; n < 10 && !over; n += 1) {
    await settle()
    await last().answer(last().method === 'GET' ? silence : outcome)
    await clock.advance(2_500)
  }
  world.known = known
  void actions.run('workitems.dial', dial)
  await settle()
  const keys = sent.flatMap(({ key }) => key ?? [])
  return [keys[0], keys.at(-1)]
}

describe('the key of an intent', () => {
  it.each([
    ['no answer', silence],
    ['401: the sign-in has expired', no(undefined, 'SIGN_IN_EXPIRED')],
    ['401, said plainly', no(401, 'AUTHENTICATION_ERROR')],
    ['no way to a new token', no(undefined, 'UNREACHABLE')],
    ['REQUEST_IN_PROGRESS', no(409, 'REQUEST_IN_PROGRESS')],
    ['429', no(429, 'RATE_LIMITED')],
    ['429 for a long while', no(429, 'RATE_LIMITED', 'none', { retryAfterMs: 60_000 })],
    ['500', no(500, 'UNAVAILABLE', 'unknown')],
    ['503 with Retry-After', no(503, 'UNAVAILABLE', 'none', { retryAfterMs: 1_000 })],
    ['an answer in HTML', no(200, 'NOT_A_SERVER', 'unknown')],
  ])('is kept after %s', async (_, outcome) => {
    expect(await twice(outcome)).toEqual(['k1', 'k1'])
  })

  it.each([
    ['success', yes(aWorkitem({ workitemId: 'w2', state: 'dialing' }))],
    ['a conflict', no(409, 'OFFER_NOT_PENDING')],
    ['not found', no(404, 'NOT_FOUND')],
    ['a key used for something else', no(422, 'IDEMPOTENCY_KEY_REUSED')],
    ['a refusal', no(403, 'PERMISSION_DENIED')],
  ])('is new after %s', async (_, outcome) => {
    expect(await twice(outcome)).toEqual(['k1', 'k2'])
  })

  it('is one for the same words, and another for others', () => {
    const keys = createKeys(counted('k'))
    const one = keys.of('offers.accept', { offerId: 'a' })
    expect(keys.of('offers.accept', { offerId: 'a' })).toBe(one)
    expect(keys.of('offers.accept', { offerId: 'b' })).not.toBe(one)
    expect(keys.of('offers.reject', { offerId: 'a' })).not.toBe(one)
    keys.settle('offers.accept', { offerId: 'a' })
    expect(keys.of('offers.accept', { offerId: 'a' })).not.toBe(one)
  })
})

describe('a request with a key', () => {
  it('is sent again when nothing was answered: it cannot happen twice', async () => {
    const { actions, sent, last, clock } = aWorld()
    const result = actions.run('offers.accept', accept)
    await settle()
    await last().answer(silence)
    expect(sent).toHaveLength(1)
    await clock.advance(250)
    await last().answer(no(409, 'REQUEST_IN_PROGRESS'))
    await clock.advance(1_000)
    await last().answer(yes(anOffer({ offerId: 'o2', workitemId: 'w2', version: 2, state: 'accepted' })))
    expect([(await result).ok, sent.map(({ key }) => key)]).toEqual([true, ['k1', 'k1', 'k1']])
  })

  it('is given up after the third try, and what is true is asked for', async () => {
    const { actions, sent, last, clock } = aWorld()
    const result = actions.run('offers.accept', accept)
    await settle()
    for (const pause of [250, 1_000, 0]) {
      await last().answer(silence)
      await clock.advance(pause)
    }
    expect([sent.length, last().path]).toEqual([4, '/users/api/workitems/w2'])
    await last().answer(silence)
    expect(await result).toMatchObject({ failure: { code: 'NO_ANSWER' } })
  })

  it.each([
    ['by a machine that slept meanwhile', 60_000],
    ['where the clock was set back', -60_000],
  ])('is not sent again %s: nobody asked for it then', async (_, ms) => {
    const { actions, sent, last, clock } = aWorld()
    const result = actions.run('offers.accept', accept)
    await settle()
    await last().answer(silence)
    clock.jump(ms)
    await clock.advance(250)
    expect([sent.length, last().path]).toEqual([2, '/users/api/workitems/w2'])
    await last().answer(silence)
    expect(await result).toMatchObject({ failure: { code: 'NO_ANSWER' } })
  })

  it.each([
    [429, 1_500, 1_499],
    [503, 1_500, 1_499],
    [429, undefined, 249],
  ])('waits for its turn (%i, Retry-After %s ms)', async (status, retryAfterMs, early) => {
    const { actions, sent, last, clock } = aWorld()
    void actions.run('offers.accept', accept)
    await settle()
    await last().answer(
      no(status, 'RATE_LIMITED', 'none', retryAfterMs === undefined ? {} : { retryAfterMs }),
    )
    await clock.advance(early)
    expect(sent).toHaveLength(1)
    await clock.advance(1)
    expect(sent).toHaveLength(2)
  })

  it('does not keep the person waiting for a long one', async () => {
    const { actions, last } = aWorld()
    const result = actions.run('offers.accept', accept)
    await settle()
    await last().answer(no(429, 'RATE_LIMITED', 'none', { retryAfterMs: 2_001 }))
    expect(await result).toMatchObject({ failure: { code: 'RATE_LIMITED', retryAfterMs: 2_001 } })
  })
})
