import { expect, test } from 'vitest'
import type { Caller } from '../core/caller.ts'
import { aLiveCall, call, parties } from './calls.ts'
import { answerCall, openHall } from './hall.ts'

const DIAL = 'POST /users/api/calls'

test('dialling holds the live call at once, and the far end answers', () => {
  const { hall, done, fetch, item } = aLiveCall()
  const body = { to: '+1 480 555 0135', context: 'The blue one', campaignId: 'cp_1' }
  const dialled = done(DIAL, body)
  expect(dialled).toMatchObject({
    type: 'OutboundCall',
    state: 'dialing',
    to: '+1 480 555 0135',
    name: 'Li Wei',
    contactId: 'ct_li',
    campaignId: 'cp_1',
    subject: 'The blue one',
  })
  expect(fetch(item.workitemId).state).toBe('hold')
  hall.clock.advance(2_000)
  const live = fetch(dialled.workitemId)
  expect([live.state, parties(live)]).toEqual([
    'active',
    ['customer +1 480 555 0135 connected', 'agent u_ana connected'],
  ])
})

test.each([
  ['+14805550160', 'busy', 1_500],
  ['+14805550161', 'noAnswer', 20_000],
  ['+14805550162', 'failed', 500],
] as const)('%s is %s', (to, endReason, ms) => {
  const { hall, done, fetch } = aLiveCall()
  const { workitemId } = done(DIAL, { to })
  hall.clock.advance(ms - 1)
  expect(fetch(workitemId).state).toBe('dialing')
  hall.clock.advance(1)
  expect(fetch(workitemId)).toMatchObject({ state: 'wrapup', endReason })
})

test('a number behaves as it was told to', () => {
  const { hall, dial, send, fetch } = aLiveCall()
  const menu: Caller = { onDigit: { 1: { say: 'Account information.' } }, talkMs: 30_000 }
  hall.inside(({ world }) => world.farEnds.set('+14805550199', menu))
  const bank = dial('+14805550199')
  send(`POST ${call(bank.workitemId)}/dtmf/1`)
  hall.clock.advance(1_000)
  const names = fetch(bank.workitemId).timeEvents.map(({ name }) => name)
  expect(names).toContain('farEndSays:Account information.')
  hall.clock.advance(30_000)
  expect(fetch(bank.workitemId)).toMatchObject({ state: 'wrapup', endReason: 'farEnd' })
})

test('hanging up while it rings is the end of it', () => {
  const { hall, ana, done, fetch } = aLiveCall()
  const { workitemId } = done(DIAL, { to: '+14805550170' })
  expect(ana.ask(`POST ${call(workitemId)}/hangup`).body).toMatchObject({
    state: 'wrapup',
    endReason: 'hangUp',
  })
  hall.clock.advance(5_000)
  expect(fetch(workitemId).state).toBe('wrapup')
})

test('who is on a do-not-call list is not called, unless by force; a campaign has a list of its own', () => {
  const { hall, send } = aLiveCall()
  hall.inside(({ world }) => {
    const tenant = world.tenants.get('t_demo')
    tenant?.doNotCall.add('+14805550171')
    tenant?.campaignDoNotCall.set('cp_1', new Set(['+14805550172']))
  })
  const refused = { status: 422, body: { code: 'DO_NOT_CALL', param: 'to' } }
  expect(send(DIAL, { to: '+1 480 555 0171' })).toMatchObject(refused)
  expect(send(DIAL, { to: '+14805550172', campaignId: 'cp_1' })).toMatchObject(refused)
  expect(send(DIAL, { to: '+14805550172' }).status).toBe(200)
  expect(send(DIAL, { to: '+14805550171', force: true }).status).toBe(200)
})

test.each([
  [{}, 'to'],
  [{ to: '  ' }, 'to'],
  [{ to: 'mother' }, 'to'],
  [{ to: 7 }, 'to'],
  [{ to: '+14805550170', option: 'fax' }, 'option'],
  [{ to: 'u_nobody', option: 'user' }, 'to'],
  [{ to: 'u_ana', option: 'user' }, 'to'],
  [{ to: 'u_zoe', option: 'user' }, 'to'],
  [{ to: '+14805550170', contactId: 'ct_foreign' }, 'contactId'],
  [{ to: '+14805550170', conferenceWorkitemId: 'wi_none' }, 'conferenceWorkitemId'],
  [{ to: '+14805550170', force: 'yes' }, 'force'],
])('%j is refused, and the live call goes on', (body, param) => {
  const { send, fetch, item } = aLiveCall()
  expect(send(DIAL, body)).toMatchObject({ status: 422, body: { code: 'VALIDATION_FAILED', param } })
  expect(fetch(item.workitemId).state).toBe('active')
})

test('what waits in an inbox is claimed, also while it rings elsewhere', () => {
  const { hall, ana, done, fetch, item } = aLiveCall()
  const ivo = hall.as('ivo')
  const device = ivo.connect('device-2')
  hall.call({ from: '+14805550135' })
  expect(ivo.offer().state).toBe('pending')
  const waiting = ana.workitems().find(({ state }) => state === 'inqueue')
  const claimed = done(`POST /users/api/workitems/${waiting?.workitemId}/claim`)
  expect(claimed).toMatchObject({ state: 'active', userId: 'u_ana' })
  expect(parties(claimed)).toEqual(['customer +14805550135 connected', 'agent u_ana connected'])
  expect(fetch(item.workitemId).state).toBe('hold')
  expect(device.events('OfferRemovedNotification')).toHaveLength(1)
  expect(ivo.workitems()[0]).toMatchObject({ state: 'terminated', endReason: 'answeredElsewhere' })
})

test('a changed priority reorders the queue, for everybody who sees it', () => {
  const hall = openHall()
  const [ana, ivo] = [hall.as('ana'), hall.as('ivo')]
  const away = { body: { statusId: 'st_break' } }
  ana.connect()
  ana.ask('PUT /users/api/acd/status', away)
  ivo.connect('device-2')
  ivo.ask('PUT /users/api/acd/status', away)
  hall.call({ from: '+14805550134' })
  hall.clock.advance(1_000)
  hall.call({ from: '+14805550135' })
  const later = ana.workitems().find(({ from }) => from === '+14805550135')
  const raise = (priority: unknown) =>
    ana.ask(`POST /workflows/api/workitems/${later?.workitemId}/acd`, { body: { priority } })
  for (const wrong of [0, 6, 2.5, '5', undefined]) {
    expect(raise(wrong)).toMatchObject({ status: 422, body: { param: 'priority' } })
  }
  expect(raise(5)).toMatchObject({ status: 200, body: { priority: 5, state: 'inqueue' } })
  const { version } = raise(5).body
  expect(ivo.workitems().find(({ from }) => from === '+14805550135')?.priority).toBe(5)
  expect(raise(5).body['version']).toBe(version)
  ivo.ask('PUT /users/api/acd/status', { body: { statusId: 'st_available' } })
  expect(answerCall(ivo).from).toBe('+14805550135')
})
