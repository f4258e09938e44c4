import { afterEach, beforeEach, expect, test } from 'vitest'
import { VERBS } from '../control/answer.ts'
import { HELP } from '../control/help.ts'
import { startSimulator } from '../start.ts'
import type { Simulator } from '../start.ts'
import { aKey } from './hall.ts'
import { anaAtWork, isEvent, openSocket, send, tell } from './wire.ts'

let simulator: Simulator
beforeEach(async () => {
  simulator = await startSimulator()
})
afterEach(() => simulator.stop())

const queues = 'GET /data/api/types/queue'

test('expire refuses the token, closes its socket, and lets it be refreshed or not', async () => {
  const { ana, socket } = await anaAtWork(simulator)
  await tell(simulator, 'expire', { user: 'ana' })
  expect(await socket.closed).toBe(4001)
  expect((await ana.ask(queues)).status).toBe(401)
  expect((await ana.ask('GET /provider/api/token-refresh')).status).toBe(200)
  await tell(simulator, 'expire', { user: 'ana', refreshable: false })
  expect((await ana.ask('GET /provider/api/token-refresh')).status).toBe(401)
})

test('answer gives errors without effect, or with one; calm forgets them', async () => {
  const { ana } = await anaAtWork(simulator)
  await tell(simulator, 'answer', { status: 429, retryAfter: 7, count: 2, route: '/types/queue' })
  expect((await ana.ask('GET /data/api/types/user')).status).toBe(200)
  const limited = await ana.ask(queues)
  expect([limited.status, limited.body['code'], limited.headers.get('retry-after')]).toEqual([
    429,
    'RATE_LIMITED',
    '7',
  ])
  await tell(simulator, 'calm')
  expect((await ana.ask(queues)).status).toBe(200)
  const route = 'PUT /users/api/acd/status'
  await tell(simulator, 'answer', { status: 500 })
  expect((await ana.ask(route, { body: { statusId: 'st_break' } })).status).toBe(500)
  await tell(simulator, 'answer', { status: 502, effect: true })
  expect((await ana.ask(route, { body: { statusId: 'st_lunch' } })).status).toBe(502)
  expect(simulator.state().agents.find((one) => one.userName === 'ana')?.statusId).toBe('st_lunch')
})

test('lose cuts the connection after the effect; the same key then replays it', async () => {
  const { ana } = await anaAtWork(simulator)
  const key = aKey()
  const offer = 'POST /users/api/testoffer'
  await tell(simulator, 'lose', { route: offer })
  expect((await ana.ask(offer, { key })).status).toBe(0)
  expect((await ana.ask(offer, { key })).headers.get('idempotency-replayed')).toBe('true')
  expect(simulator.state().effects[key]).toBe(1)
  await tell(simulator, 'lose', { route: offer, when: 'before' })
  const other = aKey()
  expect((await ana.ask(offer, { key: other })).status).toBe(0)
  expect(simulator.state().effects[other]).toBeUndefined()
})

test('delay holds the answer back; before its effect the request counts as running', async () => {
  const { ana } = await anaAtWork(simulator)
  const offer = 'POST /users/api/testoffer'
  const key = aKey()
  await tell(simulator, 'delay', { route: offer, ms: 300, when: 'before' })
  const first = ana.ask(offer, { key })
  await expect.poll(() => simulator.state().faults).toEqual([])
  expect((await ana.ask(offer, { key })).body['code']).toBe('REQUEST_IN_PROGRESS')
  expect((await first).status).toBe(200)
  await tell(simulator, 'delay', { route: 'status', ms: 200 })
  const slow = ana.ask('PUT /users/api/acd/status', { body: { statusId: 'st_break' } })
  await expect.poll(() => simulator.state().agents[0]?.statusId).toBe('st_break')
  expect((await slow).status).toBe(200)
})

test('refuse lets nobody in but the control plane', async () => {
  const { ana } = await anaAtWork(simulator)
  await tell(simulator, 'refuse', { ms: 60_000 })
  expect((await ana.ask(queues)).status).toBe(0)
  await expect(openSocket(`${simulator.url.replace('http', 'ws')}/events`)).rejects.toThrow()
  await tell(simulator, 'calm')
  expect((await ana.ask(queues)).status).toBe(200)
})

test('set, clock, status and history change what the server goes by', async () => {
  const { ana, socket } = await anaAtWork(simulator)
  const set = await tell(simulator, 'set', {
    heartbeatMs: 500,
    settings: { offerSeconds: 5, rejectStatusId: 'st_break' },
  })
  expect(set.body).toMatchObject({
    heartbeatMs: 500,
    settings: { offerSeconds: 5, rejectStatusId: 'st_break' },
  })
  await tell(simulator, 'status', { user: 'ana', statusId: 'st_lunch' })
  await socket.until(isEvent('AgentStateChangeNotification'))
  await tell(simulator, 'clock', { skewMs: -86_400_000, advanceMs: 1_000 })
  expect(Math.abs(simulator.state().serverTime - (Date.now() - 86_400_000))).toBeLessThan(60_000)
  expect((await tell(simulator, 'history', { count: 20 })).body).toEqual({ count: 20, users: ['ana'] })
  expect((await ana.ask('GET /data/api/types/workitem')).body['total']).toBe(20)
})

test('advance carries out what falls due on the way', async () => {
  const { socket } = await anaAtWork(simulator)
  simulator.control('call', {})
  await socket.until(isEvent('OfferNotification'))
  await tell(simulator, 'clock', { advanceMs: 20_000 })
  await socket.until(isEvent('OfferExpiredNotification'))
})

test.each([
  ['nonsense', {}, 'there is no verb nonsense'],
  ['call', { queue: 'q_nope' }, 'queue: there is no q_nope'],
  ['call', { onDigit: { 1: { sing: 'la' } } }, 'onDigit.1 must be'],
  ['call', { presses: 7 }, 'presses must be a list'],
  ['call', { patienceMs: 'soon' }, 'patienceMs must be a number'],
  ['drop', { user: 'nobody' }, 'user: there is no nobody'],
  ['delay', {}, 'ms must be a number'],
  ['answer', { status: 418 }, 'status must be one of'],
  ['set', { settings: { offerSeconds: 'x' } }, 'settings.offerSeconds must be a number'],
  ['set', { settings: { weather: 1 } }, 'settings.weather'],
  ['raw', { kind: 'odd' }, 'kind must be one of'],
])('%s %j is refused, and the part is named', async (verb, body, message) => {
  const reply = await tell(simulator, verb, body)
  expect(reply.status).toBe(400)
  expect(reply.body['error']).toContain(message)
})

test('the page is there, and pages of elsewhere cannot reach the verbs', async () => {
  const page = await fetch(simulator.controlUrl)
  expect([page.status, page.headers.get('content-security-policy')]).toEqual([
    200,
    expect.stringContaining("'none'"),
  ])
  for (const file of ['page.css', 'page.js'])
    expect((await fetch(`${simulator.controlUrl}/${file}`)).status).toBe(200)
  const foreign = { origin: 'http://elsewhere.example' }
  expect((await send(simulator.url, 'POST /control/drop', foreign)).status).toBe(403)
})

test('help says what each verb does, and no more', async () => {
  expect(Object.keys((await tell(simulator, 'help')).body)).toHaveLength(Object.keys(VERBS).length)
  for (const verb of Object.keys(VERBS)) expect(HELP[verb]).toEqual(expect.any(String))
})
