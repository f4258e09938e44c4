import { expect, test } from 'vitest'
import {
  Agent,
  Disposition,
  EVENT_NAMES,
  Failure,
  Offer,
  ServerFrame,
  SessionAnswer,
  TenantSettings,
  TicketAnswer,
  TokenAnswer,
  Workitem,
} from '../../../preload/contract.ts'
import type { Person } from './hall.ts'
import { aKey, answerCall, openHall, request } from './hall.ts'

/** A schema of the treaty: strict where the wire must not differ from it at all. */
interface Schema {
  parse(value: unknown): unknown
}
const reads = (schema: Schema, value: unknown) => expect(() => schema.parse(value)).not.toThrow()

/** A shift with something of everything in it. */
function aShift() {
  const hall = openHall()
  const ana = hall.as('ana')
  const device = ana.connect()
  const verbs = (person: Person, workitemId: string) => {
    const at = `/users/api/calls/${workitemId}`
    for (const route of [`POST ${at}/hold`, `POST ${at}/bridge`, `POST ${at}/mute`, `POST ${at}/hangup`])
      person.ask(route)
    const body = { dispositionId: 'disp_nuisance', summary: 's' }
    person.ask(`POST /users/api/workitems/${workitemId}/disposition`, { key: aKey(), body })
  }
  hall.call({ ticketId: 'tk_1' })
  verbs(ana, answerCall(ana).workitemId)
  hall.callerHangsUp(hall.call({ from: '+14805550135' }))
  hall.call({ from: '+14805550136' })
  ana.ask(`POST /users/api/offers/${ana.offer().offerId}/reject`, { key: aKey() })
  ana.ask('POST /users/api/testoffer', { key: aKey() })
  hall.clock.advance(60_000)
  device.say({ type: 'heartbeat', lastSeq: 0 })
  return { hall, ana, device }
}

test('every frame of a shift is one that the treaty reads, without a word it does not know', () => {
  const { device } = aShift()
  expect(new Set(device.events().map((event) => event['name'])).size).toBeGreaterThanOrEqual(7)
  for (const frame of device.frames) {
    reads(ServerFrame, frame)
    if (frame.type === 'event') expect(EVENT_NAMES).toContain(frame['name'])
  }
})

test('what the treaty reads of a workitem, an offer and an agent is what was sent', () => {
  const { device } = aShift()
  const schemas: [string, Schema][] = [
    ['WorkitemStateChangeNotification', Workitem],
    ['OfferNotification', Offer],
    ['OfferAcceptedNotification', Offer],
    ['OfferRejectedNotification', Offer],
    ['OfferExpiredNotification', Offer],
    ['OfferTerminatedByHangupNotification', Offer],
    ['AgentStateChangeNotification', Agent],
  ]
  for (const [name, schema] of schemas) {
    const messages = device.events(name).map((event) => event['message'])
    expect(messages.length).toBeGreaterThan(0)
    for (const message of messages) expect(message).toMatchObject(schema.parse(message) as object)
  }
})

test('the answers of sign-in, session and ticket are those of the treaty', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  reads(TokenAnswer, ana.ask('GET /provider/api/token-refresh').body)
  reads(TicketAnswer, ana.ask('POST /users/api/ws-ticket').body)
  const { body } = ana.ask('POST /users/api/session', {
    body: { deviceId: 'd', platform: 'linux', appVersion: '1' },
  })
  reads(SessionAnswer, body)
  expect(Object.keys(body['settings'] as object).sort()).toEqual(Object.keys(TenantSettings.shape).sort())
})

test('definitions in both forms of localizations are read, with their names in both languages', () => {
  const { objects } = openHall().as('ana').ask('GET /data/api/types/disposition').body as {
    objects: unknown[]
  }
  for (const object of objects) {
    const { localizations } = Disposition.parse(object)
    expect(localizations?.name).toEqual({
      en: expect.any(String) as string,
      es: expect.any(String) as string,
    })
  }
})

test('a refusal is a failure of the treaty, with its workitem', () => {
  const hall = openHall()
  const ana = hall.as('ana')
  ana.connect()
  hall.call()
  const { workitemId } = ana.offer()
  const { body } = ana.ask(`POST /users/api/calls/${workitemId}/hold`)
  expect(Failure.parse(body)).toMatchObject({
    code: 'ACTION_NOT_ALLOWED',
    workitem: { workitemId, state: 'offered' },
  })
  reads(Failure, request(hall.centre, 'GET /nowhere', {}).body)
})
