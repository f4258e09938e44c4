import { describe, expect, it } from 'vitest'
import type { LinkState } from '../../preload/contract.ts'
import { anAgent, anOffer, aWorkitem } from '../fixtures.ts'
import { settle } from '../ports.ts'
import { aWorld, no, silence, yes } from './actionsWorld.ts'

const w1 = { workitemId: 'w1' }
const conflict = no(409, 'ACTION_NOT_ALLOWED')

describe('an act', () => {
  it('asks the server, and its answer is news like any other', async () => {
    const { actions, last, heard } = aWorld()
    const result = actions.run('workitems.hold', w1)
    await settle()
    expect([last().method, last().path, last().key]).toEqual(['POST', '/users/api/calls/w1/hold', undefined])
    expect(heard).toEqual([])
    const held = aWorkitem({ version: 2, state: 'hold' })
    await last().answer(yes(held))
    expect(await result).toEqual({ ok: true, value: held })
    expect(heard).toEqual([{ workitems: [held] }])
  })

  it('that answers with an offer, an agent or a list is heard as such', async () => {
    const { actions, last, heard } = aWorld()
    const offer = anOffer({ offerId: 'o2', workitemId: 'w2', version: 2, state: 'accepted' })
    for (const [run, answer] of [
      [() => actions.run('offers.accept', { offerId: 'o2' }), offer],
      [() => actions.run('agent.setStatus', { statusId: 's' }), anAgent({ version: 2 })],
      [() => actions.run('workitems.fetchWorkitems', {}), { count: 1, total: 1, objects: [aWorkitem()] }],
      [() => actions.run('dispositions.fetchDispositions', {}), { count: 0, total: 0, objects: [] }],
    ] as const) {
      void run()
      await settle()
      await last().answer(yes(answer))
    }
    expect(heard).toEqual([
      { offers: [offer] },
      { agent: anAgent({ version: 2 }) },
      { workitems: [aWorkitem()] },
      {},
    ])
  })

  it('the second time waits for the first, and is judged by what it left', async () => {
    const { actions, sent, last } = aWorld()
    const first = actions.run('workitems.hold', w1)
    const second = actions.run('workitems.hold', w1)
    await settle()
    expect(sent).toHaveLength(1)
    await last().answer(yes(aWorkitem({ version: 2, state: 'hold' })))
    expect([(await first).ok, await second]).toMatchObject([
      true,
      { failure: { code: 'ACTION_NOT_ALLOWED' } },
    ])
    expect(sent).toHaveLength(1)
  })

  it('of another kind, or on another call, does not wait', async () => {
    const { actions, sent } = aWorld()
    void actions.run('workitems.hold', w1)
    void actions.run('workitems.mute', w1)
    void actions.run('workitems.active', { workitemId: 'w2' })
    await settle()
    expect(sent).toHaveLength(3)
  })

  it('digits go out one at a time, in their order, each with a key of its own', async () => {
    const { actions, sent, last } = aWorld()
    for (const digit of ['5', '5', '#'] as const) void actions.run('workitems.dtmf', { ...w1, digit })
    for (let n = 1; n < 4; n += 1) {
      await settle()
      expect(sent).toHaveLength(n)
      await last().answer(yes(aWorkitem({ state: 'active' })))
    }
    expect(sent.map(({ path, key }) => [path.split('/').at(-1), key])).toEqual([
      ['5', 'k1'],
      ['5', 'k2'],
      ['%23', 'k3'],
    ])
  })
})

describe('what is refused without asking', () => {
  it('an act that the server does not list, with the call as it is', async () => {
    const { actions, sent, world } = aWorld()
    const result = await actions.run('workitems.active', w1)
    expect(result).toMatchObject({ failure: { code: 'ACTION_NOT_ALLOWED', param: 'active' } })
    expect(!result.ok && result.failure.workitem).toBe(world.known.workitems.get('w1'))
    expect(sent).toEqual([])
  })

  it('an act on a call or an offer that is over', async () => {
    const { actions, sent } = aWorld()
    for (const result of [
      await actions.run('workitems.hold', { workitemId: 'gone' }),
      await actions.run('offers.accept', { offerId: 'gone' }),
    ])
      expect(result).toMatchObject({ failure: { code: 'NOT_FOUND' } })
    expect(sent).toEqual([])
  })

  it('but a late disposition of a call that is over is the server’s to judge', async () => {
    const { actions, sent } = aWorld()
    void actions.run('dispositions.disposition', { workitemId: 'gone', dispositionId: 'd' })
    await settle()
    expect(sent).toHaveLength(1)
  })

  it('everything, when nobody is signed in', async () => {
    const { actions, world } = aWorld()
    world.link = 'signedOut'
    expect(await actions.run('workitems.fetchWorkitem', w1)).toMatchObject({
      failure: { code: 'SIGNED_OUT' },
    })
  })
})

describe('without a live connection', () => {
  const dead: LinkState[] = ['connecting', 'reconnecting', 'syncing', 'expired', 'replaced']

  it.each(dead)('(%s) it is refused at once, though the same is still on its way', async (link) => {
    const { actions, world, sent } = aWorld()
    void actions.run('workitems.hold', w1)
    await settle()
    world.link = link
    expect(await actions.run('workitems.hold', w1)).toMatchObject({
      ok: false,
      failure: { code: 'NOT_LIVE' },
    })
    expect(sent).toHaveLength(1)
  })

  it.each(dead)('(%s) call control is refused at once, and never queued', async (link) => {
    const { actions, sent, world } = aWorld()
    world.link = link
    for (const result of [
      await actions.run('workitems.hold', w1),
      await actions.run('workitems.unMute', w1),
      await actions.run('workitems.dtmf', { ...w1, digit: '1' }),
      await actions.run('workitems.active', { workitemId: 'w2' }),
      await actions.run('offers.accept', { offerId: 'o2' }),
      await actions.run('offers.reject', { offerId: 'o2' }),
      await actions.run('agent.setStatus', { statusId: 's' }),
    ])
      expect(result).toMatchObject({ failure: { code: 'NOT_LIVE' } })
    world.link = 'live'
    await settle()
    expect(sent).toEqual([])
  })

  it.each(dead)('(%s) muting, and hanging up a call that is up, still go out', async (link) => {
    const { actions, sent, world } = aWorld()
    world.link = link
    void actions.run('workitems.mute', w1)
    void actions.run('workitems.hangUp', w1)
    await settle()
    expect(sent.map(({ path }) => path)).toEqual(['/users/api/calls/w1/mute', '/users/api/calls/w1/hangup'])
  })

  it('but not for something that is not a call', async () => {
    const { actions, world, heard } = aWorld()
    world.known = {
      ...world.known,
      workitems: new Map([['w1', aWorkitem({ state: 'active', channelType: 'chat' })]]),
    }
    world.link = 'syncing'
    expect(await actions.run('workitems.hangUp', w1)).toMatchObject({ failure: { code: 'NOT_LIVE' } })
    expect(heard).toEqual([])
  })
})

describe('a refusal', () => {
  it('with the call as it is repairs what is shown', async () => {
    const { actions, last, heard } = aWorld()
    const result = actions.run('workitems.hold', w1)
    await settle()
    const workitem = aWorkitem({ version: 4, state: 'wrapup' })
    await last().answer(no(409, 'ACTION_NOT_ALLOWED', 'none', { workitem }))
    expect(await result).toMatchObject({ ok: false, failure: { code: 'ACTION_NOT_ALLOWED' } })
    expect(heard).toEqual([{ workitems: [workitem] }])
  })

  it.each([
    ['a conflict without it', conflict],
    ['not found', no(404, 'NOT_FOUND')],
    ['no answer', silence],
    ['a broken server', no(500, 'UNAVAILABLE', 'unknown')],
  ])('(%s) has the call asked for, and the act is not repeated', async (_, outcome) => {
    const { actions, sent, last, heard, clock } = aWorld()
    const result = actions.run('workitems.hold', w1)
    await settle()
    await last().answer(outcome)
    expect([last().method, last().path]).toEqual(['GET', '/users/api/workitems/w1'])
    const now = aWorkitem({ version: 3, state: 'hold' })
    await last().answer(yes(now))
    await clock.advance(60_000)
    expect([(await result).ok, heard, sent.length]).toEqual([false, [{ workitems: [now] }], 2])
  })

  it.each([no(422, 'VALIDATION_FAILED'), no(403, 'PERMISSION_DENIED'), no(429, 'RATE_LIMITED')])(
    'that says all there is to say asks nothing more',
    async (outcome) => {
      const { actions, sent, last } = aWorld()
      const result = actions.run('workitems.hold', w1)
      await settle()
      await last().answer(outcome)
      expect(await result).toEqual({ ok: false, failure: (outcome as { failure: unknown }).failure })
      expect(sent).toHaveLength(1)
    },
  )

  it('and the call is gone: it ends here too', async () => {
    const { actions, last, world } = aWorld()
    void actions.run('workitems.hold', w1)
    await settle()
    await last().answer(conflict)
    await last().answer(no(404, 'NOT_FOUND'))
    expect(world.known.workitems.has('w1')).toBe(false)
  })

  it('and only a gateway says 404: the call stays', async () => {
    const { actions, last, world } = aWorld()
    void actions.run('workitems.hold', w1)
    await settle()
    await last().answer(conflict)
    await last().answer(no(404, 'NOT_A_SERVER'))
    expect(world.known.workitems.has('w1')).toBe(true)
  })

  it('an answer that cannot be read is none, and the truth is asked for', async () => {
    const { actions, last } = aWorld()
    const result = actions.run('workitems.hold', w1)
    await settle()
    await last().answer(yes({ odd: true }))
    expect(last().method).toBe('GET')
    await last().answer(yes({ odd: true }))
    expect(await result).toMatchObject({ failure: { code: 'UNREADABLE_ANSWER' } })
  })

  it('of a question asks nothing', async () => {
    const { actions, sent, last } = aWorld()
    const result = actions.run('workitems.fetchWorkitem', w1)
    await settle()
    await last().answer(silence)
    expect([(await result).ok, sent.length]).toEqual([false, 1])
  })
})
