import { expect, test } from 'vitest'
import { hasteOf } from '../../main/haste.ts'
import type { Offer, Workitem } from '../../preload/contract.ts'
import { diff, nothingKnown, reduce, type Heard, type Known } from '../../preload/lifecycle.ts'
import { anOffer, aWorkitem } from '../fixtures.ts'

/** How soon it is told that this was heard. */
function after(known: Known, heard: Heard) {
  const next = reduce(known, heard)
  return { known: next, haste: hasteOf(diff(known, next), next) }
}
const item = (told: Partial<Workitem> = {}): Heard => ({ workitems: [aWorkitem(told)] })
const offer = (told: Partial<Offer> = {}): Heard => ({ offers: [anOffer(told)] })

test('a call waits for its offer, and rings with it at once', () => {
  const offered = after(nothingKnown, item())
  expect(offered.haste).toBe('soon')
  expect(after(offered.known, offer()).haste).toBe('now')
  // In one turn, too.
  expect(after(nothingKnown, { ...item(), ...offer() }).haste).toBe('now')
})

test('what becomes of a call that rings is told like anything else', () => {
  const ringing = reduce(nothingKnown, { ...item(), ...offer() })
  for (const heard of [
    offer({ version: 2, state: 'accepted' }),
    offer({ version: 2, expiresAt: 1 }),
    item({ version: 2, priority: 5 }),
    item({ version: 2, state: 'active' }),
  ])
    expect(after(ringing, heard).haste).toBe('changed')
})

test('a call that is offered again, from its queue, waits for its offer as well', () => {
  const queued = reduce(nothingKnown, item({ state: 'inqueue' }))
  expect(after(queued, item({ version: 2 })).haste).toBe('soon')
})

test('what is written rings nowhere', () => {
  const letter = after(nothingKnown, item({ channelType: 'email', type: 'InboundEmail' }))
  expect(letter.haste).toBe('changed')
  expect(after(letter.known, offer()).haste).toBe('changed')
})
