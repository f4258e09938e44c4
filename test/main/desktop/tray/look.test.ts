import { describe, expect, it } from 'vitest'
import type { LinkState } from '../../../../preload/contract.ts'
import { trayState } from '../../../../main/desktop/tray/look.ts'
import { anAgent } from '../../../fixtures.ts'
import { aCall, anOffer, aState } from '../fakes.ts'

const NOW = 1_000
const as = (category: ReturnType<typeof anAgent>['category']) => aState({ agent: anAgent({ category }) })
const on = (link: LinkState) => aState({ ...as('available'), connection: { link, since: 0 } })
const ring = { offers: [anOffer()], workitems: [aCall()] }

describe('the icon says', () => {
  it('how the agent stands, in five states', () => {
    expect(trayState(as('available'), NOW)).toBe('available')
    expect(trayState(as('busy'), NOW)).toBe('busy')
    expect(trayState(as('wrapup'), NOW)).toBe('busy')
    expect(trayState(as('away'), NOW)).toBe('away')
    expect(trayState(as('noAnswer'), NOW)).toBe('away')
    expect(trayState(as('offline'), NOW)).toBe('offline')
  })

  it('connecting while nobody knows, however available the agent was', () => {
    for (const link of ['connecting', 'reconnecting', 'syncing'] as const)
      expect(trayState(on(link), NOW)).toBe('connecting')
    expect(trayState(aState(), NOW)).toBe('connecting')
  })

  it('offline where only the agent can go on', () => {
    for (const link of ['signedOut', 'expired', 'replaced', 'stopped'] as const)
      expect(trayState(on(link), NOW)).toBe('offline')
  })

  it('busy while a call is up, on hold as well, and whatever the status is called', () => {
    for (const state of ['dialing', 'active', 'hold', 'conference'] as const)
      expect(trayState(aState({ ...as('available'), workitems: [aCall({ state })] }), NOW)).toBe('busy')
    const letter = aCall({ state: 'active', channelType: 'email' })
    expect(trayState(aState({ ...as('available'), workitems: [letter] }), NOW)).toBe('available')
  })

  it('ringing before everything else, until the offer ends by the server’s clock', () => {
    const busy = aState({ ...as('busy'), ...ring })
    expect(trayState(busy, NOW)).toBe('ringing')
    expect(trayState({ ...on('reconnecting'), ...ring }, NOW)).toBe('ringing')
    expect(trayState(busy, 20_000)).toBe('busy')
    const letter = { ...ring, workitems: [aCall({ channelType: 'email' })] }
    expect(trayState(aState({ ...as('available'), ...letter }), NOW)).toBe('available')
  })
})
