import { expect, test } from 'vitest'
import { aKey, answerCall, openHall } from './hall.ts'

function aLiveCall() {
  const hall = openHall()
  const ana = hall.as('ana')
  ana.connect()
  const callId = hall.call()
  const { workitemId } = answerCall(ana)
  const pressed = () => hall.inside((core) => core.world.calls.get(callId)?.pressed)
  return { hall, ana, workitemId, pressed, dtmf: `POST /users/api/calls/${workitemId}/dtmf/1` }
}

test('the same key with the same request gives the stored answer, and no second effect', () => {
  const { hall, ana, pressed, dtmf } = aLiveCall()
  const key = aKey()
  const first = ana.ask(dtmf, { key })
  const again = ana.ask(dtmf, { key })
  expect([again.status, again.body, pressed()]).toEqual([200, first.body, '1'])
  expect(again.headers['idempotency-replayed']).toBe('true')
  expect(first.headers).not.toHaveProperty('idempotency-replayed')
  expect(hall.inside((core) => core.world.effects.get(key))).toBe(1)
})

test('the order of fields in a body does not make it another one', () => {
  const { ana, workitemId } = aLiveCall()
  const key = aKey()
  const route = `POST /users/api/workitems/${workitemId}/disposition`
  ana.ask(route, { key, body: { dispositionId: 'disp_sale', summary: 's' } })
  const again = ana.ask(route, { key, body: { summary: 's', dispositionId: 'disp_sale' } })
  expect([again.status, again.headers['idempotency-replayed']]).toEqual([200, 'true'])
})

test('the same key for another body or another path is refused', () => {
  const { ana, workitemId, dtmf } = aLiveCall()
  const key = aKey()
  const route = `POST /users/api/workitems/${workitemId}/disposition`
  ana.ask(route, { key, body: { dispositionId: 'disp_sale' } })
  for (const again of [
    ana.ask(route, { key, body: { dispositionId: 'disp_followup' } }),
    ana.ask(dtmf, { key }),
  ]) {
    expect(again).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } })
  }
})

test('a missing key and one that is no UUID are refused without effect', () => {
  const { ana, dtmf, pressed } = aLiveCall()
  expect(ana.ask(dtmf)).toMatchObject({ status: 400, body: { code: 'IDEMPOTENCY_KEY_REQUIRED' } })
  expect(ana.ask(dtmf, { key: 'seven' })).toMatchObject({ status: 400, body: { param: 'Idempotency-Key' } })
  expect(pressed()).toBe('')
})

test('a refusal frees its key', () => {
  const { ana, workitemId } = aLiveCall()
  const key = aKey()
  const route = `POST /users/api/workitems/${workitemId}/disposition`
  expect(ana.ask(route, { key, body: { dispositionId: 'disp_complaint' } }).status).toBe(422)
  expect(ana.ask(route, { key, body: { dispositionId: 'disp_sale' } }).status).toBe(200)
})

test('a request that is still running holds its key', () => {
  const { hall, ana, dtmf, pressed } = aLiveCall()
  const key = aKey()
  const [method = '', path = ''] = dtmf.split(' ')
  const headers = { authorization: ana.token, 'idempotency-key': key }
  const finish = hall.centre.begin({ method, path, headers })
  expect(ana.ask(dtmf, { key })).toMatchObject({ status: 409, body: { code: 'REQUEST_IN_PROGRESS' } })
  expect([finish().status, pressed()]).toEqual([200, '1'])
  expect(ana.ask(dtmf, { key }).headers['idempotency-replayed']).toBe('true')
})

test('keys belong to a user, and are forgotten after 24 h', () => {
  const hall = openHall()
  hall.inside((core) => (core.world.tokenSeconds = 1e6))
  const [ana, ivo] = [hall.as('ana'), hall.as('ivo')]
  ana.connect()
  ivo.connect('device-2')
  const key = aKey()
  const route = 'POST /users/api/testoffer'
  const first = ana.ask(route, { key }).body['offerId']
  expect(ivo.ask(route, { key }).body['offerId']).not.toBe(first)
  hall.clock.advance(24 * 3_600_000 - 1)
  expect(ana.ask(route, { key }).body['offerId']).toBe(first)
  hall.clock.advance(1)
  expect(ana.ask(route, { key }).body['offerId']).not.toBe(first)
})
