import { describe, expect, it } from 'vitest'
import { PATHS, ROUTES } from '../../../main/server/routes.ts'

const w = { workitemId: 'w 1/ä' }

describe('PROTOCOL 2, by hand', () => {
  it.each([
    ['POST', '/users/api/calls/w%201%2F%C3%A4/bridge', ROUTES['workitems.active'].path(w)],
    ['POST', '/users/api/calls/w%201%2F%C3%A4/hold', ROUTES['workitems.hold'].path(w)],
    ['POST', '/users/api/calls/w%201%2F%C3%A4/hangup', ROUTES['workitems.hangUp'].path(w)],
    ['POST', '/users/api/calls/w%201%2F%C3%A4/mute', ROUTES['workitems.mute'].path(w)],
    ['DELETE', '/users/api/calls/w%201%2F%C3%A4/mute', ROUTES['workitems.unMute'].path(w)],
    ['POST', '/users/api/calls/w1/dtmf/%23', ROUTES['workitems.dtmf'].path({ workitemId: 'w1', digit: '#' })],
    ['GET', '/users/api/workitems/w%201%2F%C3%A4', ROUTES['workitems.fetchWorkitem'].path(w)],
    ['GET', '/data/api/types/workitem', ROUTES['workitems.fetchWorkitems'].path({})],
    ['POST', '/users/api/offers/o1/accept', ROUTES['offers.accept'].path({ offerId: 'o1' })],
    ['POST', '/users/api/offers/o1/reject', ROUTES['offers.reject'].path({ offerId: 'o1' })],
    ['GET', '/data/api/types/disposition', ROUTES['dispositions.fetchDispositions'].path({})],
    [
      'GET',
      '/users/api/workitems/w1/dispositions',
      ROUTES['dispositions.fetchDispositions'].path({ workitemId: 'w1' }),
    ],
    [
      'POST',
      '/users/api/workitems/w1/disposition',
      ROUTES['dispositions.disposition'].path({ workitemId: 'w1' }),
    ],
    ['PUT', '/users/api/acd/status', ROUTES['agent.setStatus'].path({ statusId: 's' })],
  ])('%s %s', (method, path, actual) => {
    expect(actual).toBe(path)
    const row = Object.values(ROUTES).filter((route) => route.method === method)
    expect(row.length).toBeGreaterThan(0)
  })

  it.each([
    ['workitems.active', 'POST'],
    ['workitems.hold', 'POST'],
    ['workitems.hangUp', 'POST'],
    ['workitems.mute', 'POST'],
    ['workitems.unMute', 'DELETE'],
    ['workitems.dtmf', 'POST'],
    ['workitems.fetchWorkitem', 'GET'],
    ['workitems.fetchWorkitems', 'GET'],
    ['offers.accept', 'POST'],
    ['offers.reject', 'POST'],
    ['dispositions.fetchDispositions', 'GET'],
    ['dispositions.disposition', 'POST'],
    ['agent.setStatus', 'PUT'],
  ] as const)('%s is a %s', (name, method) => {
    expect(ROUTES[name].method).toBe(method)
  })

  it('the way in', () => {
    expect(PATHS).toEqual({
      signIn: '/provider/token-with-authorities',
      refresh: '/provider/api/token-refresh',
      session: '/users/api/session',
      ticket: '/users/api/ws-ticket',
      inboxes: '/data/api/types/queue?rows=500',
    })
  })
})

describe('what a verb says', () => {
  it('a search names what it looks for, encoded', () => {
    const search = { q: 'name:"a b"', rows: 5, start: 10, queryParams: { queue: 'q1' } }
    const path = new URL(ROUTES['workitems.fetchWorkitems'].path(search), 'https://x')
    expect(Object.fromEntries(path.searchParams)).toEqual({
      q: 'name:"a b"',
      rows: '5',
      start: '10',
      queryParams: '{"queue":"q1"}',
    })
  })

  it('a rejection names a status only where one was chosen', () => {
    expect(ROUTES['offers.reject'].body?.({ offerId: 'o' })).toEqual({})
    expect(ROUTES['offers.reject'].body?.({ offerId: 'o', statusId: 's' })).toEqual({ statusId: 's' })
  })

  it('a disposition says everything but which workitem, which is in the path', () => {
    const said = { dispositionId: 'd', summary: 'All well' }
    expect(ROUTES['dispositions.disposition'].body?.({ workitemId: 'w', ...said })).toEqual(said)
  })

  it('a status is said as it is', () => {
    const status = { statusId: 's', nextStatusId: 'n' }
    expect(ROUTES['agent.setStatus'].body?.(status)).toEqual(status)
  })

  it('the wire’s objects are the SDK’s list', () => {
    const answer = ROUTES['dispositions.fetchDispositions'].answer
    expect(answer?.({ count: 1, total: 2, objects: [3] })).toEqual({ count: 1, total: 2, list: [3] })
    for (const odd of [null, 'x', { count: 1 }]) expect(answer?.(odd)).toEqual(odd)
  })

  it('a search that found nothing may leave the list out', () => {
    const answer = ROUTES['workitems.fetchWorkitems'].answer
    expect(answer?.({ count: 0, total: 0 })).toEqual({ count: 0, total: 0, objects: [] })
    for (const odd of [null, 'x', { objects: [1] }]) expect(answer?.(odd)).toEqual(odd)
  })

  it('an id that is half a character is asked for and not thrown over', () => {
    expect(ROUTES['workitems.fetchWorkitem'].path({ workitemId: 'w\ud800' })).toBe(
      '/users/api/workitems/w%EF%BF%BD',
    )
  })
})
