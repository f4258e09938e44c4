import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { mountOffers } from '../../renderer/offer/mount.ts'
import { DEAD_MS } from '../../renderer/offer/useDeadKeys.ts'
import { refuse } from '../../preload/contract.ts'
import { aBridge, type MemoryBridge } from './bridge.ts'
import { anOffer, aRing, aState, aWorkitem, NOW } from './fixtures.ts'
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

const ben = aRing({ workitemId: 'ben' })
const ringing = aState({ workitems: [ben], offers: [anOffer(ben)] })

async function open(bridge: MemoryBridge) {
  const root = document.createElement('div')
  document.body.append(root)
  const unmount = mountOffers(bridge, root)
  undo = () => {
    unmount()
    root.remove()
  }
  await settled()
  return root
}
const button = (name: string) => {
  const found = [...document.querySelectorAll<HTMLElement>('button')].find((one) => nameOf(one) === name)
  if (!found) throw new Error(`No button ${name}`)
  return found
}
const entries = () => [...document.querySelectorAll('li')].map(nameOf)
/** Whether a key that is pressed on the button reaches it. */
const reaches = (key: string) => {
  let heard = false
  const at = button('Answer')
  const hear = () => (heard = true)
  at.addEventListener('keydown', hear)
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
  at.dispatchEvent(event)
  at.removeEventListener('keydown', hear)
  return heard && !event.defaultPrevented
}

test('a call that rings names caller, number, queue, the number dialled and the time left', async () => {
  const root = await open(aBridge(ringing))
  expect(entries()).toEqual(['Ben Ode, Sales, Ringing'])
  for (const words of ['+44 20 7946 0123', 'Sales', 'to +1 800 555 0100', '12 s left'])
    expect(root.textContent).toContain(words)
})

test('what happened last with this caller is said in one line', async () => {
  const past = aWorkitem({
    state: 'terminated',
    endReason: 'farEnd',
    summary: 'Wants an invoice',
    endedAt: NOW - 60_000,
  })
  const bridge = aBridge(ringing, {
    'history.search': () => ({ ok: true, value: { count: 1, total: 1, objects: [past] } }),
  })
  const root = await open(bridge)
  expect(root.textContent).toMatch(/Last: .*, They hung up — Wants an invoice/)
  expect(bridge.asked).toContainEqual({
    name: 'history.search',
    input: { queryParams: { from: ben.from, state: 'terminated' }, rows: 1 },
  })
})

test('a second call stacks below the one that rings longer, and each is decided by itself', async () => {
  const eva = aRing({ workitemId: 'eva', name: 'Eva Lind' })
  const bridge = aBridge(ringing)
  await open(bridge)
  bridge.push({ workitems: [eva, ben], offers: [anOffer(eva, { offeredAt: NOW }), anOffer(ben)] })
  await settled()
  expect(entries()).toEqual(['Ben Ode, Sales, Ringing', 'Eva Lind, Sales, Ringing'])
  vi.advanceTimersByTime(DEAD_MS)
  document.querySelectorAll<HTMLElement>('li:nth-child(2) button')[1]?.click()
  await settled()
  expect(bridge.asked.at(-1)).toEqual({ name: 'offers.reject', input: { offerId: 'offer-eva' } })
})

test('Enter and Space are dead until 700 ms after a call has appeared, and again when a second one does', async () => {
  const bridge = aBridge(ringing)
  await open(bridge)
  vi.advanceTimersByTime(DEAD_MS - 10)
  expect([reaches('Enter'), reaches(' '), reaches('Tab')]).toEqual([false, false, true])
  vi.advanceTimersByTime(10)
  expect([reaches('Enter'), reaches(' ')]).toEqual([true, true])
  const eva = aRing({ workitemId: 'eva' })
  bridge.push({ workitems: [ben, eva], offers: [anOffer(ben), anOffer(eva)] })
  await settled()
  expect(reaches('Enter')).toBe(false)
})

test('where a call rings alone it can be clicked at once; when another comes or goes, not until 700 ms after', async () => {
  const eva = aRing({ workitemId: 'eva', name: 'Eva Lind' })
  const bridge = aBridge(ringing)
  await open(bridge)
  const decided = () => bridge.asked.filter(({ name }) => name.startsWith('offers.'))
  button('Decline').click()
  await settled()
  expect(decided()).toHaveLength(1)
  bridge.push({ workitems: [ben, eva], offers: [anOffer(ben), anOffer(eva)] })
  await settled()
  button('Decline').click()
  vi.advanceTimersByTime(DEAD_MS)
  bridge.push({ workitems: [eva], offers: [anOffer(eva)] })
  await settled()
  button('Answer').click()
  await settled()
  expect(decided()).toHaveLength(1)
  vi.advanceTimersByTime(DEAD_MS)
  button('Answer').click()
  await settled()
  expect(decided().at(-1)).toEqual({ name: 'offers.accept', input: { offerId: 'offer-eva' } })
})

test('clicked twice it is asked once, and a refusal is told at the call', async () => {
  const bridge = aBridge(ringing, { 'offers.accept': () => refuse('UNAVAILABLE', 'Busy.') })
  const root = await open(bridge)
  button('Answer').click()
  button('Answer').click()
  await settled()
  expect(bridge.asked.filter(({ name }) => name === 'offers.accept')).toHaveLength(1)
  expect(root.querySelector('[role=alert]')?.textContent).toContain('The call was not answered.')
})

test('without a connection it says why nothing can be pressed', async () => {
  const bridge = aBridge({ ...ringing, connection: { link: 'reconnecting', since: NOW } })
  await open(bridge)
  button('Answer').click()
  await settled()
  expect(button('Answer').getAttribute('aria-disabled')).toBe('true')
  expect(bridge.asked.filter(({ name }) => name === 'offers.accept')).toEqual([])
})

test('what the server does not list has no button', async () => {
  await open(aBridge({ ...ringing, workitems: [{ ...ben, actions: ['accept'] }] }))
  expect([...document.querySelectorAll('button')].map(nameOf)).toEqual(['Answer'])
})

test('a language that is chosen in the other window is spoken here at once', async () => {
  const root = await open(aBridge(ringing))
  localStorage.setItem('ringdesk.preferences', JSON.stringify({ language: 'es', theme: 'dark' }))
  window.dispatchEvent(new Event('storage'))
  await settled()
  expect(button('Contestar')).toBeTruthy()
  expect(root.ownerDocument.documentElement.dataset['theme']).toBe('dark')
})
