import { afterEach, beforeEach, expect, test } from 'vitest'
import { startSimulator } from '../start.ts'
import type { Simulator } from '../start.ts'
import { aKey } from './hall.ts'
import { isEvent, openSocket, send, signIn, tell } from './wire.ts'

let simulator: Simulator
beforeEach(async () => {
  simulator = await startSimulator()
})
afterEach(() => simulator.stop())

const queues = 'GET /data/api/types/queue'
const anaAtWork = async () => {
  const ana = await signIn(simulator.url)
  const socket = await ana.connect()
  const welcome = await socket.until((frame) => frame.type === 'welcome')
  await socket.until((frame) => frame.type === 'snapshot')
  return { ana, socket, welcome }
}

test('call places a call and hangUp ends it, told in the state', async () => {
  const { socket } = await anaAtWork()
  const placed = await tell(simulator, 'call', { from: '+14805550139', user: 'ana', patienceMs: 600_000 })
  await socket.until(isEvent('OfferNotification'))
  const state = (await send(simulator.url, 'GET /control/state')).body as unknown as ReturnType<
    Simulator['state']
  >
  expect(state.calls).toMatchObject([
    { callId: placed.body['callId'], stage: 'offered', from: '+14805550139' },
  ])
  expect(state.workitems).toMatchObject([{ owner: 'u_ana', state: 'offered' }])
  expect(state.agents.find((one) => one.userName === 'ana')).toMatchObject({
    connected: true,
    deviceId: 'device-1',
  })
  await tell(simulator, 'hangUp', { from: '+14805550139' })
  await socket.until(isEvent('OfferTerminatedByHangupNotification'))
})

test('drop cuts sockets, or closes them with a code', async () => {
  const { ana, socket } = await anaAtWork()
  await tell(simulator, 'drop', { user: 'ana' })
  expect(await socket.closed).toBe(1006)
  const next = await ana.connect()
  await next.until((frame) => frame.type === 'welcome')
  await tell(simulator, 'drop', { code: 1011 })
  expect(await next.closed).toBe(1011)
})

test('freeze leaves a socket open that neither reads nor answers', async () => {
  const { ana, socket } = await anaAtWork()
  expect((await tell(simulator, 'freeze')).body).toEqual({ frozen: 1 })
  const heard = socket.frames.length
  socket.say({ type: 'heartbeat', lastSeq: 0 })
  simulator.control('call', {})
  const next = await ana.connect()
  await next.until((frame) => frame.type === 'snapshot')
  expect(socket.frames.length).toBe(heard)
})

test('events are lost, repeated and put out of order on the way, one verb each', async () => {
  const { socket } = await anaAtWork()
  const order = async (verb: string, count: number) => {
    await tell(simulator, verb)
    const from = socket.frames.length
    for (let n = 0; n < 3; n += 1) simulator.control('event', { name: `N${n}` })
    simulator.control('raw', { text: '{"type":"mark"}' })
    await socket.until((frame) => frame.type === 'mark' && socket.frames.indexOf(frame) >= from)
    socket.frames.forEach((frame) => frame.type === 'mark' && (frame.type = 'seen'))
    expect(socket.frames.slice(from, -1)).toHaveLength(count)
    return socket.frames.slice(from, -1).map((frame) => frame['name'])
  }
  expect(await order('dropEvent', 2)).toEqual(['N1', 'N2'])
  expect(await order('repeatEvent', 4)).toEqual(['N0', 'N0', 'N1', 'N2'])
  expect(await order('reorderEvent', 3)).toEqual(['N1', 'N0', 'N2'])
})

test('raw sends what no client should trip over, and event what it should only log', async () => {
  const { socket } = await anaAtWork()
  await tell(simulator, 'raw', { kind: 'notJson' })
  await socket.until((frame) => frame.type === 'raw')
  await tell(simulator, 'raw', { kind: 'unknownType' })
  await socket.until((frame) => frame.type === 'weatherReport')
  await tell(simulator, 'event', { message: { odd: [1] }, workitemId: 'wi_x' })
  expect(await socket.until(isEvent('WeatherNotification'))).toMatchObject({
    message: { odd: [1] },
    workitemId: 'wi_x',
  })
  await tell(simulator, 'raw', { kind: 'tooBig' })
  const big = await socket.until((frame) => String(frame['sky']).length > 1024 * 1024)
  expect(big.type).toBe('weatherReport')
})

test('epoch is a restart: sockets cut, and nothing to resume', async () => {
  const { ana, socket, welcome } = await anaAtWork()
  const { body } = await tell(simulator, 'epoch')
  expect(await socket.closed).toBe(1006)
  expect(body['epoch']).not.toBe(welcome['epoch'])
  const next = await ana.connect('device-1', {
    sessionId: welcome['sessionId'],
    epoch: welcome['epoch'],
    lastSeq: 1,
  })
  expect(await next.until((frame) => frame.type === 'resync')).toMatchObject({ reason: 'epoch' })
})

test('epoch without drop changes the stream under living sockets', async () => {
  const { socket, welcome } = await anaAtWork()
  await tell(simulator, 'epoch', { drop: false })
  simulator.control('call', {})
  const event = await socket.until(isEvent('OfferNotification'))
  expect([event['epoch'] === welcome['epoch'], event['seq']]).toEqual([false, 3])
})

test('expire refuses the token, closes its socket, and lets it be refreshed or not', async () => {
  const { ana, socket } = await anaAtWork()
  await tell(simulator, 'expire', { user: 'ana' })
  expect(await socket.closed).toBe(4001)
  expect((await ana.ask(queues)).status).toBe(401)
  expect((await ana.ask('GET /provider/api/token-refresh')).status).toBe(200)
  await tell(simulator, 'expire', { user: 'ana', refreshable: false })
  expect((await ana.ask('GET /provider/api/token-refresh')).status).toBe(401)
})

test('answer gives errors without effect, or with one; calm forgets them', async () => {
  const { ana } = await anaAtWork()
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
  const { ana } = await anaAtWork()
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
  const { ana } = await anaAtWork()
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

test('goaway is announced, then carried out', async () => {
  const { socket } = await anaAtWork()
  await tell(simulator, 'goaway', { withinMs: 20, resumable: false, reason: 'update' })
  const told = { type: 'goaway', reason: 'update', withinMs: 20, resumable: false }
  expect(await socket.until((frame) => frame.type === 'goaway')).toEqual(told)
  expect(await socket.closed).toBe(1001)
})

test('refuse lets nobody in but the control plane', async () => {
  const { ana } = await anaAtWork()
  await tell(simulator, 'refuse', { ms: 60_000 })
  expect((await ana.ask(queues)).status).toBe(0)
  await expect(openSocket(`${simulator.url.replace('http', 'ws')}/events`)).rejects.toThrow()
  await tell(simulator, 'calm')
  expect((await ana.ask(queues)).status).toBe(200)
})

test('set, clock, status and history change what the server goes by', async () => {
  const { ana, socket } = await anaAtWork()
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
  const { socket } = await anaAtWork()
  simulator.control('call', {})
  await socket.until(isEvent('OfferNotification'))
  await tell(simulator, 'clock', { advanceMs: 20_000 })
  await socket.until(isEvent('OfferExpiredNotification'))
})

test.each([
  ['nonsense', {}, 'there is no verb nonsense'],
  ['call', { queue: 'q_nope' }, 'queue: there is no q_nope'],
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
