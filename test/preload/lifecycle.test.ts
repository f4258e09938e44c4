import { describe, expect, it } from 'vitest'
import {
  can,
  diff,
  isCallUp,
  isUrgent,
  nothingKnown,
  reduce,
  rings,
  type Heard,
  type Known,
} from '../../preload/lifecycle.ts'
import { anAgent, anOffer, aWorkitem } from '../fixtures.ts'
import { T0 } from '../ports.ts'

const after = (...news: Heard[]): Known => news.reduce(reduce, nothingKnown)
const call = (known: Known) => known.workitems.get('w1')

describe('news about one call', () => {
  it('a newer version replaces the older, whole', () => {
    const known = after({ workitems: [aWorkitem()] }, { workitems: [aWorkitem({ version: 2, name: 'Ada' })] })
    expect(call(known)).toEqual(aWorkitem({ version: 2, name: 'Ada' }))
  })

  it('an older version, or the same again, changes nothing at all', () => {
    const known = after({ workitems: [aWorkitem({ version: 2, state: 'active' })] })
    expect(reduce(known, { workitems: [aWorkitem({ version: 1 })] })).toBe(known)
    expect(reduce(known, { workitems: [aWorkitem({ version: 2, state: 'hold' })] })).toBe(known)
  })

  it('a call that ended is gone, and a late reply does not bring it back', () => {
    const known = after(
      { workitems: [aWorkitem({ state: 'active' })] },
      { workitems: [aWorkitem({ version: 5, state: 'terminated' })] },
      { workitems: [aWorkitem({ version: 4, state: 'hold' })] },
    )
    expect(known.workitems.size).toBe(0)
  })

  it('a call that ended before it was ever heard of does not begin afterwards', () => {
    const known = after(
      { workitems: [aWorkitem({ version: 3, state: 'terminated' })] },
      { workitems: [aWorkitem({ version: 1, state: 'dialing' })] },
    )
    expect(known.workitems.size).toBe(0)
  })

  it('a state of a later version of the protocol is open work, and kept', () => {
    expect(call(after({ workitems: [aWorkitem({ state: 'unknown' })] }))?.state).toBe('unknown')
  })

  it('the grave of a call survives thousands of later ones', () => {
    const later = Array.from({ length: 4_000 }, (_, i) =>
      aWorkitem({ workitemId: `later${i}`, state: 'terminated' }),
    )
    const known = after(
      { workitems: [aWorkitem({ version: 5, state: 'terminated' })] },
      { workitems: later },
      { workitems: [aWorkitem({ version: 4 })] },
    )
    expect(known.workitems.size).toBe(0)
  })

  it('a call that ended twice is as young as its second end', () => {
    const ended = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) =>
        aWorkitem({ workitemId: `other${from + i}`, state: 'terminated' }),
      )
    const known = after(
      { workitems: [aWorkitem({ version: 1, state: 'terminated' })] },
      { workitems: ended(0, 4_999) },
      { workitems: [aWorkitem({ version: 2, state: 'active' })] },
      { workitems: [aWorkitem({ version: 5, state: 'terminated' })] },
      { workitems: ended(4_999, 5_000) },
      { workitems: [aWorkitem({ version: 4 })] },
    )
    expect(known.workitems.size).toBe(0)
  })

  it('graves do not pile up for ever', () => {
    const many = Array.from({ length: 12_000 }, (_, i) =>
      aWorkitem({ workitemId: `w${i}`, state: 'terminated' }),
    )
    expect(after({ workitems: many }).ended.size).toBe(5_000)
  })
})

describe('a whole list', () => {
  it('ends the open work that it does not name', () => {
    const known = after(
      { workitems: [aWorkitem(), aWorkitem({ workitemId: 'w2' })] },
      { workitems: [], openIds: ['w2'] },
    )
    expect([...known.workitems.keys()]).toEqual(['w2'])
  })

  it('older than a reply that came first: the event with the same version brings the call back', () => {
    const dialed = aWorkitem({ state: 'dialing' })
    const known = after({ workitems: [dialed] }, { openIds: [] }, { workitems: [dialed] })
    expect(call(known)).toEqual(dialed)
  })

  it('that ended a call is not undone by a word older than the one that was had', () => {
    const known = after({ workitems: [aWorkitem({ version: 3 })] }, { openIds: [] })
    expect(reduce(known, { workitems: [aWorkitem({ version: 2 })] })).toBe(known)
  })

  it('of offers withdraws the pending ones that it does not name', () => {
    const known = after(
      { offers: [anOffer(), anOffer({ offerId: 'o2' })] },
      { offers: [anOffer({ offerId: 'o2' })], allOffers: true },
    )
    expect([...known.offers.keys()]).toEqual(['o2'])
  })

  it('that names everything there is changes nothing', () => {
    const known = after({ workitems: [aWorkitem()], offers: [anOffer()] })
    expect(reduce(known, { openIds: ['w1'], offers: [anOffer()], allOffers: true })).toBe(known)
  })
})

describe('what the server does not have any more', () => {
  it('ends, and an old word does not bring it back', () => {
    const known = after({ workitems: [aWorkitem({ version: 3 })] }, { goneId: 'w1' })
    expect(known.workitems.size).toBe(0)
    expect(reduce(known, { workitems: [aWorkitem({ version: 3 })] })).toBe(known)
  })

  it('and was not known either, is nothing new', () => {
    expect(reduce(nothingKnown, { goneId: 'w1' })).toBe(nothingKnown)
  })
})

describe('the agent', () => {
  it('is replaced by a newer version only', () => {
    const known = after({ agent: anAgent({ version: 2, statusId: 'busy' }) })
    expect(reduce(known, { agent: anAgent({ version: 1 }) })).toBe(known)
    expect(reduce(known, { agent: anAgent({ version: 3, statusId: 'away' }) }).agent?.statusId).toBe('away')
  })

  it('of another person is another agent, whatever the version', () => {
    const known = after({ agent: anAgent({ version: 9 }) }, { agent: anAgent({ userId: 'u2' }) })
    expect(known.agent?.userId).toBe('u2')
  })
})

describe('the difference', () => {
  it('tells offers before calls, so that a ring stops before its card moves', () => {
    const before = after({ workitems: [aWorkitem()], offers: [anOffer()] })
    const answered = {
      workitems: [aWorkitem({ version: 2, state: 'active' })],
      offers: [anOffer({ version: 2, state: 'accepted' })],
      agent: anAgent(),
    }
    expect(diff(before, reduce(before, answered)).map(({ kind }) => kind)).toEqual([
      'offer',
      'workitem',
      'agent',
    ])
  })

  it('tells beginning, change and end of a call', () => {
    const one = after({ workitems: [aWorkitem()] })
    const two = reduce(one, { workitems: [aWorkitem({ version: 2, state: 'active' })] })
    const three = reduce(two, { workitems: [aWorkitem({ version: 3, state: 'terminated' })] })
    const steps = [diff(nothingKnown, one), diff(one, two), diff(two, three)].flat()
    expect(steps.map((c) => c.kind === 'workitem' && [c.before?.state, c.after?.state])).toEqual([
      [undefined, 'offered'],
      ['offered', 'active'],
      ['active', undefined],
    ])
  })

  it('of the same is nothing', () => {
    const known = after({ workitems: [aWorkitem()] })
    expect(diff(known, known)).toEqual([])
  })
})

describe('questions about a call', () => {
  it('only what the server lists is possible', () => {
    expect(can(aWorkitem({ actions: ['hold'] }), 'hold')).toBe(true)
    expect(can(aWorkitem({ actions: ['hold'] }), 'active')).toBe(false)
  })

  it.each([
    ['offered', false],
    ['dialing', true],
    ['active', true],
    ['hold', true],
    ['conference', true],
    ['wrapup', false],
    ['inqueue', false],
  ] as const)('a voice call in %s is up: %s', (state, up) => {
    expect(isCallUp(aWorkitem({ state }))).toBe(up)
    expect(isCallUp(aWorkitem({ state, channelType: 'chat' }))).toBe(false)
  })

  it('only a pending voice offer whose time is still ahead rings', () => {
    const now = T0 + 20_000
    expect(rings(anOffer(), aWorkitem(), now - 1)).toBe(true)
    expect(rings(anOffer(), aWorkitem(), now)).toBe(false)
    expect(rings(anOffer({ state: 'accepted' }), aWorkitem(), T0)).toBe(false)
    expect(rings(anOffer(), aWorkitem({ channelType: 'email' }), T0)).toBe(false)
    expect(rings(anOffer(), undefined, T0)).toBe(false)
  })
})

describe('a link is urgent', () => {
  const calm = reduce(nothingKnown, { workitems: [aWorkitem({ state: 'wrapup' })] })
  it.each([
    ['while an offer is pending', reduce(nothingKnown, { offers: [anOffer()] }), true],
    ['while a call is up', reduce(nothingKnown, { workitems: [aWorkitem({ state: 'active' })] }), true],
    ['and at no other time', calm, false],
  ])('%s', (_when, known, urgent) => {
    expect(isUrgent(known)).toBe(urgent)
  })
})
