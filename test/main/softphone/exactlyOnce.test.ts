import { describe, expect, test } from 'vitest'
import { anaAtHerDesk, answerACall, inState } from '../../situation.ts'

describe('answers that do not come', () => {
  test('an accept whose answer is lost is sent again with its key, and happens once', async () => {
    const here = await anaAtHerDesk()
    here.centre.control('lose', { route: '/accept' })
    await answerACall(here)
    const { requests, effects } = here.centre.state()
    const keys = requests.filter(({ path }) => path.endsWith('/accept')).map(({ key }) => key)
    expect(new Set(keys).size).toBe(1)
    expect(effects[keys[0] ?? '']).toBe(1)
  })

  test('a hold whose answer is lost is not repeated: the truth is fetched', async () => {
    const here = await anaAtHerDesk()
    const { workitemId } = await answerACall(here)
    here.centre.control('lose', { route: '/hold' })
    await here.phone.run('workitems.hold', { workitemId })
    await here.phone.until((state) => inState(state, 'hold')?.workitemId === workitemId)
    expect(here.centre.state().requests.filter(({ path }) => path.endsWith('/hold')).length).toBe(1)
  })

  test('digits typed quickly arrive once each, in their order', async () => {
    const here = await anaAtHerDesk()
    const { workitemId } = await answerACall(here, { menu: true })
    here.centre.control('delay', { route: '/dtmf/1', ms: 60 })
    const digits = ['1', '2', '3'] as const
    await Promise.all(digits.map((digit) => here.phone.run('workitems.dtmf', { workitemId, digit })))
    const sent = here.centre.state().requests.filter(({ path }) => path.includes('/dtmf/'))
    expect(sent.map(({ path }) => path.at(-1))).toEqual(digits)
  })

  test('a server that is busy for a moment is waited for; one that is busy for long is not', async () => {
    const here = await anaAtHerDesk()
    const { workitemId } = await answerACall(here)
    here.centre.control('answer', { status: 429, retryAfter: 0, route: '/dtmf' })
    expect(await here.phone.run('workitems.dtmf', { workitemId, digit: '1' })).toMatchObject({ ok: true })
    here.centre.control('answer', { status: 503, retryAfter: 30, route: '/dtmf' })
    expect(await here.phone.run('workitems.dtmf', { workitemId, digit: '1' })).toMatchObject({
      ok: false,
      failure: { retryAfterMs: 30_000 },
    })
  })

  test('a refusal repairs what the app believed', async () => {
    const here = await anaAtHerDesk()
    const { workitemId } = await answerACall(here)
    here.centre.control('freeze', {})
    here.centre.control('hangUp', {})
    const answer = await here.phone.run('workitems.hold', { workitemId })
    expect(answer).toMatchObject({ ok: false, failure: { code: 'ACTION_NOT_ALLOWED' } })
    await here.phone.until((state) => inState(state, 'wrapup')?.workitemId === workitemId)
  })

  test('an offer that is answered in two places at once, and again when it is over, is answered once and refused nowhere', async () => {
    const here = await anaAtHerDesk()
    here.centre.control('call', { user: 'ana' })
    await here.phone.until((state) => state.offers.length === 1)
    const { offerId = '' } = here.phone.state().offers[0] ?? {}
    here.centre.control('delay', { route: '/accept', ms: 60 })
    const both = await Promise.all([1, 2].map(() => here.phone.run('offers.accept', { offerId })))
    const late = await here.phone.run('offers.accept', { offerId })
    expect([...both, late].map(({ ok }) => ok)).toEqual([true, true, true])
    // Another decision about it is too late, and is told so.
    expect(await here.phone.run('offers.reject', { offerId })).toMatchObject({ ok: false })
    const { requests } = here.centre.state()
    expect(requests.filter(({ path }) => path.endsWith('/accept')).length).toBe(1)
  })
})
