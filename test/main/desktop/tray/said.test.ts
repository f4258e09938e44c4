import { expect, it } from 'vitest'
import type { AppState } from '../../../../preload/contract.ts'
import { tooltip } from '../../../../main/desktop/tray/said.ts'
import { trayWords } from '../../../../main/desktop/tray/words.ts'
import { anAgent } from '../../../fixtures.ts'
import { SESSION } from '../../../renderer/fixtures.ts'
import { aCall, anOffer, aState } from '../fakes.ts'

const signedIn = (more: Partial<AppState> = {}) =>
  aState({ session: SESSION, agent: anAgent({ statusId: 'unheard', category: 'away' }), ...more })
const says = (state: AppState, count = 0, language = 'en') => tooltip(state, count, 0, trayWords(language))
const ring = { offers: [anOffer()], workitems: [aCall({ name: 'Ben Ode' })] }

it('says the status and how much waits; a status without a name is called by its kind', () => {
  expect(says(signedIn())).toBe('Ringdesk · Away')
  expect(says(signedIn(), 3)).toBe('Ringdesk · Away · 3 waiting')
  expect(says(signedIn(), 1, 'es')).toBe('Ringdesk · Ausente · 1 pendiente')
  const [status] = SESSION.statuses
  const agent = anAgent({ statusId: status?.statusId ?? '' })
  expect(says(signedIn({ agent }))).toBe(`Ringdesk · ${status?.name}`)
})

it('says who calls and with whom one speaks, and that the connection is gone besides', () => {
  expect(says(signedIn(ring))).toBe('Ringdesk · Ben Ode is calling')
  const call = aCall({ workitemId: 'w2', state: 'active', type: 'OutboundCall', to: '+34600' })
  expect(says(signedIn({ workitems: [call] }))).toBe('Ringdesk · On a call: +34600')
  const both = { ...ring, workitems: [...ring.workitems, call] }
  expect(says(signedIn(both))).toBe('Ringdesk · Ben Ode is calling · On a call: +34600')
  expect(says(signedIn({ ...ring, connection: { link: 'reconnecting', since: 0 } }))).toBe(
    'Ringdesk · Ben Ode is calling · Connection lost, reconnecting',
  )
})

it('holds nothing of a caller that a panel could read as markup, or that turns the text around', () => {
  const name = '<b>Eve</b> & "Co"\u202e'
  expect(says(signedIn({ ...ring, workitems: [aCall({ name })] }))).toBe(
    'Ringdesk · ‹b›Eve‹/b› ＆ "Co" is calling',
  )
})
