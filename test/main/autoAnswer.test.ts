import { expect, test } from 'vitest'
import { createAutoAnswer } from '../../main/autoAnswer.ts'
import { nothingKnown, reduce, type Heard } from '../../preload/lifecycle.ts'
import { anOffer, aWorkitem } from '../fixtures.ts'
import { anaAtHerDesk, inState, isLive } from '../situation.ts'
import { T0, virtualClock } from '../ports.ts'

const ringing = (id: string, offeredAt: number): Heard => ({
  workitems: [aWorkitem({ workitemId: id, state: 'offered' })],
  offers: [anOffer({ offerId: `o-${id}`, workitemId: id, offeredAt, expiresAt: offeredAt + 20_000 })],
})

/** Calls that answer themselves after three seconds, unless told otherwise. */
function aWorld(seconds: number | null = 3) {
  const clock = virtualClock()
  const world = { known: nothingKnown, accepted: [] as string[] }
  const auto = createAutoAnswer({
    clock,
    serverNow: clock.wall,
    seconds: () => seconds,
    known: () => world.known,
    accept: ({ offerId }) => void world.accepted.push(offerId),
  })
  const hear = (heard: Heard) => {
    world.known = reduce(world.known, heard)
    auto.look()
  }
  return { clock, world, hear }
}

test('a call answers itself when it has rung so long, and not before', async () => {
  const { clock, world, hear } = aWorld()
  hear(ringing('a', T0))
  await clock.advance(2_999)
  expect(world.accepted).toEqual([])
  await clock.advance(1)
  expect(world.accepted).toEqual(['o-a'])
})

test('it is tried once, however often the work changes', async () => {
  const { clock, world, hear } = aWorld()
  hear(ringing('a', T0))
  await clock.advance(3_000)
  hear(ringing('b', T0 + 3_000))
  await clock.advance(3_000)
  expect(world.accepted).toEqual(['o-a', 'o-b'])
})

test('nobody is put on hold by a call that answers itself', async () => {
  const { clock, world, hear } = aWorld()
  hear({ workitems: [aWorkitem({ workitemId: 'live', state: 'active' })] })
  hear(ringing('a', T0))
  await clock.advance(20_000)
  expect(world.accepted).toEqual([])
})

test('what is written waits for the agent', async () => {
  const { clock, world, hear } = aWorld()
  const { offers = [] } = ringing('a', T0)
  hear({ offers, workitems: [aWorkitem({ workitemId: 'a', state: 'offered', channelType: 'email' })] })
  await clock.advance(20_000)
  expect(world.accepted).toEqual([])
})

test('without the tenant’s rule every call waits for the agent', async () => {
  const { clock, world, hear } = aWorld(null)
  hear(ringing('a', T0))
  await clock.advance(20_000)
  expect(world.accepted).toEqual([])
})

test('in a contact centre that says so, a call is live by itself', async () => {
  const here = await anaAtHerDesk()
  await here.phone.stop()
  here.centre.control('set', { settings: { autoAnswerSeconds: 0.05 } })
  const phone = await here.again()
  await phone.until(isLive)
  here.centre.control('call', { from: '+14805550134' })
  expect(
    inState(await phone.until((state) => inState(state, 'active') !== undefined), 'active'),
  ).toBeDefined()
})
