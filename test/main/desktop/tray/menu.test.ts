import { expect, it } from 'vitest'
import type { AppState, Workitem } from '../../../../preload/contract.ts'
import { trayMenu, type Line } from '../../../../main/desktop/tray/menu.ts'
import { trayWords } from '../../../../main/desktop/tray/words.ts'
import { anAgent } from '../../../fixtures.ts'
import { SESSION } from '../../../renderer/fixtures.ts'
import { aCall, anOffer, aState } from '../fakes.ts'

const NOW = 1_000
const signedIn = (more: Partial<AppState> = {}) =>
  aState({ session: SESSION, agent: anAgent({ category: 'available' }), ...more })
const menu = (state: AppState, language = 'en') => trayMenu(state, NOW, trayWords(language))

/** What the lines that can be chosen are called. */
const open = (lines: Line[]) =>
  lines.flatMap((line) => (line.kind === 'item' && line.does ? [line.label] : []))
const labels = (lines: Line[]) => lines.flatMap((line) => (line.kind === 'gap' ? [] : [line.label]))
const submenu = (lines: Line[]) => lines.flatMap((line) => (line.kind === 'menu' ? line.lines : []))

const ringing = (item: Partial<Workitem> = {}) => ({
  offers: [anOffer()],
  workitems: [aCall({ name: 'Ben Ode', actions: ['accept', 'reject'], ...item })],
})
const live = (more: Partial<Workitem> = {}) =>
  aCall({ name: 'Ana Ruiz', state: 'active', actions: ['hold', 'hangUp', 'mute', 'unMute'], ...more })

it('without a call nothing of a call can be chosen, and every line keeps its place', () => {
  const quiet = menu(signedIn())
  expect(labels(quiet).slice(1)).toEqual([
    'Answer',
    'Decline',
    'Mute',
    'Hold',
    'Hang up',
    'Open Ringdesk',
    'Quit Ringdesk',
  ])
  expect(open(quiet)).toEqual(['Open Ringdesk', 'Quit Ringdesk'])
})

it('names who is calling, and answers or declines only what the server would let be answered', () => {
  const lines = menu(signedIn(ringing()))
  expect(labels(lines)).toContain('Ben Ode is calling')
  expect(open(lines)).toEqual(['Answer', 'Decline', 'Open Ringdesk', 'Quit Ringdesk'])
  expect(open(menu(signedIn(ringing({ actions: ['accept'] }))))).toEqual([
    'Answer',
    'Open Ringdesk',
    'Quit Ringdesk',
  ])
  expect(labels(menu(signedIn(ringing({ name: '' }))))).toContain('+14805550134 is calling')
})

it('an act is about the call that was named when the menu was read, whatever rings by now', () => {
  const answer = menu(signedIn(ringing())).find((line) => line.kind === 'item' && line.label === 'Answer')
  expect(answer).toMatchObject({ does: { run: 'offers.accept', input: { offerId: 'o1' } } })
})

it('has the controls of the live call, each as it would change it', () => {
  const lines = menu(signedIn({ workitems: [live()] }))
  expect(labels(lines)).toContain('On a call: Ana Ruiz')
  expect(open(lines)).toEqual(['Mute', 'Hold', 'Hang up', 'Open Ringdesk', 'Quit Ringdesk'])
  expect(open(menu(signedIn({ workitems: [live({ mute: 1 })] })))[0]).toBe('Unmute')
  const held = menu(signedIn({ workitems: [live({ state: 'hold', actions: ['active', 'hangUp'] })] }))
  expect(labels(held)).toContain('On hold: Ana Ruiz')
  expect(open(held)).toEqual(['Retrieve', 'Open Ringdesk', 'Quit Ringdesk'])
})

it('without a connection only what goes out without one: muting, and the end of a call', () => {
  const lost = { connection: { link: 'reconnecting', since: 0 } as const }
  expect(open(menu(signedIn({ ...lost, workitems: [live()] })))).toEqual([
    'Mute',
    'Hang up',
    'Open Ringdesk',
    'Quit Ringdesk',
  ])
  expect(open(menu(signedIn({ ...lost, ...ringing() })))).toEqual(['Open Ringdesk', 'Quit Ringdesk'])
  expect(menu(signedIn(lost))[0]).toMatchObject({
    kind: 'menu',
    enabled: false,
    label: 'Connection lost, reconnecting',
  })
})

it('offers the statuses of the tenant, marks the one that holds, and asks for them by the window’s own verb', () => {
  const statuses = SESSION.statuses.filter(({ selectable }) => selectable)
  const [first, second] = statuses
  const agent = anAgent({ statusId: second?.statusId ?? '' })
  const lines = submenu(menu(signedIn({ agent })))
  expect(labels(lines)).toEqual(statuses.map(({ name }) => name))
  expect(lines[0]).toMatchObject({
    isChosen: false,
    does: { run: 'agent.setStatus', input: { statusId: first?.statusId } },
  })
  expect(lines[1]).toMatchObject({ isChosen: true })
})

it('during a call asks whether a status is for after it, or at once', () => {
  const selectable = SESSION.statuses.filter((one) => one.selectable).length
  const lines = submenu(menu(signedIn({ workitems: [live()] })))
  expect(labels(lines)).toHaveLength(2 * selectable + 3)
  expect(labels(lines)[0]).toBe('After this')
  expect(lines[1]).toMatchObject({
    label: 'No change',
    isChosen: true,
    does: { run: 'agent.setStatus', input: { statusId: anAgent().statusId } },
  })
})

it('speaks Spanish, the tenant’s own names too, and says who nobody is signed in', () => {
  const spanish = menu(signedIn(ringing()), 'es')
  expect(labels(spanish)).toContain('Llama Ben Ode')
  expect(open(spanish)).toEqual(['Contestar', 'Rechazar', 'Abrir Ringdesk', 'Salir de Ringdesk'])
  const named = SESSION.statuses.find(({ localizations }) => localizations?.name?.['es'])
  expect(labels(submenu(spanish))).toContain(named?.localizations?.name?.['es'])
  const out = menu(aState({ connection: { link: 'signedOut', since: 0 } }))
  expect(out[0]).toEqual({ kind: 'heading', label: 'Signed out' })
})
