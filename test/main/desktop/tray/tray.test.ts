import { expect, it } from 'vitest'
import { createTray } from '../../../../main/desktop/tray/tray.ts'
import { trayWords } from '../../../../main/desktop/tray/words.ts'
import { anAgent } from '../../../fixtures.ts'
import { SESSION } from '../../../renderer/fixtures.ts'
import { aCall, aClock, anOffer, aState } from '../fakes.ts'

/** A panel that writes down what is done to its icons. */
function aTray() {
  const done: string[] = []
  const time = aClock()
  const world = { language: 'en', looks: 0 }
  const tray = createTray({
    clock: time.clock,
    words: () => trayWords(world.language),
    open() {
      done.push('open')
      return {
        draw: (state, count) => done.push(`${state} ${count}`),
        say: (words) => done.push(words),
        offer: (lines) => done.push(`menu of ${lines.length}`),
        remove: () => done.push('removed'),
      }
    },
    chosen: () => undefined,
    reachable: () => (world.looks += 1),
  })
  const since = () => done.splice(0)
  return { tray, since, world, ...time }
}
const waiting = { missed: 2, voicemail: 0, callback: 0, email: 0, sms: 0, chat: 1 }
const state = aState({ session: SESSION, agent: anAgent({ statusId: '-', category: 'available' }), waiting })

it('is drawn once there is a panel, and set again only where something has changed', () => {
  const { tray, since } = aTray()
  tray.update(state)
  expect(since()).toEqual([])
  expect(tray.isThere()).toBe(false)
  tray.hosted(':1.5')
  expect(since()).toEqual(['open', 'available 3', 'Ringdesk · Available · 3 waiting', 'menu of 11'])
  expect(tray.isThere()).toBe(true)
  tray.update({ ...state, revision: 2 })
  expect(since()).toEqual([])
  tray.update({ ...state, waiting: { ...waiting, missed: 1 } })
  expect(since()).toEqual(['available 2', 'Ringdesk · Available · 2 waiting'])
})

it('while nobody knows how much waits the number stays', () => {
  const { tray, since } = aTray()
  tray.hosted(':1.5')
  tray.update(state)
  since()
  const { waiting: _, ...unknown } = state
  tray.update(unknown)
  expect(since()).toEqual([])
})

it('speaks the language of the window as soon as that is another', () => {
  const { tray, since, world } = aTray()
  tray.hosted(':1.5')
  tray.update(state)
  since()
  world.language = 'es'
  tray.update(state)
  expect(since()).toEqual(['Ringdesk · Disponible · 3 pendientes', 'menu of 11'])
})

it('is made anew for each panel, and a window is looked after only when the panel stays away', () => {
  const { tray, since, world, pass } = aTray()
  tray.update(state)
  tray.hosted(':1.5')
  since()
  expect(world.looks).toBe(1)
  tray.hosted(undefined)
  expect(since()).toEqual(['removed'])
  expect(tray.isThere()).toBe(false)
  pass(4_999)
  tray.hosted(':1.9')
  expect(since()).toEqual(['open', 'available 3', 'Ringdesk · Available · 3 waiting', 'menu of 11'])
  pass(60_000)
  expect(world.looks).toBe(2)
  tray.hosted(undefined)
  pass(5_000)
  expect(world.looks).toBe(3)
})

it('a ring that nobody takes back ends when its time is over', () => {
  const { tray, since, pass } = aTray()
  tray.hosted(':1.5')
  tray.update(state)
  tray.update({ ...state, offers: [anOffer({ expiresAt: 9_000 })], workitems: [aCall({ name: 'Ben Ode' })] })
  expect(since()).toContain('ringing 3')
  pass(8_999)
  expect(since()).toEqual([])
  pass(1)
  expect(since()).toContain('available 3')
})

it('leaves neither an icon nor a timer behind', () => {
  const { tray, since, timers } = aTray()
  tray.update({ ...state, offers: [anOffer()], workitems: [aCall()] })
  tray.hosted(':1.5')
  since()
  tray.stop()
  expect(since()).toEqual(['removed'])
  expect(timers.size).toBe(0)
})
