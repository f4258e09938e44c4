import { describe, expect, it } from 'vitest'
import { busyWith } from '../../../main/missed/busy.ts'
import { gapsOf } from '../../../main/missed/gaps.ts'
import { whyOf } from '../../../main/missed/why.ts'
import type { Span } from '../../../main/ports.ts'
import type { Gap, Ring } from '../../../preload/contract.ts'
import { anAgent, aWorkitem } from '../../fixtures.ts'
import { T0 } from '../../ports.ts'

const span = (since: number, until: number, given: Partial<Span> = {}): Span => ({
  ...{ since: T0 + since, until: T0 + until, started: T0, ...given },
})
const gap = (from: number, to: number, why: Gap['why'] = 'link'): Gap => ({
  from: T0 + from,
  to: T0 + to,
  why,
})
const ring = (given: Partial<Ring> = {}): Ring => ({
  ...{ offerId: 'o1', workitemId: 'w1', offeredAt: T0, expiresAt: T0 + 20_000, heardAt: T0 + 40 },
  ...{ road: 'event', awayMs: 0, socketMs: 5_000, isCall: true, endedAt: T0 + 8_000, end: 'canceled' },
  ...given,
})
const missed = (endedAt: number, given = {}) =>
  aWorkitem({ state: 'terminated', missedStatus: 0, offeredAt: T0, endedAt: T0 + endedAt, ...given })

describe('a gap', () => {
  it.each([
    ['the connection was lost', span(0, 10, { why: 'reconnecting' }), T0, 'link'],
    ['the program had ended', span(0, 10, { why: 'off' }), T0 + 20, 'off'],
    ['the program was killed', span(0, 10), T0 + 20, 'off'],
    [
      'the connection was lost, and then the program ended',
      span(0, 10, { why: 'reconnecting' }),
      T0 + 20,
      'off',
    ],
    ['the sign-in had run out', span(0, 10, { why: 'expired' }), T0, 'expired'],
    [
      'the agent had signed out, and later closed it',
      span(0, 10, { why: 'signedOut' }),
      T0 + 20,
      'signedOut',
    ],
    ['another device took over', span(0, 10, { why: 'replaced' }), T0, 'replaced'],
  ])('lies between two links: %s', (_what, before, started, why) => {
    expect(gapsOf([before, span(30, 40, { started })])).toEqual([gap(10, 30, why as Gap['why'])])
  })

  it('needs two of them', () => {
    expect([gapsOf([]), gapsOf([span(0, 10)])]).toEqual([[], []])
  })
})

describe('why a call was missed', () => {
  it('is the ring that it ended with, and none of an earlier turn of the same call', () => {
    const first = ring({
      offerId: 'o0',
      offeredAt: T0 - 60_000,
      expiresAt: T0 - 40_000,
      endedAt: T0 - 40_000,
    })
    expect(whyOf(missed(8_000), [first, ring()], [])).toEqual({ workitemId: 'w1', ring: ring() })
    expect(whyOf(missed(60_000), [first, ring()], [])).toEqual({ workitemId: 'w1' })
  })

  it('is the nearest of two rings that ended within seconds of each other', () => {
    const declined = ring({ offerId: 'o0', endedAt: T0 + 5_000, end: 'rejected' })
    const last = ring({ offeredAt: T0 + 6_000 })
    for (const rings of [
      [declined, last],
      [last, declined],
    ])
      expect(whyOf(missed(8_000), rings, [])).toEqual({ workitemId: 'w1', ring: last })
  })

  it('is the ring of the call that goes on waiting, where the missed offer is a workitem of its own', () => {
    const item = missed(20_000, { workitemId: 'w2', originWorkitemId: 'w1', offeredAt: undefined })
    const rang = ring({ endedAt: T0 + 20_000, end: 'expired' })
    expect(whyOf(item, [rang], [])).toEqual({ workitemId: 'w2', ring: rang })
  })

  it('is the gap in which it came and went', () => {
    expect(whyOf(missed(8_000), [], [gap(-90_000, -60_000), gap(-5_000, 9_000, 'off')])).toEqual({
      workitemId: 'w1',
      gap: gap(-5_000, 9_000, 'off'),
    })
  })

  it('is both where it rang until the connection was lost', () => {
    const rang = ring({ endedAt: T0 + 4_000, end: 'unheard' })
    const away = gap(4_000, 60_000)
    expect(whyOf(missed(15_000), [rang], [away])).toEqual({ workitemId: 'w1', ring: rang, gap: away })
  })

  it('is not a gap beside a ring whose end was heard, nor one before the offer', () => {
    expect(whyOf(missed(8_000), [ring()], [gap(0, 9_000)]).gap).toBeUndefined()
    expect(whyOf(missed(8_000), [], [gap(-9_000, -2_000)]).gap).toBeUndefined()
  })

  it('is not known where nothing was recorded', () => {
    expect(whyOf(missed(8_000), [], [])).toEqual({ workitemId: 'w1' })
  })
})

describe('what the agent is busy with', () => {
  const away = anAgent({ category: 'away', statusId: 'lunch' })
  const talk = aWorkitem({ state: 'active', name: 'Ana Ruiz', from: '+14805550134' })
  const rest = aWorkitem({
    workitemId: 'w2',
    state: 'wrapup',
    type: 'OutboundCall',
    to: '+34915550178',
    name: '',
  })
  it.each([
    ['a call before all', [rest, talk], away, { with: 'call', name: 'Ana Ruiz', address: '+14805550134' }],
    ['then a wrap-up, with whom was called', [rest], away, { with: 'wrapup', address: '+34915550178' }],
    ['then a status', [aWorkitem()], away, { with: 'away', statusId: 'lunch' }],
    ['nothing', [aWorkitem({ state: 'hold' })], anAgent(), undefined],
    ['nothing that is written', [{ ...talk, channelType: 'email' as const }], anAgent(), undefined],
  ])('is %s', (_what, open, agent, busy) => {
    expect(busyWith(open, agent)).toEqual(busy)
  })
})
