import { expect, test } from 'vitest'
import { rings } from '../../main/rings.ts'
import type { Offer, Workitem } from '../../preload/contract.ts'
import { diff, nothingKnown, reduce, type Heard, type Known } from '../../preload/lifecycle.ts'
import { anOffer, aWorkitem } from '../fixtures.ts'

/** Does it ring by what was heard? */
function after(known: Known, heard: Heard): boolean {
  const next = reduce(known, heard)
  return rings(diff(known, next), next)
}
const item = (told: Partial<Workitem> = {}): Heard => ({ workitems: [aWorkitem(told)] })
const offer = (told: Partial<Offer> = {}): Heard => ({ offers: [anOffer(told)] })

test('a call rings by its offer, also where both come in one turn', () => {
  expect(after(nothingKnown, item())).toBe(false)
  expect(after(reduce(nothingKnown, item()), offer())).toBe(true)
  expect(after(nothingKnown, { ...item(), ...offer() })).toBe(true)
})

test('what becomes of a call that rings rings no second time', () => {
  const ringing = reduce(nothingKnown, { ...item(), ...offer() })
  for (const heard of [
    offer({ version: 2, state: 'accepted' }),
    offer({ version: 2, expiresAt: 1 }),
    item({ version: 2, priority: 5 }),
    item({ version: 2, state: 'active' }),
  ])
    expect(after(ringing, heard)).toBe(false)
})

test('what is written rings nowhere', () => {
  const letter = item({ channelType: 'email', type: 'InboundEmail' })
  expect(after(reduce(nothingKnown, letter), offer())).toBe(false)
})
