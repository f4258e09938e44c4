import { describe, expect, test } from 'vitest'
import { readinessOf } from '../../../preload/readiness.ts'
import { anaAtHerDesk, answerACall, inState, isLive, isNotLive } from '../../situation.ts'

/** The light, judged at this machine's time. */
const lightOf = (state: Parameters<typeof readinessOf>[0]) => readinessOf(state, Date.now()).light

describe('the truth about the link', () => {
  test('a wake-up counts the socket as dead at once, and the light says so until it is live again', async () => {
    const { phone } = await anaAtHerDesk()
    expect(lightOf(phone.state())).toBe('ready')
    phone.wake()
    expect(phone.state().connection.link).toBe('reconnecting')
    expect(lightOf(phone.state())).toBe('off')
    expect(lightOf(await phone.until(isLive))).toBe('ready')
  })

  test('a server that names a pause is left alone for so long, and the seconds are told', async () => {
    const { centre, phone } = await anaAtHerDesk()
    centre.control('answer', { route: '/ws-ticket', status: 503, retryAfter: 30 })
    centre.control('drop', {})
    const { connection } = await phone.until((state) => state.connection.problem !== undefined)
    expect(connection).toMatchObject({ link: 'reconnecting', problem: { code: 'UNAVAILABLE' } })
    const seconds = ((connection.retryAt ?? 0) - Date.now()) / 1000
    expect(seconds).toBeGreaterThan(25)
    expect(seconds).toBeLessThan(61)
  })

  test('a server that asks us to go is told as the reason, and not as a fault of the network', async () => {
    const { centre, phone } = await anaAtHerDesk()
    centre.control('goaway', { withinMs: 50, resumable: true })
    const { connection } = await phone.until(isNotLive)
    expect(connection).toMatchObject({ link: 'reconnecting', problem: { code: 'GOING_AWAY' } })
    expect((await phone.until(isLive)).connection.problem).toBeUndefined()
  })

  test('a sign-in that expires in the middle of a call keeps the call in sight, and it goes on after the password', async () => {
    const here = await anaAtHerDesk()
    await here.phone.stop()
    delete here.desk.secret
    const phone = await here.again('')
    const { server } = phone.state().signIn
    await phone.run('app.signIn', { server, userName: 'ana', password: 'ringdesk' })
    await phone.until(isLive)
    const { workitemId } = await answerACall({ centre: here.centre, phone })
    here.centre.control('expire', { refreshable: false })
    const expired = await phone.until((state) => state.connection.link === 'expired')
    expect(inState(expired, 'active')?.workitemId).toBe(workitemId)
    expect(readinessOf(expired, Date.now()).facts.find(({ name }) => name === 'token')?.why).toBe('expired')
    await phone.run('app.signIn', { server, userName: 'ana', password: 'ringdesk' })
    expect(inState(await phone.until(isLive), 'active')?.workitemId).toBe(workitemId)
  })

  test('after a fourth word out of order the app says that it has stopped, and tries again when it is asked', async () => {
    const { centre, phone } = await anaAtHerDesk()
    for (let n = 0; n < 4; n += 1) {
      await phone.until(isLive)
      centre.control('drop', { code: 4004 })
      await phone.until(isNotLive)
    }
    const { connection } = await phone.until((state) => state.connection.link === 'stopped')
    expect(connection.problem?.code).toBe('PROTOCOL_ERROR')
    expect(connection.retryAt).toBeUndefined()
    phone.wake()
    expect(phone.state().connection.link).toBe('stopped')
    await phone.run('app.reconnect', {})
    await phone.until(isLive)
  })
})

describe('a test of the phone over real sockets', () => {
  test('is timed leg by leg, is never missed and changes no status', async () => {
    const { phone } = await anaAtHerDesk()
    const agent = phone.state().agent
    const result = phone.run('app.testPhone', {})
    const { offers } = await phone.until((state) => state.offers.some((offer) => offer.test))
    const offerId = offers[0]?.offerId ?? ''
    phone.notified(offerId, true)
    await phone.run('app.painted', { offerId })
    const answer = await result
    expect(answer).toMatchObject({ ok: true, value: { state: 'passed', offerId, noticeRefused: false } })
    const { legs } = answer.ok ? answer.value : { legs: {} }
    expect(Object.keys(legs).sort()).toEqual(['answered', 'notified', 'painted', 'published', 'received'])
    expect(phone.state().phoneTest).toEqual(answer.ok && answer.value)
    await phone.run('offers.reject', { offerId })
    const after = await phone.until((state) => state.offers.length === 0)
    expect(after.agent).toMatchObject({ statusId: agent?.statusId, category: 'available' })
    const missed = await phone.run('history.search', { queryParams: { missedStatus: 0 } })
    expect(missed).toMatchObject({ ok: true, value: { total: 0 } })
  })

  test('over a dead link is refused by name, and nothing rings', async () => {
    const { centre, phone } = await anaAtHerDesk()
    centre.control('answer', { route: '/ws-ticket', status: 503, retryAfter: 60 })
    centre.control('drop', {})
    await phone.until(isNotLive)
    expect(await phone.run('app.testPhone', {})).toMatchObject({
      ok: true,
      value: { state: 'failed', stoodAt: 'answered', failure: { code: 'NOT_LIVE' } },
    })
  })
})
