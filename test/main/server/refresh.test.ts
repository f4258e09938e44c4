import { describe, expect, it } from 'vitest'
import type { HttpOutcome } from '../../../main/server/http.ts'
import { settle } from '../../ports.ts'
import { bearer, grant, signedIn } from './signedIn.ts'

const ask = { method: 'POST', path: '/x', body: { a: 1 }, headers: { 'idempotency-key': 'k1' } } as const

describe('ahead of its expiry', () => {
  it('a token is renewed, by a clock that nobody can set', async () => {
    const { clock, refreshes, refreshed, credentials, last } = await signedIn(3_600)
    clock.jump(-86_400_000)
    await clock.advance(2_699_000)
    clock.jump(172_800_000)
    expect(refreshes()).toHaveLength(0)
    await clock.advance(1_000)
    expect(bearer(refreshes()[0] as never)).toBe('first')
    refreshes()[0]?.reply(200, grant('second'))
    await settle()
    expect(refreshed()).toBe(1)
    void credentials.send(ask)
    expect(bearer(last())).toBe('second')
  })

  it('and again, for as long as the shift lasts', async () => {
    const { clock, refreshes } = await signedIn(3_600)
    for (let n = 0; n < 10; n += 1) {
      await clock.advance(2_700_000)
      refreshes()[n]?.reply(200, grant(`t${n}`))
      await settle()
    }
    expect(refreshes()).toHaveLength(10)
  })

  it.each([
    ['no network', undefined],
    ['a broken server', 500],
    ['a gateway', 404],
    ['an unreadable answer', 200],
  ])('with %s it is tried again, and nothing is lost', async (_, status) => {
    const { clock, refreshes, credentials, secrets } = await signedIn(3_600)
    await clock.advance(2_700_000)
    if (status === undefined) refreshes()[0]?.fail(new Error('down'))
    else refreshes()[0]?.reply(status, {})
    await clock.advance(15_000)
    expect([refreshes().length, credentials.who()?.userName]).toEqual([2, 'ada'])
    expect(secrets.kept).toContain('first')
  })

  it('refused with a 401 it is over, and not asked again', async () => {
    const { clock, refreshes, credentials } = await signedIn(3_600)
    await clock.advance(2_700_000)
    refreshes()[0]?.reply(401)
    await clock.advance(600_000)
    expect([refreshes().length, clock.pending()]).toEqual([1, 0])
    expect(await credentials.send(ask)).toMatchObject({ failure: { code: 'SIGN_IN_EXPIRED' } })
  })

  it('a token that does not say how long it lives is renewed when it is refused', async () => {
    const { clock } = await signedIn(0)
    expect(clock.pending()).toBe(0)
  })

  it('stop is the end of it', async () => {
    const { credentials, clock } = await signedIn()
    credentials.stop()
    expect(clock.pending()).toBe(0)
  })
})

describe('after a 401', () => {
  it('the token is renewed, and the very same request sent once more', async () => {
    const { credentials, asked, refreshes, refreshed } = await signedIn()
    const outcome = credentials.send(ask)
    asked[0]?.reply(401)
    await settle()
    refreshes()[0]?.reply(200, grant('second'))
    await settle()
    const [first, , second] = asked
    expect([second?.url, second?.body, second?.headers['idempotency-key']]).toEqual([
      first?.url,
      { a: 1 },
      'k1',
    ])
    expect([bearer(first as never), bearer(second as never), refreshed()]).toEqual(['first', 'second', 1])
    second?.reply(200, { done: true })
    expect(await outcome).toEqual({ ok: true, json: { done: true }, status: 200 })
  })

  it('after a sleep, the token is renewed, and what was asked for before is not done now', async () => {
    const { clock, refreshes, credentials, asked } = await signedIn()
    const outcome = credentials.send(ask)
    asked[0]?.reply(401)
    await settle()
    clock.jump(60_000)
    refreshes()[0]?.reply(200, grant('second'))
    expect(await outcome).toMatchObject({ failure: { code: 'NO_ANSWER' }, effect: 'none' })
    expect(asked).toHaveLength(2)
  })

  it('twice, the sign-in has expired, and nothing more is sent', async () => {
    const { credentials, asked, last } = await signedIn()
    const outcome = credentials.send(ask)
    asked[0]?.reply(401)
    await settle()
    last().reply(200, grant('second'))
    await settle()
    last().reply(401)
    expect(await outcome).toMatchObject({ failure: { code: 'SIGN_IN_EXPIRED' }, effect: 'none' })
    await credentials.send(ask)
    expect(asked).toHaveLength(3)
  })

  it('of two requests at once there is one renewal', async () => {
    const { credentials, asked, refreshes, refreshed } = await signedIn()
    const both = [credentials.send(ask), credentials.send(ask)]
    asked[0]?.reply(401)
    asked[1]?.reply(401)
    await settle()
    expect(refreshes()).toHaveLength(1)
    refreshes()[0]?.reply(200, grant('second'))
    await settle()
    for (const one of asked.slice(3)) one.reply(200, {})
    expect((await Promise.all(both)).map(({ ok }) => ok)).toEqual([true, true])
    expect([asked.length, refreshed()]).toEqual([5, 1])
  })

  it('that comes late, when the token is new already, there is no second renewal', async () => {
    const { credentials, asked, refreshes } = await signedIn()
    const both = [credentials.send(ask), credentials.send(ask)]
    asked[0]?.reply(401)
    await settle()
    refreshes()[0]?.reply(200, grant('second'))
    await settle()
    asked[1]?.reply(401)
    await settle()
    for (const one of asked) one.reply(200, {})
    await Promise.all(both)
    expect(refreshes()).toHaveLength(1)
    expect(bearer(asked.at(-1) as never)).toBe('second')
  })

  it.each([
    ['no network', undefined, 'UNREACHABLE'],
    ['404 from a gateway', 404, 'NOT_A_SERVER'],
    ['503', 503, 'UNAVAILABLE'],
  ])('and %s there is no word about the request itself, and the sign-in stays', async (_, status, code) => {
    const { credentials, asked, refreshes } = await signedIn()
    const outcome = credentials.send(ask)
    asked[0]?.reply(401)
    await settle()
    if (status === undefined) refreshes()[0]?.fail(new Error('down'))
    else refreshes()[0]?.reply(status)
    const { failure } = (await outcome) as HttpOutcome & { ok: false }
    expect([failure.code, failure.status]).toEqual([code, undefined])
    void credentials.send(ask)
    expect(bearer(asked.at(-1) as never)).toBe('first')
  })
})

describe('while a request waits for a new token', () => {
  const waiting = async () => {
    const one = await signedIn()
    const outcome = one.credentials.send(ask)
    one.asked[0]?.reply(401)
    await settle()
    return { ...one, outcome }
  }

  it('signing out ends it', async () => {
    const { credentials, refreshes, outcome, secrets } = await waiting()
    await credentials.drop()
    refreshes()[0]?.reply(200, grant('second'))
    expect(await outcome).toMatchObject({ failure: { code: 'SIGNED_OUT' } })
    expect([credentials.who(), secrets.kept]).toEqual([undefined, undefined])
  })

  it('another person who signs in does not send it', async () => {
    const { credentials, asked, refreshes, outcome } = await waiting()
    const grace = credentials.signIn('https://centre.example', 'grace', 'x')
    asked.at(-1)?.reply(200, grant('hers'))
    await grace
    refreshes()[0]?.reply(200, grant('second'))
    expect(await outcome).toMatchObject({ failure: { code: 'SIGNED_OUT' } })
    expect(asked.filter(({ url }) => url.endsWith('/x'))).toHaveLength(1)
  })

  it('a late refusal of the old token does not end the new sign-in', async () => {
    const { credentials, asked, refreshes, outcome } = await waiting()
    refreshes()[0]?.reply(200, grant('second'))
    await settle()
    const again = credentials.signIn('https://centre.example', 'ada', 'x')
    const [repeat, signIn] = asked.slice(-2)
    signIn?.reply(200, grant('third'))
    await again
    repeat?.reply(401)
    await outcome
    void credentials.send(ask)
    expect(bearer(asked.at(-1) as never)).toBe('third')
  })
})
