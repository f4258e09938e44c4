import { describe, expect, test } from 'vitest'
import { inState } from '../../situation.ts'
import { dialled, herServices, onTheServer, refusalOf, threeTalk } from './here.ts'

describe('several parties, by the documented methods', () => {
  test('createConference takes the live call in', async () => {
    const { workitems, answered } = await herServices()
    const call = await answered()
    const conference = await workitems.createConference()
    expect(conference).toMatchObject({ type: 'Conference', state: 'conference' })
    expect(conference.participants.map((one) => one.workitemId)).toContain(call.workitemId)
    expect(await workitems.fetchWorkitem(call)).toMatchObject({
      state: 'conference',
      conferenceWorkitemId: conference.workitemId,
    })
  })

  test('createConferenceWithWorkitems joins the named calls and, with addMe, the agent', async () => {
    const { here, workitems } = await herServices()
    const { conference } = await threeTalk(here)
    expect(conference.participants.map((one) => one.state)).toEqual(['connected', 'connected', 'connected'])
    expect((await workitems.fetchWorkitem(conference)).type).toBe('Conference')
  })

  test('createConferenceWithWorkitems without addMe leaves the two to each other', async () => {
    const { here, workitems, answered } = await herServices()
    const customer = await answered()
    const ivo = await dialled(here, 'u_ivo', 'user')
    await workitems.createConferenceWithWorkitems({
      addMe: false,
      workitemIds: [customer.workitemId, ivo.workitemId],
    })
    expect(await workitems.fetchWorkitem(customer)).toMatchObject({
      state: 'wrapup',
      endReason: 'transferred',
    })
  })

  test('addToConference adds a held call as it is told: muted', async () => {
    const { workitems, answered, phone } = await herServices()
    const call = await answered()
    await workitems.hold(call)
    const conference = await workitems.createConference()
    await phone.until((state) => inState(state, 'hold')?.actions.includes('addToConference') === true)
    expect(
      await workitems.addToConference(call.workitemId, {
        beep: true,
        music: false,
        muted: true,
        record: true,
      }),
    ).toMatchObject({ state: 'conference', mute: 1 })
    expect(await workitems.fetchWorkitem(conference)).toMatchObject({ record: 1 })
  })

  test('removeFromConference with hold puts that member aside', async () => {
    const { here, workitems } = await herServices()
    const { customer } = await threeTalk(here)
    expect(
      await workitems.removeFromConference({ action: 'hold', workitemId: customer.workitemId }),
    ).toMatchObject({ state: 'hold' })
    expect(onTheServer(here, customer)).toMatchObject({ state: 'hold' })
  })

  test('removeFromConference with hangup ends that member’s call', async () => {
    const { here, workitems } = await herServices()
    const { customer } = await threeTalk(here)
    expect(
      await workitems.removeFromConference({ action: 'hangup', workitemId: customer.workitemId }),
    ).toMatchObject({ state: 'wrapup' })
    expect(onTheServer(here, customer)).toMatchObject({ state: 'wrapup', endReason: 'hangUp' })
  })

  test('removeFromConference with active talks to that member alone', async () => {
    const { here, workitems } = await herServices()
    const { customer } = await threeTalk(here)
    expect(
      await workitems.removeFromConference({ action: 'active', workitemId: customer.workitemId }),
    ).toMatchObject({ state: 'active' })
    expect(onTheServer(here, customer)).toMatchObject({ state: 'active' })
  })

  test('warmTransfer leaves the customer to the colleague, and this agent to the wrap-up', async () => {
    const { here, workitems, centre } = await herServices()
    const { customer, conference, workitemIds } = await threeTalk(here)
    expect(await workitems.warmTransfer({ workitemIds, eventName: 'Ivo knows' })).toMatchObject({
      workitemId: conference.workitemId,
      state: 'terminated',
      endReason: 'transferred',
    })
    expect(await workitems.fetchWorkitem(customer)).toMatchObject({
      state: 'wrapup',
      endReason: 'transferred',
    })
    const theirs = centre.state().workitems.filter((item) => item.owner === 'u_ivo')
    expect(theirs.find((item) => item.originWorkitemId === customer.workitemId)).toMatchObject({
      state: 'active',
    })
  })

  test('hangUp of a conference leaves the customer to the wrap-up and nothing open behind it', async () => {
    const { here, workitems, phone } = await herServices()
    const { customer, ivo, conference } = await threeTalk(here)
    expect(await workitems.hangUp(conference)).toMatchObject({ state: 'terminated', endReason: 'hangUp' })
    const { workitems: left } = await phone.until((state) => state.workitems.length === 1)
    expect(left).toMatchObject([{ workitemId: customer.workitemId, state: 'wrapup' }])
    expect(onTheServer(here, ivo)).toMatchObject({ state: 'terminated' })
  })

  test('warmTransfer without a conference of three is refused', async () => {
    const { workitems, answered } = await herServices()
    const call = await answered()
    expect(await refusalOf(workitems.warmTransfer({ workitemIds: [call.workitemId] }))).toMatchObject({
      code: expect.stringMatching(/ACTION_NOT_ALLOWED|NOT_FOUND/) as string,
    })
    expect(await workitems.fetchWorkitem(call)).toMatchObject({ state: 'active' })
  })
})
