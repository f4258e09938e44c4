import { afterEach, beforeEach, expect, test } from 'vitest'
import { startSimulator } from '../start.ts'
import type { Simulator } from '../start.ts'
import { aKey } from './hall.ts'
import { anaAtWork, isEvent, send, tell } from './wire.ts'

let simulator: Simulator
beforeEach(async () => {
  simulator = await startSimulator()
})
afterEach(() => simulator.stop())

test('call places a call and hangUp ends it, told in the state', async () => {
  const { socket } = await anaAtWork(simulator)
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

test('a caller behaves as it was told to: keys, a menu, talk', async () => {
  const { ana, socket } = await anaAtWork(simulator)
  const caller = {
    talkMs: 60_000,
    presses: [{ afterMs: 0, digit: '4' }],
    onDigit: { 9: { hangUp: true }, 1: { say: 'hi' } },
  }
  await tell(simulator, 'call', { ...caller, campaignId: 'camp_1', ticketId: 'tk_1', name: 'Told' })
  const { offerId, workitemId } = (await socket.until(isEvent('OfferNotification')))['message'] as Record<
    string,
    string
  >
  await ana.ask(`POST /users/api/offers/${offerId}/accept`, { key: aKey() })
  const names = () => simulator.state().workitems[0]?.timeEvents.map((event) => event.name)
  await expect.poll(names).toContain('farEndDtmf:4')
  expect(simulator.state().workitems[0]).toMatchObject({
    campaignId: 'camp_1',
    ticketId: 'tk_1',
    name: 'Told',
  })
  await ana.ask(`POST /users/api/calls/${workitemId}/dtmf/1`, { key: aKey() })
  await expect.poll(names, { timeout: 10_000 }).toContain('farEndSays:hi')
})

test('drop cuts sockets, or closes them with a code', async () => {
  const { ana, socket } = await anaAtWork(simulator)
  await tell(simulator, 'drop', { user: 'ana' })
  expect(await socket.closed).toBe(1006)
  const next = await ana.connect()
  await next.until((frame) => frame.type === 'welcome')
  await tell(simulator, 'drop', { code: 1011 })
  expect(await next.closed).toBe(1011)
})

test('freeze leaves a socket open that neither reads nor answers', async () => {
  const { ana, socket } = await anaAtWork(simulator)
  expect((await tell(simulator, 'freeze')).body).toEqual({ frozen: 1 })
  const heard = socket.frames.length
  socket.say({ type: 'heartbeat', lastSeq: 0 })
  simulator.control('call', {})
  const next = await ana.connect()
  await next.until((frame) => frame.type === 'snapshot')
  expect(socket.frames.length).toBe(heard)
})

test('events are lost, repeated and put out of order on the way, one verb each', async () => {
  const { socket } = await anaAtWork(simulator)
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
  const { socket } = await anaAtWork(simulator)
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
  const { ana, socket, welcome } = await anaAtWork(simulator)
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
  const { socket, welcome } = await anaAtWork(simulator)
  await tell(simulator, 'epoch', { drop: false })
  simulator.control('call', {})
  const event = await socket.until(isEvent('OfferNotification'))
  expect([event['epoch'] === welcome['epoch'], event['seq']]).toEqual([false, 3])
})

test('goaway is announced, then carried out', async () => {
  const { socket } = await anaAtWork(simulator)
  await tell(simulator, 'goaway', { withinMs: 20, resumable: false, reason: 'update' })
  const told = { type: 'goaway', reason: 'update', withinMs: 20, resumable: false }
  expect(await socket.until((frame) => frame.type === 'goaway')).toEqual(told)
  expect(await socket.closed).toBe(1001)
})
