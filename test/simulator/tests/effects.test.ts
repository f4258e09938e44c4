import { expect, test } from 'vitest'
import type { Arrival } from '../core/arrivals.ts'
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
