import { expect, test } from 'vitest'
import { answerCall, openHall } from './hall.ts'

const put = 'PUT /users/api/acd/status'

test('a call makes the agent busy, its wrap-up shows, and then the former status is back', () => {
  const hall = openHall({ settings: { dispositionRequired: false } })
  const ana = hall.as('ana')
  ana.connect()
  expect(ana.agent().category).toBe('available')
  hall.call()
  const { workitemId } = answerCall(ana)
  expect(ana.agent().category).toBe('busy')
  ana.ask(`POST /users/api/calls/${workitemId}/hangup`)
  expect(ana.agent().category).toBe('wrapup')
  hall.clock.advance(60_000)
  expect(ana.agent().category).toBe('available')
})

test('a status chosen during a call is the next one, and may be taken back', () => {
  const hall = openHall({ settings: { dispositionRequired: false } })
  const ana = hall.as('ana')
  const device = ana.connect()
  hall.call()
  const { workitemId } = answerCall(ana)
  const asked = ana.ask(put, { body: { statusId: 'st_lunch' } })
  expect(asked.body).toMatchObject({ category: 'busy', nextStatusId: 'st_lunch' })
  expect(ana.ask(put, { body: { statusId: 'st_busy' } }).body).not.toHaveProperty('nextStatusId')
  ana.ask(put, { body: { statusId: 'st_busy', nextStatusId: 'st_break' } })
  ana.ask(`POST /users/api/calls/${workitemId}/hangup`)
  hall.clock.advance(60_000)
  expect(ana.agent()).toMatchObject({ statusId: 'st_break' })
  expect(ana.agent()).not.toHaveProperty('nextStatusId')
  expect(device.events('AgentStateChangeNotification').at(-1)?.['message']).toMatchObject({
    statusId: 'st_break',
  })
})

test('the same status again changes nothing', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  const device = ana.connect()
  const first = ana.ask(put, { body: { statusId: 'st_break' } })
  const again = ana.ask(put, { body: { statusId: 'st_break' } })
  expect([again.status, again.body]).toEqual([200, first.body])
  expect(device.events('AgentStateChangeNotification')).toHaveLength(1)
})

test('a status that is missing, unknown or the server’s own is refused by its name', () => {
  const ana = openHall().as('ana')
  for (const body of [{}, { statusId: 'st_nope' }, { statusId: 'st_wrapup' }, { statusId: 7 }]) {
    expect(ana.ask(put, { body })).toMatchObject({
      status: 422,
      body: { code: 'VALIDATION_FAILED', param: 'statusId' },
    })
  }
  const next = { statusId: 'st_break', nextStatusId: 'st_noanswer' }
  expect(ana.ask(put, { body: next }).body['param']).toBe('nextStatusId')
})

test('an agent without a socket for 30 s is Offline, and comes back to the former status', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  const device = ana.connect()
  ana.ask(put, { body: { statusId: 'st_training' } })
  device.leave()
  hall.clock.advance(29_999)
  expect(ana.agent().category).toBe('away')
  hall.clock.advance(1)
  expect(ana.agent().category).toBe('offline')
  ana.connect()
  expect(ana.agent().statusId).toBe('st_training')
})

test('a socket that comes back in time changes nothing', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  ana.connect().leave()
  hall.clock.advance(20_000)
  ana.connect().leave()
  hall.clock.advance(20_000)
  expect(ana.agent().category).toBe('available')
})

test('going Offline gives queue offers back and ends direct ones, missed', () => {
  const hall = openHall({ settings: { offerSeconds: 300 } })
  const ana = hall.as('ana')
  const device = ana.connect()
  hall.call()
  hall.call({ userId: 'u_ana', from: '+14805550135' })
  const before = hall.inside((core) => core.streams.get('u_ana')?.seq ?? 0)
  device.leave()
  hall.clock.advance(30_000)
  const told = hall.inside((core) => core.streams.get('u_ana')?.entries ?? [])
  const names = told.filter(({ event }) => event.seq > before).map(({ event }) => event.name)
  expect(names.filter((name) => name.startsWith('Offer'))).toEqual([
    'OfferRemovedNotification',
    'OfferExpiredNotification',
    'OffersChangedNotification',
  ])
  expect(ana.open()).toMatchObject({ state: 'inqueue', from: '+14805550134' })
  const direct = ana.workitems().find((item) => item.from === '+14805550135')
  expect(direct).toMatchObject({ state: 'terminated', endReason: 'expired', missedStatus: 0 })
})

test('a call that goes on while the agent is Offline is there when the agent is back', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  const device = ana.connect()
  hall.call()
  answerCall(ana)
  device.leave()
  hall.clock.advance(60_000)
  expect(ana.agent().category).toBe('offline')
  ana.connect()
  expect([ana.agent().category, ana.open().state]).toEqual(['busy', 'active'])
})

test('signing out ends the token, the socket and the offers', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  const ivo = hall.as('ivo')
  const device = ana.connect()
  hall.call()
  expect(ana.ask('DELETE /users/api/session').status).toBe(204)
  expect(device.ended).toMatchObject({ code: 1000 })
  expect(ana.ask('GET /data/api/types/queue').status).toBe(401)
  ivo.connect('device-2')
  expect(ivo.offer().state).toBe('pending')
})
