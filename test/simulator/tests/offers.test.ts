import { expect, test } from 'vitest'
import { aKey, answerCall, openHall } from './hall.ts'

test('an offer lasts as long as the tenant says, then the agent is No Answer and the missed call stays', () => {
  const hall = openHall({ settings: { offerSeconds: 20 } })
  const ana = hall.as('ana')
  const device = ana.connect()
  hall.call()
  const { offerId, offeredAt, expiresAt, workitemId } = ana.offer()
  expect(expiresAt - offeredAt).toBe(20_000)
  hall.clock.advance(20_000)
  expect(device.events('OfferExpiredNotification').at(-1)?.['message']).toMatchObject({
    offerId,
    state: 'expired',
  })
  expect(ana.agent()).toMatchObject({ category: 'noAnswer', statusId: 'st_noanswer' })
  expect(ana.open()).toMatchObject({ workitemId, state: 'inqueue' })
  const missed = ana.workitems().find((item) => item.state === 'terminated')
  expect(missed).toMatchObject({ missedStatus: 0, endReason: 'expired', originWorkitemId: workitemId })
})

test('a missed call goes to the next agent, and ends for the first when somebody answers it', () => {
  const hall = openHall()
  const [ana, ivo] = [hall.as('ana'), hall.as('ivo')]
  ana.connect()
  hall.clock.advance(1_000)
  ivo.connect('device-2')
  hall.call()
  expect(ana.offer().state).toBe('pending')
  hall.clock.advance(20_000)
  const { workitemId } = ana.open()
  answerCall(ivo)
  expect(ana.ask(`GET /users/api/workitems/${workitemId}`).body).toMatchObject({
    state: 'terminated',
    endReason: 'answeredElsewhere',
  })
})

test('the agent who has been idle the longest is asked first', () => {
  const hall = openHall()
  const ivo = hall.as('ivo')
  ivo.connect('device-2')
  hall.clock.advance(1_000)
  const ana = hall.as('ana')
  ana.connect()
  hall.call()
  expect(ivo.offer().direct).toBe(false)
})

test('a declined call goes back to its queue, and the status becomes what was asked for', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  const device = ana.connect()
  hall.call()
  const route = `POST /users/api/offers/${ana.offer().offerId}/reject`
  const reply = ana.ask(route, { key: aKey(), body: { statusId: 'st_break' } })
  expect(reply).toMatchObject({ status: 200, body: { state: 'rejected' } })
  expect(device.events('OfferRejectedNotification')).toHaveLength(1)
  expect(ana.agent()).toMatchObject({ statusId: 'st_break', category: 'away' })
  expect(ana.open().state).toBe('inqueue')
})

test('a tenant may say what the status becomes after declining, and no word of it leaves it', () => {
  for (const [rejectStatusId, after] of [
    ['st_break', 'st_break'],
    [null, 'st_available'],
  ] as const) {
    const hall = openHall({ settings: { rejectStatusId } })
    const ana = hall.as('ana')
    ana.connect()
    hall.call()
    ana.ask(`POST /users/api/offers/${ana.offer().offerId}/reject`, { key: aKey() })
    expect(ana.agent().statusId).toBe(after)
  }
})

test('who declined a call is not asked for it again at once, but later', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  const device = ana.connect()
  hall.call()
  ana.ask(`POST /users/api/offers/${ana.offer().offerId}/reject`, { key: aKey() })
  hall.clock.advance(29_999)
  expect(device.events('OfferNotification')).toHaveLength(1)
  hall.clock.advance(1)
  expect(device.events('OfferNotification')).toHaveLength(2)
})

test('a caller who hangs up while it rings was missed, in the queue not', () => {
  const hall = openHall()
  const [ana, ivo] = [hall.as('ana'), hall.as('ivo')]
  const device = ana.connect()
  hall.clock.advance(1)
  ivo.connect('device-2')
  hall.callerHangsUp(hall.call())
  const canceled = device.events('OfferTerminatedByHangupNotification')
  expect(canceled.map((event) => event['message'])).toMatchObject([{ state: 'canceled' }])
  expect(ana.workitems()).toMatchObject([{ state: 'terminated', endReason: 'callerHungUp', missedStatus: 0 }])
  expect(ivo.workitems()[0]).toMatchObject({ state: 'terminated', endReason: 'callerHungUp' })
  expect(ivo.workitems()[0]).not.toHaveProperty('missedStatus')
})

test('an offer that is over is refused with its workitem, and another key does not help', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  ana.connect()
  hall.call()
  const { offerId, workitemId } = ana.offer()
  const route = `POST /users/api/offers/${offerId}/accept`
  ana.ask(route, { key: aKey() })
  expect(ana.ask(route, { key: aKey() })).toMatchObject({
    status: 409,
    body: { code: 'OFFER_NOT_PENDING', workitem: { workitemId, state: 'active' } },
  })
})

test('a queue rings only at who is available, a direct call also beside a live one', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  ana.connect()
  hall.call()
  answerCall(ana)
  hall.call({ from: '+14805550135' })
  expect(() => ana.offer()).toThrow('0 pending')
  hall.call({ from: '+14805550136', userId: 'u_ana' })
  expect(ana.offer().direct).toBe(true)
})

test('a direct call that expires or is declined ends, missed; a busy agent keeps the status', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  ana.connect()
  hall.call()
  answerCall(ana)
  hall.call({ userId: 'u_ana' })
  ana.ask(`POST /users/api/offers/${ana.offer().offerId}/reject`, { key: aKey() })
  hall.call({ userId: 'u_ana' })
  hall.clock.advance(20_000)
  const ended = ana.workitems().filter((item) => item.state === 'terminated')
  expect(ended.map((item) => [item.endReason, item.missedStatus])).toEqual([
    ['expired', 0],
    ['rejected', 0],
  ])
  expect(ana.agent().category).toBe('busy')
  const { workitemId } = ana.open()
  ana.ask(`POST /users/api/calls/${workitemId}/hangup`)
  ana.ask(`POST /users/api/workitems/${workitemId}/disposition`, {
    key: aKey(),
    body: { dispositionId: 'disp_sale' },
  })
  expect(ana.agent().category).toBe('available')
})

test('a direct call finds nobody: missed while away, busy with no hand free', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  hall.call({ userId: 'u_ana' })
  expect(ana.workitems()).toMatchObject([{ state: 'terminated', endReason: 'noAnswer', missedStatus: 0 }])
  ana.connect()
  for (let n = 0; n < 4; n += 1) hall.call({ userId: 'u_ana' })
  expect(ana.workitems().filter((item) => item.state === 'offered')).toHaveLength(3)
  expect(ana.workitems().filter((item) => item.endReason === 'busy')).toHaveLength(1)
})

test('an urgent call goes before one that has waited longer', () => {
  const hall = openHall()
  hall.call({ from: '+14805550135' })
  hall.call({ from: '+14805550136', priority: 5 })
  const ana = hall.as('ana')
  ana.connect()
  const { workitemId } = ana.offer()
  expect(ana.ask(`GET /users/api/workitems/${workitemId}`).body['from']).toBe('+14805550136')
})

test('a call waits for somebody with its skills', () => {
  const hall = openHall()
  const [ivo, ana] = [hall.as('ivo'), hall.as('ana')]
  ivo.connect('device-2')
  hall.call({ skills: ['spanish'] })
  expect(ivo.open().state).toBe('inqueue')
  ana.connect()
  expect(ana.offer().state).toBe('pending')
})

test('a test offer is direct, never missed, changes no status and has no wrap-up', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  ana.connect()
  const made = ana.ask('POST /users/api/testoffer', { key: aKey() })
  expect(made).toMatchObject({ status: 200, body: { test: true, direct: true, state: 'pending' } })
  hall.clock.advance(20_000)
  expect(ana.workitems()[0]).toMatchObject({ state: 'terminated', endReason: 'expired' })
  expect(ana.workitems()[0]).not.toHaveProperty('missedStatus')
  expect(ana.agent().category).toBe('available')
  ana.ask('POST /users/api/testoffer', { key: aKey() })
  const { workitemId, actions } = answerCall(ana)
  expect([ana.agent().category, actions.includes('disposition')]).toEqual(['available', false])
  expect(ana.ask(`POST /users/api/calls/${workitemId}/hangup`).body['state']).toBe('terminated')
})

test('an offer whose time is up is not accepted, however late the timers are', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  ana.connect()
  hall.call()
  const { offerId } = ana.offer()
  hall.clock.jump(20_000)
  expect(ana.ask(`POST /users/api/offers/${offerId}/accept`, { key: aKey() })).toMatchObject({
    status: 409,
    body: { code: 'OFFER_NOT_PENDING', workitem: { state: 'inqueue' } },
  })
})
