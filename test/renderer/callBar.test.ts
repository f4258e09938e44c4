import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { mountCallBar } from '../../renderer/callBar/mount.ts'
import { DEAD_MS } from '../../renderer/offer/useDeadKeys.ts'
import { refuse } from '../../preload/contract.ts'
import { aBridge, type MemoryBridge } from './bridge.ts'
import { aState, aWorkitem, NOW } from './fixtures.ts'
import { nameOf, settled } from './page.ts'

let undo: () => void = () => undefined
beforeEach(() => {
  localStorage.clear()
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'performance'] })
})
afterEach(() => {
  undo()
  vi.useRealTimers()
})

const CALL = ['hold', 'hangUp', 'mute', 'unMute', 'dtmf', 'transferToAgent', 'startRecording']
const ana = aWorkitem({ workitemId: 'ana', actions: CALL, answeredAt: NOW - 65_000 })
const li = aWorkitem({
  workitemId: 'li',
  state: 'hold',
  name: 'Li Wei',
  actions: ['active', 'hangUp', 'transferToAgent'],
})
const lost = { connection: { link: 'reconnecting', since: NOW } } as const

async function open(bridge: MemoryBridge) {
  const root = document.createElement('div')
  document.body.append(root)
  const unmount = mountCallBar(bridge, root)
  undo = () => {
    unmount()
    root.remove()
  }
  await settled()
  return root
}
const buttons = () => [...document.querySelectorAll<HTMLElement>('button')]
const names = () => buttons().map(nameOf)
const button = (name: string, at = 0) => {
  const found = buttons().filter((one) => nameOf(one) === name)[at]
  if (!found) throw new Error(`No button ${name} among ${names().join(', ')}`)
  return found
}
const press = (key: string) =>
  void document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
const isOff = (name: string) => button(name).getAttribute('aria-disabled') === 'true'

test('a call says who, for how long and what the other end hears, and has the buttons of the desk, but for those without room', async () => {
  const root = await open(aBridge(aState({ workitems: [{ ...ana, mute: 1, record: 1 }] })))
  for (const words of ['Ana Ruiz', '1:05', 'live', 'muted', 'recording'])
    expect(root.textContent).toContain(words)
  expect(names()).toEqual(['Back to the desk', 'Unmute', 'Hold', 'Keypad', 'Transfer', 'Hang up'])
})

test('of two calls the live one comes first; the one on hold has its way back and its end', async () => {
  const bridge = aBridge(aState({ workitems: [li, ana] }))
  await open(bridge)
  expect([...document.querySelectorAll('section')].map(nameOf)).toEqual([
    expect.stringContaining('Ana Ruiz'),
    expect.stringContaining('Li Wei'),
  ])
  expect(names().slice(-2)).toEqual(['Retrieve', 'Hang up'])
  button('Retrieve').click()
  button('Hang up', 1).click()
  await settled()
  expect(bridge.asked).toEqual([
    { name: 'workitems.active', input: { workitemId: 'li' } },
    { name: 'workitems.hangUp', input: { workitemId: 'li' } },
  ])
})

test('when a call ends, nothing reaches the one that takes its place until 700 ms after', async () => {
  const bridge = aBridge(aState({ workitems: [ana, li] }))
  await open(bridge)
  bridge.push({ workitems: [li] })
  await settled()
  const aimed = () => {
    button('Hang up').click()
    press('h')
  }
  aimed()
  vi.advanceTimersByTime(DEAD_MS - 20)
  aimed()
  await settled()
  expect(bridge.asked).toEqual([])
  vi.advanceTimersByTime(20)
  button('Hang up').click()
  await settled()
  expect(bridge.asked).toEqual([{ name: 'workitems.hangUp', input: { workitemId: 'li' } }])
})

test('Escape leads to the desk at any time', async () => {
  const bridge = aBridge(aState({ workitems: [ana, li] }))
  await open(bridge)
  bridge.push({ workitems: [li] })
  await settled()
  press('Escape')
  await settled()
  expect(bridge.asked).toEqual([{ name: 'callBar.toDesk', input: { workitemId: 'li' } }])
})

test('without a connection only muting and hanging up go on, and it says so', async () => {
  const root = await open(aBridge(aState({ workitems: [ana], ...lost })))
  expect(['Mute', 'Hold', 'Keypad', 'Transfer', 'Hang up'].filter(isOff)).toEqual([
    'Hold',
    'Keypad',
    'Transfer',
  ])
  expect(root.querySelector('[role=status]')?.textContent).toContain('The connection is lost.')
})

test('clicked twice it is asked once, and a refusal is told until something else is asked', async () => {
  const bridge = aBridge(aState({ workitems: [ana] }), {
    'workitems.hold': () => refuse('UNAVAILABLE', 'Busy.'),
  })
  const root = await open(bridge)
  button('Hold').click()
  button('Hold').click()
  await settled()
  expect(bridge.asked.filter(({ name }) => name === 'workitems.hold')).toHaveLength(1)
  expect(root.querySelector('[role=alert]')?.textContent).toContain('The call was not put on hold.')
  button('Mute').click()
  await settled()
  expect(root.querySelector('[role=alert]')).toBeNull()
})

test('the keys of the window act on the first call while the bar has the focus, as far as they are keys', async () => {
  const bridge = aBridge(aState({ workitems: [ana] }))
  await open(bridge)
  for (const key of ['m', 'h', 'r', 't']) press(key)
  await settled()
  expect(bridge.asked).toEqual([
    { name: 'workitems.mute', input: { workitemId: 'ana' } },
    { name: 'workitems.hold', input: { workitemId: 'ana' } },
    { name: 'callBar.toDesk', input: { workitemId: 'ana', panel: 'transfer' } },
  ])
  localStorage.setItem('ringdesk.preferences', JSON.stringify({ letterKeys: false }))
  window.dispatchEvent(new Event('storage'))
  press('m')
  await settled()
  expect(bridge.asked).toHaveLength(3)
})

test('digits are dialled and shown; Escape closes the keypad first and leads to the desk then', async () => {
  const bridge = aBridge(aState({ workitems: [ana] }))
  const root = await open(bridge)
  press('5')
  await settled()
  expect(bridge.asked).toEqual([{ name: 'workitems.dtmf', input: { workitemId: 'ana', digit: '5' } }])
  expect(root.querySelector('output')?.textContent).toBe('5')
  press('Escape')
  await settled()
  expect(root.querySelector('output')).toBeNull()
  expect(bridge.asked).toHaveLength(1)
  press('Escape')
  await settled()
  expect(bridge.asked.at(-1)).toEqual({ name: 'callBar.toDesk', input: { workitemId: 'ana' } })
})

test('what is pushed late is not shown', async () => {
  const bridge = aBridge(aState({ workitems: [ana] }))
  const root = await open(bridge)
  bridge.push({ workitems: [{ ...ana, version: 9, mute: 1 }] })
  await settled()
  bridge.push({ revision: 0, workitems: [ana] })
  await settled()
  expect(root.textContent).toContain('muted')
})
