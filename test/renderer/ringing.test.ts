// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import type { PolicyValues } from '../../preload/contract.ts'
import { anOffer, aRing, aWorkitem, NOW, SESSION } from './fixtures.ts'
import { settled } from './page.ts'
import { situation, standStill } from './situations.ts'

standStill()

const ring = aRing({ workitemId: 'ring' })
const offers = [anOffer(ring)]
const live = aWorkitem({ workitemId: 'live' })

test('a call rings: who calls, from which number and queue, for how long, and how long it still will', async () => {
  const { page } = await situation({ workitems: [ring], offers })
  const pane = page.region('Workitem').textContent ?? ''
  for (const fact of ['Ben Ode', '+44 20 7946 0123', 'Sales', 'Ringing for 8 s', '12 s left'])
    expect(pane).toContain(fact)
  expect(page.list('Ringing')).toEqual(['Ben Ode, Sales, Ringing'])
})

test('the time of a ring is the server’s, whatever this machine’s clock says', async () => {
  const { page } = await situation({
    workitems: [{ ...ring, offeredAt: NOW + 992_000 }],
    offers: [anOffer(ring, { expiresAt: NOW + 1_012_000 })],
    clockOffset: 1_000_000,
  })
  expect(page.region('Workitem').textContent).toContain('Ringing for 8 s')
  expect(page.region('Workitem').textContent).toContain('12 s left')
})

test('the clock that turns once a second never promises more time than there was in all', async () => {
  const late = { ...ring, offeredAt: NOW + 700 }
  const offer = anOffer(ring, { offeredAt: NOW + 700, expiresAt: NOW + 20_700 })
  const { page } = await situation({ workitems: [late], offers: [offer] })
  expect(page.region('Workitem').textContent).toContain('20 s left')
})

test('where calls answer themselves, the ring says when', async () => {
  const session = { ...SESSION, settings: { ...SESSION.settings, autoAnswerSeconds: 15 } }
  const { page, push } = await situation({ workitems: [ring], offers, session })
  expect(page.region('Workitem').textContent).toContain('answers itself in 7 s')
  await push({ workitems: [ring, live] })
  expect(page.text()).not.toContain('answers itself')
})

test('where the company has set when calls answer themselves, the ring says that', async () => {
  const company = (locked: PolicyValues, defaults: PolicyValues = {}) => ({
    policy: { locked, defaults, problems: [] },
  })
  const session = { ...SESSION, settings: { ...SESSION.settings, autoAnswerSeconds: 15 } }
  const { page, push } = await situation({ workitems: [ring], offers, ...company({}, { autoAnswer: 10 }) })
  const says = () => page.region('Workitem').textContent
  expect(says()).toContain('answers itself in 2 s')
  await push({ session })
  expect(says()).toContain('answers itself in 7 s')
  await push({ session, ...company({ autoAnswer: 11 }) })
  expect(says()).toContain('answers itself in 3 s')
  await push({ session, ...company({ autoAnswer: 'never' }) })
  expect(says()).not.toContain('answers itself')
})

test('answer and decline ask for the offer that is pending', async () => {
  const { page, asked } = await situation({ workitems: [ring], offers })
  await page.click('Answer')
  await page.click('Decline')
  expect(asked('offers.accept')).toEqual([{ offerId: 'offer-ring' }])
  expect(asked('offers.reject')).toEqual([{ offerId: 'offer-ring' }])
})

test('an offer that the server does not let this agent decide on has no buttons', async () => {
  const { page } = await situation({ workitems: [{ ...ring, actions: [] }], offers })
  expect(page.hasButton('Answer')).toBe(false)
  expect(page.hasButton('Decline')).toBe(false)
})

test('a ring whose offer is over has no buttons, though its workitem still lists them', async () => {
  const { page } = await situation({ workitems: [ring], offers: [anOffer(ring, { state: 'expired' })] })
  expect(page.hasButton('Answer')).toBe(false)
})

test('a second call rings beside the live one, and takes neither its place nor the focus', async () => {
  const { page, push } = await situation({ workitems: [live] })
  const held = page.button('Hold')
  held.focus()
  await push({ workitems: [ring, live], offers })
  expect(page.region('Workitem').querySelector('h2')?.textContent).toContain('Ana Ruiz')
  expect(page.hasButton('Answer')).toBe(true)
  expect(document.activeElement).toBe(held)
})

test('a caller’s name cannot turn the words around it, or hide in them', async () => {
  const { page } = await situation({ workitems: [{ ...ring, name: '\u202Eedo\u200B neB' }], offers })
  expect(page.list('Ringing')).toEqual(['edo neB, Sales, Ringing'])
  expect(document.body.textContent).not.toMatch(/\p{Cf}/u)
})

test('a caller without a name is known by the number, and without a number by neither', async () => {
  const { page, push } = await situation({ workitems: [{ ...ring, name: '' }], offers })
  expect(page.list('Ringing')).toEqual(['+44 20 7946 0123, Sales, Ringing'])
  await push({ workitems: [{ ...ring, version: 2, name: '', from: '' }] })
  expect(page.list('Ringing')).toEqual(['Unknown caller, Sales, Ringing'])
})

test('an offer is told to a screen reader at once, with the key that answers', async () => {
  const { push } = await situation()
  await push({ workitems: [ring], offers })
  const told = document.querySelector('[aria-live=assertive]')?.textContent
  expect(told).toBe('Call from Ben Ode, Sales. Control Shift A answers.')
})

test('the keys answer and decline, also while something is being typed', async () => {
  const { page, asked } = await situation({ workitems: [live, ring], offers })
  await page.click('Wrap-up')
  const summary = page.field('Summary')
  page.key('Ctrl+Shift+A', summary)
  await settled()
  page.key('Ctrl+Shift+D', summary)
  await settled()
  expect(asked('offers.accept')).toHaveLength(1)
  expect(asked('offers.reject')).toHaveLength(1)
})

test('while one decision is on its way the other is not asked for', async () => {
  const { page, asked } = await situation(
    { workitems: [ring], offers },
    { 'offers.accept': () => new Promise(() => undefined) },
  )
  await page.click('Answer')
  await page.click('Decline')
  expect(asked('offers.reject')).toEqual([])
})

test('of two that ring, the key answers the one that rang first', async () => {
  const later = aRing({ workitemId: 'later', offeredAt: NOW - 1_000 })
  const { page, asked } = await situation({
    workitems: [live, later, ring],
    offers: [anOffer(later), ...offers],
  })
  page.key('Ctrl+Shift+A')
  await settled()
  expect(asked('offers.accept')).toEqual([{ offerId: 'offer-ring' }])
})

test('when the ringing card goes, the focus stays in the window', async () => {
  const { page, push } = await situation({ workitems: [ring], offers })
  page.button('Answer').focus()
  await push({
    workitems: [{ ...ring, version: 2, state: 'active', actions: ['hangUp', 'dtmf'] }],
    offers: [],
  })
  expect(page.region('Workitem').contains(document.activeElement)).toBe(true)
})

test('without a live connection the answers are off, and say why', async () => {
  const { page, asked } = await situation({
    workitems: [ring],
    offers,
    connection: { link: 'reconnecting', since: NOW, staleSince: NOW },
  })
  const answer = page.button('Answer')
  await page.click('Answer')
  page.key('Ctrl+Shift+A')
  expect(asked('offers.accept')).toEqual([])
  expect(answer.getAttribute('aria-disabled')).toBe('true')
  const reason = document.getElementById(answer.getAttribute('aria-describedby') ?? '')
  expect(reason?.textContent).toBe('Not possible while the connection is lost.')
})

test('the time left goes down with the clock', async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'setTimeout', 'clearTimeout'] })
  const opening = situation({ workitems: [ring], offers, session: SESSION })
  await vi.advanceTimersByTimeAsync(10)
  const { page } = await opening
  await vi.advanceTimersByTimeAsync(3_000)
  expect(page.region('Workitem').textContent).toContain('9 s left')
})
