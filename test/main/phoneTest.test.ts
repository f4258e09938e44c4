import { describe, expect, test } from 'vitest'
import { refuse, type Offer, type Result } from '../../preload/contract.ts'
import { createPhoneTester } from '../../main/phoneTest.ts'
import { promised, settle, virtualClock } from '../ports.ts'

const OFFER: Offer = {
  offerId: 'o1',
  workitemId: 'w1',
  version: 1,
  state: 'pending',
  offeredAt: 0,
  expiresAt: 20_000,
  direct: true,
  test: true,
}

/** A test whose every leg happens when this test says so. */
function aTest() {
  const clock = virtualClock()
  const answer = promised<Result<Offer>>()
  const ringing: Offer[] = []
  const tester = createPhoneTester({
    clock,
    ask: () => answer.promise,
    offers: () => ringing,
    changed: () => undefined,
  })
  const pass = async (ms: number, then: () => void) => {
    await clock.advance(ms)
    then()
    await settle()
  }
  return { clock, answer, ringing, tester, pass }
}

describe('a test of the phone', () => {
  test('times each leg from the moment it was asked for', async () => {
    const { answer, tester, pass } = aTest()
    const done = tester.run()
    await pass(20, () => answer.keep({ ok: true, value: OFFER }))
    await pass(5, () => tester.heard({ offers: [OFFER] }))
    await pass(1, () => tester.published([OFFER]))
    await pass(7, () => tester.notified('o1', true))
    await pass(9, () => tester.painted('o1'))
    const legs = { answered: 20, received: 25, published: 26, notified: 33, painted: 42 }
    expect(await done).toMatchObject({ ok: true, value: { state: 'passed', legs, noticeRefused: false } })
  })

  test('takes the legs as they come: the frame may be quicker than the answer', async () => {
    const { answer, tester, pass } = aTest()
    void tester.run()
    await pass(3, () => tester.heard({ offers: [OFFER] }))
    await pass(3, () => answer.keep({ ok: true, value: OFFER }))
    expect(tester.last()).toMatchObject({ state: 'running', legs: { received: 3, answered: 6 } })
  })

  test('passes without a notification, and says that it was refused', async () => {
    const { answer, tester, pass } = aTest()
    const done = tester.run()
    await pass(1, () => answer.keep({ ok: true, value: OFFER }))
    await pass(1, () => tester.heard({ offers: [OFFER] }))
    await pass(1, () => tester.published([OFFER]))
    await pass(1, () => tester.painted('o1'))
    await pass(1, () => tester.notified('o1', false))
    expect(await done).toMatchObject({ ok: true, value: { state: 'passed', noticeRefused: true } })
  })

  test('that gets no frame in 10 s stood still there, though the answer alone made it ring', async () => {
    const { clock, answer, tester, pass } = aTest()
    const done = tester.run()
    await pass(10, () => answer.keep({ ok: true, value: OFFER }))
    await pass(1, () => tester.published([OFFER]))
    await pass(1, () => tester.notified('o1', true))
    await pass(1, () => tester.painted('o1'))
    await clock.advance(9_986)
    expect(tester.last()?.state).toBe('running')
    await clock.advance(1)
    expect(await done).toMatchObject({ ok: true, value: { state: 'failed', stoodAt: 'received' } })
  })

  test('that the server refuses says why, at once', async () => {
    const { answer, tester } = aTest()
    answer.keep(refuse('ACTION_NOT_ALLOWED', 'A test call needs a free line.'))
    expect(await tester.run()).toMatchObject({
      ok: true,
      value: { state: 'failed', stoodAt: 'answered', failure: { code: 'ACTION_NOT_ALLOWED' } },
    })
  })

  test('counts no mark of another call', async () => {
    const { answer, tester, pass } = aTest()
    void tester.run()
    tester.heard({ offers: [{ ...OFFER, offerId: 'o2', test: false }] })
    await pass(1, () => answer.keep({ ok: true, value: OFFER }))
    tester.heard({ offers: [{ ...OFFER, offerId: 'o3' }] })
    tester.notified('o2', true)
    tester.painted('o2')
    expect(tester.last()?.legs).toEqual({ answered: 1 })
  })

  test('is refused while one is under way, and while one still rings', async () => {
    const { answer, tester, ringing } = aTest()
    void tester.run()
    expect(await tester.run()).toMatchObject({ ok: false, failure: { code: 'TEST_RUNNING' } })
    answer.keep(refuse('UNAVAILABLE', 'Later.'))
    await settle()
    ringing.push(OFFER)
    expect(await tester.run()).toMatchObject({ ok: false, failure: { code: 'TEST_RUNNING' } })
  })
})
