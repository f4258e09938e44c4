import { expect, test } from 'vitest'
import type { Arrival } from '../core/arrivals.ts'
import { dialNumber } from '../core/dial.ts'
import { isDoNotCall } from '../core/effects.ts'
import { aKey, answerCall, openHall } from './hall.ts'

/** A call that ends with this disposition. */
function after(body: object, arrival: Partial<Arrival> = {}) {
  const hall = openHall()
  const ana = hall.as('ana')
  const device = ana.connect()
  const callId = hall.call(arrival)
  const { workitemId } = answerCall(ana)
  ana.ask(`POST /users/api/calls/${workitemId}/hangup`)
  const reply = ana.ask(`POST /users/api/workitems/${workitemId}/disposition`, { key: aKey(), body })
  expect(reply.status).toBe(200)
  return { hall, ana, device, workitemId, callId }
}

test('blockNumber refuses the caller from then on, and the contact says so', () => {
  const { hall, ana, device } = after({ dispositionId: 'disp_nuisance' })
  expect(hall.call()).toBe('blocked')
  expect(ana.ask('GET /data/api/types/contact/ct_ben').body['blockedAt']).toBe(hall.clock.now())
  expect(device.events('SchemaTypeChangeNotification').at(-1)?.['message']).toMatchObject({
    type: 'contact',
    change: 'updated',
    object: { contactId: 'ct_ben' },
  })
})

test('a caller who withholds the number cannot be blocked, nor others with it', () => {
  const { hall } = after({ dispositionId: 'disp_nuisance' }, { from: 'anonymous' })
  expect(hall.call({ from: 'anonymous' })).not.toBe('blocked')
})

test('do not call puts the number on the tenant’s list', () => {
  const { hall, ana } = after({ dispositionId: 'disp_dnc' })
  expect(hall.inside((core) => [...(core.world.tenants.get('t_demo')?.doNotCall ?? [])])).toEqual([
    '+14805550134',
  ])
  expect(ana.ask('GET /data/api/types/contact/ct_ben').body['doNotCall']).toBe(true)
})

test('resolveTicket resolves the ticket of the workitem', () => {
  const { hall } = after({ dispositionId: 'disp_resolved' }, { ticketId: 'tk_1' })
  expect(hall.inside((core) => core.world.tickets.get('tk_1')?.resolvedAt)).toBe(hall.clock.now())
})

test('resolved with a survey sends it to the customer', () => {
  const { hall, workitemId } = after({ dispositionId: 'disp_satisfied' })
  expect(hall.inside((core) => core.world.surveysSent)).toEqual([
    { workitemId, survey: 'survey_satisfaction', to: '+14805550134', at: hall.clock.now() },
  ])
})

test('connectAgain dials the party again', () => {
  const { hall, ana, workitemId } = after({ dispositionId: 'disp_dropped' })
  hall.clock.advance(0)
  expect(ana.open()).toMatchObject({
    type: 'OutboundCall',
    state: 'dialing',
    to: '+14805550134',
    originWorkitemId: workitemId,
  })
  hall.clock.advance(2_000)
  expect(ana.open().state).toBe('active')
})

test('a callback comes back at its exact moment as an offered OutboundCall', () => {
  const at = openHall().clock.now() + 600_000
  const body = { dispositionId: 'disp_callback', callbackTime: at, callbackDate: at - 300_000 }
  const { hall, ana } = after({ ...body, phoneNumber: '+14805550777' })
  hall.clock.advance(599_999)
  expect(() => ana.offer()).toThrow('0 pending')
  hall.clock.advance(1)
  expect(ana.open()).toMatchObject({ type: 'OutboundCall', state: 'offered', to: '+14805550777' })
  expect(answerCall(ana).state).toBe('active')
})

test('with a campaign it is the campaign’s list, and the number may be called for others', () => {
  const { hall } = after({ dispositionId: 'disp_dnc' }, { campaignId: 'camp_1' })
  const listed = (campaignId?: string) =>
    hall.inside((core) => isDoNotCall(core, 't_demo', '+1 480 555-0134', campaignId))
  expect([listed('camp_1'), listed('camp_2'), listed()]).toEqual([true, false, false])
})

test('a party on the do-not-call list is not dialled again by a rule', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  ana.connect()
  hall.inside((core) => core.world.tenants.get('t_demo')?.doNotCall.add('+14805550134'))
  hall.call()
  const { workitemId } = answerCall(ana)
  const body = { dispositionId: 'disp_dropped' }
  ana.ask(`POST /users/api/workitems/${workitemId}/disposition`, { key: aKey(), body })
  ana.ask(`POST /users/api/calls/${workitemId}/hangup`)
  hall.clock.advance(10_000)
  expect(ana.workitems().map((item) => item.state)).toEqual(['terminated'])
})

test.each(['busy', 'noAnswer'] as const)('a dialled party that is %s leaves a wrap-up', (whenCalled) => {
  const hall = openHall()
  const ana = hall.as('ana')
  ana.connect()
  hall.inside((core) => {
    core.world.farEnds.set('+14805550135', { whenCalled, afterMs: 5_000 })
    dialNumber(core, 'u_ana', '+14805550135')
  })
  expect(ana.open()).toMatchObject({
    state: 'dialing',
    name: 'Li Wei',
    actions: ['hangUp', 'mute', 'unMute', 'dtmf', 'voicemail'],
  })
  hall.clock.advance(5_000)
  expect(ana.open()).toMatchObject({ state: 'wrapup', endReason: whenCalled })
})
