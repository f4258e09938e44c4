import { expect, test } from 'vitest'
import { openHall, request } from './hall.ts'

const basic = (pair: string) => ({ authorization: `Basic ${btoa(pair)}` })
const signInRoute = 'GET /provider/token-with-authorities'

test('sign-in gives a JWT, and where to go with it', () => {
  const { centre, clock } = openHall()
  const { status, body } = request(centre, signInRoute, basic('ana:ringdesk'))
  expect([status, body['location'], body['clientLocation']]).toEqual([
    200,
    'http://centre.test',
    'http://centre.test',
  ])
  const claims: unknown = JSON.parse(atob(String(body['token']).split('.')[1] ?? ''))
  const iat = clock.now() / 1_000
  expect(claims).toMatchObject({ sub: 'u_ana', tenantId: 't_demo', iat, exp: iat + 3_600 })
})

test.each(['ana:wrong', 'nobody:ringdesk', 'ana', ''])('%j is refused with 401', (pair) => {
  const { centre } = openHall()
  const reply = request(centre, signInRoute, basic(pair))
  expect(reply).toMatchObject({ status: 401, body: { type: 'authentication', code: 'AUTHENTICATION_ERROR' } })
  expect(request(centre, signInRoute, { authorization: 'Basic %%%' }).status).toBe(401)
})

test('the token is taken with Bearer and bare, and nothing else is', () => {
  const hall = openHall()
  const { token } = hall.as('ana')
  const ask = (authorization: string) =>
    request(hall.centre, 'GET /data/api/types/queue', { authorization }).status
  expect([ask(`Bearer ${token}`), ask(token), ask(`Bearer ${token}x`), ask('')]).toEqual([200, 200, 401, 401])
})

test('a token is refreshed ahead of its end, not after it', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  hall.clock.advance(3_599_999)
  const { status, body } = ana.ask('GET /provider/api/token-refresh')
  expect([status, body['token'] === ana.token]).toEqual([200, false])
  hall.clock.advance(1)
  expect(ana.ask('GET /provider/api/token-refresh').status).toBe(401)
  expect(ana.ask('GET /data/api/types/queue').status).toBe(401)
  const authorization = `Bearer ${String(body['token'])}`
  expect(request(hall.centre, 'GET /data/api/types/queue', { authorization }).status).toBe(200)
})

test('the session tells who, which tenant, which statuses and rules', () => {
  const hall = openHall()
  const body = { deviceId: 'device-1', platform: 'linux', appVersion: '1' }
  const session = hall.as('ana').ask('POST /users/api/session', { body }).body
  expect(session).toMatchObject({
    user: { userId: 'u_ana', name: 'Ana Ruiz' },
    tenant: { tenantId: 't_demo', name: 'Ringdesk Demo' },
    voice: { kind: 'none' },
    settings: { wrapupSeconds: 60, offerSeconds: 20, dispositionRequired: true, rejectStatusId: null },
  })
  expect(session['authorities']).toContain('workitems:disposition')
  expect(hall.as('eva').ask('POST /users/api/session', { body }).body['authorities']).not.toContain(
    'workitems:disposition',
  )
  expect(hall.as('ana').ask('POST /users/api/session', { body: {} })).toMatchObject({
    status: 422,
    body: { param: 'deviceId' },
  })
})

test('every answer carries the server’s date, also when its clock is wrong', () => {
  const hall = openHall()
  hall.inside((core) => (core.world.skew = 86_400_000))
  const { date } = request(hall.centre, 'GET /nowhere', {}).headers
  expect(date).toBe(new Date(hall.clock.now() + 86_400_000).toUTCString())
})

test('tenants are apart: neither people, queues, contacts nor definitions are seen across', () => {
  const hall = openHall()
  const [ana, zoe] = [hall.as('ana'), hall.as('zoe')]
  const list = (person: typeof ana, type: string) =>
    person.ask(`GET /data/api/types/${type}`).body['objects'] as object[]
  expect(list(zoe, 'queue')).toEqual([{ inboxId: 'q_other_sales', name: 'Sales' }])
  expect(list(ana, 'queue').map((one) => Object.keys(one))).toEqual(Array(3).fill(['inboxId', 'name']))
  expect(list(zoe, 'user')).toHaveLength(1)
  expect(list(zoe, 'contact')).toMatchObject([{ contactId: 'ct_foreign' }])
  expect(zoe.ask('GET /data/api/types/contact/ct_ben').status).toBe(404)
  expect(ana.ask('GET /data/api/types/contact/ct_ben').status).toBe(200)
  expect(list(zoe, 'disposition')).toEqual([])
  expect(zoe.ask('GET /data/api/types/disposition/disp_resolved').status).toBe(404)
})

test('users in lists are agents with their presence', () => {
  const hall = openHall()
  hall.as('ana').connect()
  const users = hall.as('ivo').ask('GET /data/api/types/user?q=name:Ruiz').body
  expect(users).toMatchObject({
    count: 1,
    objects: [{ userId: 'u_ana', presence: 'available', statusId: 'st_available' }],
  })
})

test('what cannot be read is refused with 400 that names the part', () => {
  const hall = openHall()
  const { token } = hall.as('ana')
  const put = (body: string, type = 'application/json', path = '/users/api/acd/status') => {
    const headers = { authorization: token, 'content-type': type }
    const reply = hall.centre.http({ method: 'PUT', path, headers, body })
    const read = JSON.parse(reply.body) as { code: string; param: string }
    return [reply.status, read.code, read.param]
  }
  expect(put('{"statusId":')).toEqual([400, 'BAD_REQUEST', 'body'])
  expect(put('[]')).toEqual([400, 'BAD_REQUEST', 'body'])
  expect(put('statusId=x', 'text/plain')).toEqual([400, 'BAD_REQUEST', 'Content-Type'])
  const odd = hall.centre.http({
    method: 'GET',
    path: '/users/api/workitems/%E0%A4',
    headers: { authorization: token },
  })
  expect([odd.status, odd.body.includes('"param":"path"')]).toEqual([400, true])
})

test('signing out ends every token of that sign-in, and not the work of the device that took over', () => {
  const hall = openHall()
  const [replaced, ana] = [hall.as('ana'), hall.as('ana')]
  const old = replaced.connect('device-1')
  const refreshed = String(replaced.ask('GET /provider/api/token-refresh').body['token'])
  const device = ana.connect('device-2')
  expect(old.ended).toMatchObject({ code: 4003 })
  expect(replaced.ask('DELETE /users/api/session').status).toBe(204)
  const authorization = `Bearer ${refreshed}`
  expect(request(hall.centre, 'GET /data/api/types/queue', { authorization }).status).toBe(401)
  expect([device.ended, ana.agent().category]).toEqual([undefined, 'available'])
})

test('location may be a bare host', () => {
  const hall = openHall()
  hall.inside((core) => (core.world.bareLocation = true))
  expect(hall.as('ana').ask('GET /provider/api/token-refresh').body['location']).toBe('centre.test')
})
