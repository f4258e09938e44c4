import { describe, expect, test } from 'vitest'
import { inState, later } from '../../situation.ts'
import { createDesk, startPhone } from '../../phone.ts'
import { aWrapUp, herServices, onTheServer } from './here.ts'

/** A call that rings at Ana, and its offer. */
async function aRing() {
  const all = await herServices()
  all.centre.control('call', {})
  const { offers } = await all.phone.until((state) => state.offers.length > 0)
  return { ...all, offerId: offers[0]?.offerId ?? '', workitemId: offers[0]?.workitemId ?? '' }
}
const offerAt = ({ centre }: Awaited<ReturnType<typeof aRing>>, offerId: string) =>
  centre.state().offers.find((offer) => offer.offerId === offerId)
const anaAt = ({ centre }: Awaited<ReturnType<typeof herServices>>) =>
  centre.state().agents.find(({ userName }) => userName === 'ana')

describe('an offer', () => {
  test('accepted is a live call, at the server too', async () => {
    const here = await aRing()
    const answer = await here.phone.run('offers.accept', { offerId: here.offerId })
    expect(answer).toMatchObject({ ok: true, value: { state: 'accepted' } })
    expect(offerAt(here, here.offerId)).toMatchObject({ state: 'accepted' })
    expect(onTheServer(here, here.workitemId)).toMatchObject({ state: 'active', userId: 'u_ana' })
  })

  test('rejected goes back to its queue, and the agent takes the status that was named', async () => {
    const here = await aRing()
    const answer = await here.phone.run('offers.reject', { offerId: here.offerId, statusId: 'st_break' })
    expect(answer).toMatchObject({ ok: true, value: { state: 'rejected' } })
    expect(onTheServer(here, here.workitemId)).toMatchObject({ state: 'inqueue' })
    expect(anaAt(here)).toMatchObject({ statusId: 'st_break' })
  })

  test('for a test rings at this phone alone, is never missed, and changes no status', async () => {
    const here = await herServices()
    const answer = await here.phone.run('offers.test', {})
    expect(answer).toMatchObject({ ok: true, value: { test: true, direct: true, state: 'pending' } })
    const { offers } = await here.phone.until((state) => state.offers.length > 0)
    here.centre.control('clock', { advanceMs: 30_000 })
    await here.phone.until((state) => state.offers.length === 0)
    expect(anaAt(here)).toMatchObject({ statusId: 'st_available' })
    expect(onTheServer(here, offers[0]?.workitemId ?? '').missedStatus).toBeUndefined()
  })
})

describe('what waits in an inbox', () => {
  test('is this agent’s once it is claimed, and nobody else’s', async () => {
    const here = await herServices()
    await here.phone.run('agent.setStatus', { statusId: 'st_break' })
    here.centre.control('call', {})
    const waiting = inState(await here.phone.until((now) => inState(now, 'inqueue') !== undefined), 'inqueue')
    const workitemId = waiting?.workitemId ?? ''
    expect(await here.phone.run('workitems.claim', { workitemId })).toMatchObject({
      ok: true,
      value: { state: 'active' },
    })
    expect(onTheServer(here, workitemId)).toMatchObject({ state: 'active', userId: 'u_ana' })
    const same = here.centre.state().workitems.filter((item) => item.callId === waiting?.callId)
    expect(same.filter(({ owner }) => owner !== 'u_ana').map(({ endReason }) => endReason)).toEqual(
      same.filter(({ owner }) => owner !== 'u_ana').map(() => 'answeredElsewhere'),
    )
  })
})

describe('a call out', () => {
  test('to a number is dialled at once, the live call is held, and the far end answers', async () => {
    const here = await herServices()
    const live = await here.answered()
    const made = await here.phone.run('workitems.dial', { to: '+14805550170', context: 'The invoice' })
    expect(made).toMatchObject({ ok: true, value: { state: 'dialing', subject: 'The invoice' } })
    expect(onTheServer(here, live.workitemId)).toMatchObject({ state: 'hold' })
    here.centre.control('clock', { advanceMs: 5_000 })
    const talking = await here.phone.until((now) => inState(now, 'active') !== undefined)
    expect(inState(talking, 'active')).toMatchObject({ type: 'OutboundCall', to: '+14805550170' })
  })

  test('to a colleague rings at that desk', async () => {
    const here = await herServices()
    const desk = createDesk()
    later(desk.gone)
    const ivo = await startPhone(desk, { server: here.centre.url, userName: 'ivo', password: 'ringdesk' })
    later(ivo.stop)
    await ivo.until((state) => state.connection.link === 'live')
    expect(await here.phone.run('workitems.dial', { to: 'u_ivo', option: 'user' })).toMatchObject({
      ok: true,
    })
    const { offers } = await ivo.until((state) => state.offers.length > 0)
    expect(offers).toMatchObject([{ direct: true, state: 'pending' }])
  })
})

describe('the agent’s own', () => {
  test('status is what was chosen, and the next one comes after the work', async () => {
    const here = await herServices()
    expect(await here.phone.run('agent.setStatus', { statusId: 'st_lunch' })).toMatchObject({
      ok: true,
      value: { statusId: 'st_lunch', category: 'away' },
    })
    expect(anaAt(here)).toMatchObject({ statusId: 'st_lunch' })
    await here.phone.until((state) => state.agent?.statusId === 'st_lunch')
  })

  test('wrap-up lasts longer once it is extended', async () => {
    const here = await herServices()
    here.centre.control('set', { settings: { dispositionRequired: false } })
    const { workitemId, wrapupExpiresAt = 0 } = await aWrapUp(here)
    expect(await here.phone.run('workitems.extendWrapup', { workitemId })).toMatchObject({
      ok: true,
      value: { wrapupExpiresAt: wrapupExpiresAt + 30_000 },
    })
    here.centre.control('clock', { advanceMs: 70_000 })
    expect(onTheServer(here, workitemId)).toMatchObject({ state: 'wrapup' })
    here.centre.control('clock', { advanceMs: 30_000 })
    await here.phone.until((state) => state.workitems.length === 0)
    expect(onTheServer(here, workitemId)).toMatchObject({ state: 'terminated' })
  })
})
