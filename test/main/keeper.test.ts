import { describe, expect, test } from 'vitest'
import type { Offer, Workitem } from '../../preload/contract.ts'
import { nothingKnown, type Change, type Known } from '../../preload/lifecycle.ts'
import { breachesOf, fallen } from '../../main/invariants.ts'
import { createKeeper } from '../../main/keeper.ts'
import { anOffer, aWorkitem } from '../fixtures.ts'
import { memoryLog, T0, virtualClock } from '../ports.ts'

const known = (workitems: Workitem[], offers: Offer[] = []): Known => ({
  ...nothingKnown,
  workitems: new Map(workitems.map((item) => [item.workitemId, item])),
  offers: new Map(offers.map((offer) => [offer.offerId, offer])),
})
const call = (workitemId: string, state: Workitem['state'], more: Partial<Workitem> = {}) =>
  aWorkitem({ workitemId, state, ...more })
const offer = (more: Partial<Offer> = {}) =>
  anOffer({ offerId: 'o1', workitemId: 'w1', offeredAt: T0, expiresAt: T0 + 20_000, ...more })
const names = (is: Known, now = T0, outbox: { id: number; key: string }[] = []) =>
  breachesOf(is, outbox, now).map(({ what, id }) => `${what} ${id}`)

describe('what cannot be true', () => {
  test('a ring without a pending offer, and a pending offer that rings nowhere', () => {
    expect(names(known([call('w1', 'offered')], [offer()]))).toEqual([])
    expect(names(known([call('w1', 'offered')]))).toEqual(['ringWithoutOffer w1'])
    expect(names(known([call('w1', 'active')], [offer()]))).toEqual(['offerWithoutRing o1'])
    expect(names(known([], [offer()]))).toEqual(['offerWithoutRing o1'])
  })

  test('an offer that nobody has ended long after its time', () => {
    const ringing = known([call('w1', 'offered')], [offer()])
    expect(names(ringing, T0 + 25_000)).toEqual([])
    expect(names(ringing, T0 + 25_001)).toEqual(['offerOutlived o1'])
  })

  test('two live calls; one beside a held one, an e-mail, or as members of one conference, is none', () => {
    expect(names(known([call('b', 'active'), call('a', 'active')]))).toEqual(['twoLiveCalls a b'])
    const conference = call('c', 'conference', { type: 'Conference' })
    const member = call('m', 'conference', { conferenceWorkitemId: 'c' })
    const mail = call('e', 'active', { channelType: 'email', type: 'InboundEmail' })
    expect(names(known([conference, member, mail, call('h', 'hold')]))).toEqual([])
    expect(names(known([conference, call('a', 'active')]))).toEqual(['twoLiveCalls a c'])
  })

  test('an entry of the outbox without its key', () => {
    expect(names(nothingKnown, T0, [{ id: 7, key: '' }])).toEqual(['entryWithoutKey 7'])
  })

  test('a version that has not risen with its change', () => {
    const change = (before: number, after: number): Change => ({
      kind: 'workitem',
      id: 'w1',
      before: call('w1', 'active', { version: before }),
      after: call('w1', 'hold', { version: after }),
    })
    expect(fallen([change(3, 4)])).toEqual([])
    expect(fallen([change(4, 4), change(4, 3)])).toHaveLength(2)
  })
})

describe('the keeper', () => {
  function aKeeper() {
    const clock = virtualClock()
    const { log, lines } = memoryLog()
    const here = { known: known([]), live: true, resyncs: 0 }
    const keeper = createKeeper({
      clock,
      log,
      known: () => here.known,
      outbox: () => [],
      serverNow: () => clock.wall(),
      isLive: () => here.live,
      resync: () => void (here.resyncs += 1),
    })
    const become = (next: Known) => {
      here.known = next
      keeper.look([])
    }
    return { clock, here, keeper, become, lines }
  }
  const two = known([call('a', 'active'), call('b', 'active')])

  test('leaves alone what the next frame mends', async () => {
    const { clock, here, become, lines } = aKeeper()
    become(two)
    await clock.advance(1_900)
    become(known([call('a', 'hold'), call('b', 'active')]))
    await clock.advance(60_000)
    expect([here.resyncs, lines]).toEqual([0, []])
  })

  test('says what has lasted, and heals it by one resync', async () => {
    const { clock, here, become, lines } = aKeeper()
    become(two)
    await clock.advance(2_000)
    expect(here.resyncs).toBe(1)
    expect(lines).toEqual([{ phrase: 'invariant broken', facts: { reason: 'twoLiveCalls', id: 'a b' } }])
  })

  test('asks once only where the server repeats it', async () => {
    const { clock, here, keeper, become } = aKeeper()
    become(two)
    await clock.advance(2_000)
    here.live = false
    keeper.look([])
    here.live = true
    keeper.look([])
    await clock.advance(3_600_000)
    expect(here.resyncs).toBe(1)
  })

  test('a server that breaks something new each minute is asked less and less often', async () => {
    const { clock, here, become } = aKeeper()
    for (let n = 0; n < 60; n += 1) {
      become(known([call('a', 'active'), call(`b${n}`, 'active')]))
      await clock.advance(60_000)
    }
    expect(here.resyncs).toBeGreaterThan(2)
    expect(here.resyncs).toBeLessThan(9)
  })

  test('a breach that comes back after it was healed is healed again, in its time', async () => {
    const { clock, here, become } = aKeeper()
    become(two)
    await clock.advance(2_000)
    become(known([]))
    become(two)
    await clock.advance(20_000)
    expect(here.resyncs).toBe(1)
    await clock.advance(60_000)
    expect(here.resyncs).toBe(2)
  })

  test('an offer that outlives itself in silence is noticed without any news', async () => {
    const { clock, here, become } = aKeeper()
    become(known([call('w1', 'offered')], [offer()]))
    await clock.advance(30_000)
    expect(here.resyncs).toBe(1)
  })

  test('nothing is judged over a link that is not live', async () => {
    const { clock, here, become } = aKeeper()
    here.live = false
    become(two)
    await clock.advance(60_000)
    expect(here.resyncs).toBe(0)
  })
})
