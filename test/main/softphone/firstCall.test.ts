import { describe, expect, test } from 'vitest'
import { anaAtHerDesk, answerACall, inState } from '../../situation.ts'

describe('the first call', () => {
  test('an inbound call of a queue rings, and is answered, held, retrieved, muted, heard and hung up', async () => {
    const here = await anaAtHerDesk()
    const { phone } = here
    const { workitemId } = await answerACall(here, { from: '+14805550134', queue: 'q_billing', menu: true })

    await phone.run('workitems.hold', { workitemId })
    await phone.until((state) => inState(state, 'hold')?.workitemId === workitemId)
    await phone.run('workitems.active', { workitemId })
    await phone.until((state) => inState(state, 'active')?.workitemId === workitemId)

    await phone.run('workitems.mute', { workitemId })
    await phone.until((state) => inState(state, 'active')?.mute === 1)
    await phone.run('workitems.unMute', { workitemId })
    await phone.until((state) => inState(state, 'active')?.mute === 0)

    expect(await phone.run('workitems.dtmf', { workitemId, digit: '#' })).toMatchObject({ ok: true })
    await phone.run('workitems.hangUp', { workitemId })
    const { agent } = await phone.until((state) => inState(state, 'wrapup')?.workitemId === workitemId)
    expect(agent?.category).toBe('wrapup')
  })

  test('a disposition with a summary ends the wrap-up, and the call is in the history', async () => {
    const here = await anaAtHerDesk()
    const { phone } = here
    const { workitemId } = await answerACall(here)
    await phone.run('workitems.hangUp', { workitemId })
    await phone.until((state) => inState(state, 'wrapup') !== undefined)
    const offered = await phone.run('dispositions.fetchDispositions', { workitemId })
    expect(offered.ok && offered.value.list.map((one) => one.dispositionId)).toContain('disp_sale')

    const done = await phone.run('dispositions.disposition', {
      workitemId,
      dispositionId: 'disp_resolved',
      summary: 'She asks about her invoice.',
    })
    expect(done).toMatchObject({ ok: true, value: { state: 'terminated', dispositionId: 'disp_resolved' } })
    await phone.until((state) => state.workitems.length === 0 && state.agent?.category === 'available')
    expect(await phone.run('history.recent', { rows: 10 })).toMatchObject({
      ok: true,
      value: [{ workitemId, summary: 'She asks about her invoice.' }],
    })
  })

  test('a disposition that misses its contact is refused by name, and the wrap-up goes on', async () => {
    const here = await anaAtHerDesk()
    const { workitemId } = await answerACall(here, { from: '+14805559999' })
    await here.phone.run('workitems.hangUp', { workitemId })
    await here.phone.until((state) => inState(state, 'wrapup') !== undefined)
    const input = { workitemId, dispositionId: 'disp_new_customer' }
    expect(await here.phone.run('dispositions.disposition', input)).toMatchObject({
      ok: false,
      failure: { code: 'CONTACT_REQUIRED' },
    })
    expect(inState(here.phone.state(), 'wrapup')?.workitemId).toBe(workitemId)
  })

  test('a rejected call goes back to its queue', async () => {
    const { centre, phone } = await anaAtHerDesk()
    centre.control('call', { queue: 'q_sales' })
    const { offers } = await phone.until((state) => state.offers.length > 0)
    await phone.run('offers.reject', { offerId: offers[0]?.offerId ?? '' })
    await phone.until((state) => state.offers.length === 0 && inState(state, 'inqueue') !== undefined)
  })

  test('a rejection with a status sets it', async () => {
    const { centre, phone } = await anaAtHerDesk()
    centre.control('call', {})
    const { offers } = await phone.until((state) => state.offers.length > 0)
    await phone.run('offers.reject', { offerId: offers[0]?.offerId ?? '', statusId: 'st_break' })
    await phone.until((state) => state.agent?.statusId === 'st_break')
  })

  test('an offer that expires makes the agent No Answer, and she comes back by choosing a status', async () => {
    const { centre, phone } = await anaAtHerDesk()
    centre.control('call', {})
    await phone.until((state) => state.offers.length > 0)
    centre.control('clock', { advanceMs: 20_000 })
    await phone.until((state) => state.offers.length === 0 && state.agent?.category === 'noAnswer')
    await phone.run('agent.setStatus', { statusId: 'st_available' })
    await phone.until((state) => state.agent?.category === 'available')
  })

  test('a second call goes beside the live one, and answering it holds the first', async () => {
    const here = await anaAtHerDesk()
    const first = await answerACall(here, { from: '+14805550134' })
    here.centre.control('call', { from: '+34911234567', user: 'ana' })
    const ringing = await here.phone.until((state) => state.offers.length > 0)
    expect(inState(ringing, 'active')?.workitemId).toBe(first.workitemId)
    await here.phone.run('offers.accept', { offerId: ringing.offers[0]?.offerId ?? '' })
    const both = await here.phone.until(
      (state) => inState(state, 'hold') !== undefined && inState(state, 'active')?.from === '+34911234567',
    )
    expect(inState(both, 'hold')?.workitemId).toBe(first.workitemId)
  })

  test('a verb that the server does not list is refused here and never sent', async () => {
    const here = await anaAtHerDesk()
    const { workitemId } = await answerACall(here)
    await here.phone.run('workitems.hold', { workitemId })
    await here.phone.until((state) => inState(state, 'hold') !== undefined)
    const before = here.centre.state().requests.length
    expect(await here.phone.run('workitems.mute', { workitemId })).toMatchObject({
      ok: false,
      failure: { code: 'ACTION_NOT_ALLOWED' },
    })
    expect(here.centre.state().requests.length).toBe(before)
  })
})
