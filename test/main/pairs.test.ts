import { beforeEach, expect, test } from 'vitest'
import { createPairs, type Pairs } from '../../main/pairs.ts'
import type { Workitem } from '../../preload/contract.ts'
import { nothingKnown, reduce, type Heard, type Known } from '../../preload/lifecycle.ts'
import { anOffer, aWorkitem } from '../fixtures.ts'
import { virtualClock, type VirtualClock } from '../ports.ts'

let clock: VirtualClock
let known: Known
let passed: Heard[]
let pairs: Pairs
beforeEach(() => {
  clock = virtualClock()
  known = nothingKnown
  passed = []
  pairs = createPairs({
    clock,
    known: () => known,
    hear(heard) {
      passed.push(heard)
      known = reduce(known, heard)
      return Promise.resolve()
    },
  })
})
const item = (told: Partial<Workitem> = {}): Heard => ({ workitems: [aWorkitem(told)] })
const offer: Heard = { offers: [anOffer()] }

test('a call that is offered waits for its offer, and both are passed on together', async () => {
  const call = item()
  const one = pairs.heard(call, { cursor: 'c1' })
  expect(passed).toEqual([])
  const other = pairs.heard(offer, { cursor: 'c2' })
  expect(passed).toEqual([call, offer])
  await Promise.all([one, other])
  expect(clock.pending()).toBe(0)
})

test('a call whose offer does not come is passed on a moment later', async () => {
  const call = pairs.heard(item())
  await clock.advance(9)
  expect(passed).toHaveLength(0)
  await clock.advance(1)
  await call
  expect(passed).toHaveLength(1)
  // Nothing more of it waits, and neither does its offer.
  await pairs.heard(item({ version: 2 }))
  await pairs.heard(offer)
  expect([passed.length, clock.pending()]).toEqual([3, 0])
})

test('two calls that are offered come in their order, and the second waits for its own offer', async () => {
  const calls = [item(), item({ workitemId: 'w2' })]
  const heard = calls.map((call) => pairs.heard(call))
  expect(passed).toEqual(calls.slice(0, 1))
  await clock.advance(10)
  await Promise.all(heard)
  expect(passed).toEqual(calls)
})

test('nothing else waits: what is written, what is answered, what rings already, a whole list', async () => {
  const told = [
    item({ channelType: 'email', type: 'InboundEmail' }),
    item({ state: 'active' }),
    { ...item({ workitemId: 'w2' }), offers: [] },
    { ...item({ workitemId: 'w5' }), openIds: ['w5'] },
    offer,
    item({ version: 2 }),
    { workitems: [aWorkitem({ workitemId: 'w3' }), aWorkitem({ workitemId: 'w4' })] },
  ]
  for (const heard of told) await pairs.heard(heard)
  expect(passed).toEqual(told)
})

test('a call that is offered again, from its queue, waits for its offer as well', () => {
  known = reduce(known, item({ state: 'inqueue' }))
  void pairs.heard(item({ version: 2 }))
  expect(passed).toEqual([])
})

test('what waits is not lost when the phone stops', async () => {
  const call = pairs.heard(item())
  pairs.stop()
  await call
  expect([passed.length, clock.pending()]).toEqual([1, 0])
})
