import { afterEach, beforeEach, expect, test } from 'vitest'
import { startSimulator } from '../start.ts'
import type { Simulator } from '../start.ts'
import { aKey } from './hall.ts'
import type { WireClient, WireSocket } from './wire.ts'
import { anaAtWork, isEvent, openSocket, send, signIn } from './wire.ts'

let simulator: Simulator
beforeEach(async () => {
  simulator = await startSimulator()
})
afterEach(() => simulator.stop())

/** Answers what rings; the workitem's id. */
async function answer(ana: WireClient, socket: WireSocket): Promise<string> {
  const { offerId, workitemId } = (await socket.until(isEvent('OfferNotification')))['message'] as Record<
    string,
    string
  >
  expect((await ana.ask(`POST /users/api/offers/${offerId}/accept`, { key: aKey() })).status).toBe(200)
  return String(workitemId)
}

test('a call goes all the way over real HTTP and a real socket', async () => {
  const { ana, socket } = await anaAtWork(simulator)
  simulator.control('call', { from: '+14805550134', queue: 'q_billing' })
  const workitemId = await answer(ana, socket)
  const calls = `/users/api/calls/${workitemId}`
  for (const [route, state] of [
    [`POST ${calls}/hold`, 'hold'],
    [`POST ${calls}/bridge`, 'active'],
    [`POST ${calls}/hangup`, 'wrapup'],
  ] as const) {
    const { body } = await ana.ask(route)
    expect(body['state']).toBe(state)
    await socket.until(
      (frame) => (frame['message'] as { version?: number } | undefined)?.version === body['version'],
    )
  }
  const given = { key: aKey(), body: { dispositionId: 'disp_payment', summary: 'Paid' } }
  const done = await ana.ask(`POST /users/api/workitems/${workitemId}/disposition`, given)
  expect(done.body).toMatchObject({ state: 'terminated', summary: 'Paid' })
  expect(Math.abs(Date.parse(done.headers.get('date') ?? '') - Date.now())).toBeLessThan(60_000)
  expect(done.headers.get('access-control-allow-origin')).toBeNull()
})

test('a socket without the sub-protocol, or at another address, is refused', async () => {
  const url = simulator.url.replace('http', 'ws')
  await expect(openSocket(`${url}/events`, 'other.v1')).rejects.toThrow('400')
  await expect(openSocket(`${url}/elsewhere`)).rejects.toThrow('404')
})

test('frames are neither compressed nor larger than 1 MiB, in either direction', async () => {
  const { socket } = await anaAtWork(simulator)
  socket.say({ type: 'weather', sky: 'x'.repeat(1024 * 1024) })
  expect(await socket.closed).toBe(1009)
})

test('what is no JSON, and what does not exist, is refused over HTTP as well', async () => {
  const { token } = await signIn(simulator.url)
  expect((await send(simulator.url, 'GET /nowhere', { authorization: token })).status).toBe(404)
  const reply = await fetch(`${simulator.url}/users/api/session`, {
    method: 'POST',
    headers: { authorization: token, 'content-type': 'application/json' },
    body: '{',
  })
  expect([reply.status, ((await reply.json()) as { param: string }).param]).toEqual([400, 'body'])
})

test('a restarted server on the same port has the same work, newer versions and another epoch', async () => {
  const { ana, socket } = await anaAtWork(simulator)
  const { epoch, sessionId } = await socket.until((frame) => frame.type === 'welcome')
  simulator.control('call', {})
  const workitemId = await answer(ana, socket)
  const { port } = simulator
  const before = (await ana.ask(`GET /users/api/workitems/${workitemId}`)).body
  await simulator.stop()
  expect(await socket.closed).toBe(1006)
  expect((await ana.ask('GET /data/api/types/queue')).status).toBe(0)
  simulator = await startSimulator({ port, state: simulator.centre.snapshotOfState() })
  expect((await ana.ask(`GET /users/api/workitems/${workitemId}`)).body).toEqual(before)
  const again = await ana.connect('device-1', { sessionId, epoch, lastSeq: 1 })
  expect(await again.until((frame) => frame.type === 'resync')).toMatchObject({ reason: 'epoch' })
  expect((await again.until((frame) => frame.type === 'snapshot'))['openIds']).toEqual([workitemId])
  const held = (await ana.ask(`POST /users/api/calls/${workitemId}/hold`)).body
  expect(Number(held['version'])).toBeGreaterThan(Number(before['version']))
})

test('a key is remembered over a restart', async () => {
  const { ana, socket } = await anaAtWork(simulator)
  simulator.control('call', {})
  const workitemId = await answer(ana, socket)
  const key = aKey()
  const dtmf = `POST /users/api/calls/${workitemId}/dtmf/1`
  await ana.ask(dtmf, { key })
  const { port, centre } = simulator
  await simulator.stop()
  simulator = await startSimulator({ port, state: centre.snapshotOfState() })
  // The first try may still meet the dead connection; that is what the key is for.
  const replayed = async () => (await ana.ask(dtmf, { key })).headers.get('idempotency-replayed')
  await expect.poll(replayed).toBe('true')
  expect(simulator.state().effects[key]).toBe(1)
})
