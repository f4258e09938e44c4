import { expect, test } from 'vitest'
import { createCentre } from '../core/centre.ts'
import { createRandom } from '../core/random.ts'
import { openDevice } from './device.ts'
import type { Hall } from './hall.ts'
import { openHall, signIn } from './hall.ts'

/** Stops the server of a hall and starts another one from its state, on the same clock. */
function restart({ centre, clock }: Hall) {
  centre.stop()
  const next = createCentre({ clock, random: createRandom(1), world: centre.snapshotOfState() })
  return { centre: next, ana: signIn(next, clock, 'ana') }
}

test('a pending offer survives with its deadline, and a later one of its state does not reach the old server', () => {
  const hall = openHall()
  const before = hall.as('ana')
  before.connect()
  hall.call()
  const offer = before.offer()
  hall.clock.advance(5_000)
  const { ana } = restart(hall)
  const device = ana.connect()
  expect(device.last('snapshot')).toMatchObject({ offers: [offer], openIds: [offer.workitemId] })
  hall.clock.advance(15_000)
  expect(device.events('OfferExpiredNotification')).toHaveLength(1)
  expect(hall.inside((core) => core.world.offers.get(offer.offerId)?.offer.state)).toBe('pending')
})

test('an agent who does not come back within 30 s of the restart is Offline', () => {
  const hall = openHall()
  hall.as('ana').connect()
  hall.clock.advance(10_000)
  const { ana } = restart(hall)
  hall.clock.advance(29_999)
  expect(ana.agent().category).toBe('available')
  hall.clock.advance(1)
  expect(ana.agent().category).toBe('offline')
})

test('what was done while the server was down is done when it is back', () => {
  const hall = openHall()
  const before = hall.as('ana')
  before.connect()
  hall.call({ caller: { patienceMs: 10_000 } })
  const state = hall.centre.snapshotOfState()
  hall.centre.stop()
  hall.clock.advance(60_000)
  const centre = createCentre({ clock: hall.clock, random: createRandom(1), world: state })
  expect(signIn(centre, hall.clock, 'ana').workitems()).toMatchObject([
    { state: 'terminated', endReason: 'callerHungUp' },
  ])
})

test('versions go on rising, streams begin anew, and what was stopped stays silent', () => {
  const hall = openHall()
  const old = hall.as('ana')
  const device = old.connect()
  hall.call()
  const { version } = old.open()
  const { centre, ana } = restart(hall)
  expect(device.ended).toBe('drop')
  const next = ana.connect()
  expect(next.last('welcome')?.['seq']).toBe(0)
  expect(next.last('welcome')?.['epoch']).not.toBe(device.last('welcome')?.['epoch'])
  ana.ask(`POST /users/api/calls/${ana.offer().workitemId}/bridge`)
  expect(ana.open().version).toBeGreaterThan(version)
  expect(openDevice(centre, hall.clock).frames).toHaveLength(1)
})
