// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import { refuse, type PhoneTest } from '../../preload/contract.ts'
import { anOffer, aRing, aState, NOW } from './fixtures.ts'
import { settled } from './page.ts'
import { situation, standStill } from './situations.ts'

standStill()

const frames = () => new Promise((resolve) => setTimeout(resolve, 60))
const facts = () =>
  [...document.querySelectorAll('[aria-label=Facts] li')].map((one) =>
    one.textContent?.replace(/\s+/g, ' ').trim(),
  )
const PASSED: PhoneTest = {
  at: NOW,
  state: 'passed',
  legs: { answered: 31, received: 28, published: 33, notified: 41, painted: 68 },
  noticeRefused: false,
}

describe('the light', () => {
  test('is a word and opens its facts, each with a sentence', async () => {
    const { page } = await situation()
    await page.click('Readiness: Ready')
    expect(facts()).toEqual([
      'Connected to the contact centre.',
      'The contact centre answered 1 s ago.',
      'What you see is what the contact centre knows.',
      'Your sign-in is good for 52 min and is renewed by itself.',
      'This desktop shows notifications.',
      'Nothing has rung since the start.',
      'What you type is saved on this machine.',
    ])
  })

  test('says what is amiss and what to do, in words that a screen reader hears too', async () => {
    const { page, push } = await situation({ health: { ...aState().health, notifications: 'failed' } })
    await page.click('Readiness: With limits')
    expect(facts()[4]).toBe(
      'With limits: This desktop shows no notifications: a call rings in the window only.Allow them in the settings of your desktop, and keep the window in sight.',
    )
    await push({ connection: { link: 'reconnecting', since: NOW, staleSince: NOW, retryAt: NOW + 3_000 } })
    expect(page.hasButton('Readiness: Not ready')).toBe(true)
  })

  test('Escape closes the facts and goes back to the light', async () => {
    const { page } = await situation()
    await page.click('Readiness: Ready')
    page.key('Escape', document.querySelector('[role=dialog]') ?? document.body)
    await settled()
    expect(document.querySelector('[role=dialog]')).toBeNull()
    expect(document.activeElement).toBe(page.button('Readiness: Ready'))
  })
})

describe('Test my phone', () => {
  test('from the menu of statuses asks for it, and shows what came of it', async () => {
    const { page, push, asked } = await situation(
      {},
      { 'app.testPhone': () => ({ ok: true, value: PASSED }) },
    )
    await page.click('Status: Available')
    await page.click('Test my phone')
    expect(asked('app.testPhone')).toEqual([{}])
    await push({ phoneTest: PASSED })
    expect(page.region('Test my phone').textContent).toMatch(/a test call was on your screen after 68 ms\./)
    expect(page.list('Legs of the test call')).toEqual([
      'The contact centre answered31 ms',
      'The offer came over the connection28 ms',
      'Told to the window33 ms',
      'Notification shown41 ms',
      'Painted in the window68 ms',
    ])
  })

  test('that stood still names the leg, and shows the others as they were', async () => {
    const { page } = await situation({
      phoneTest: { ...PASSED, state: 'failed', stoodAt: 'received', legs: { answered: 31, published: 33 } },
    })
    await page.click('Diagnostics')
    expect(page.region('Test my phone').textContent).toMatch(
      /did not arrive: the contact centre made the offer, but it did not come over the connection\./,
    )
    expect(page.list('Legs of the test call')[1]).toBe('The offer came over the connectionnot seen')
  })

  test('without a notification says so', async () => {
    const { page } = await situation({ phoneTest: { ...PASSED, noticeRefused: true } })
    await page.click('Diagnostics')
    expect(page.region('Test my phone').textContent).toContain('this desktop showed no notification')
  })

  test('is off while a test call rings, and over a dead link', async () => {
    const item = aRing({ name: 'Test call' })
    const { page, push } = await situation({ workitems: [item], offers: [anOffer(item, { test: true })] })
    await page.click('Readiness: Ready')
    expect(page.button('Test my phone').title).toMatch(/ringing already/)
    await push({ workitems: [], offers: [] })
    expect(page.button('Test my phone').title).toBe('')
    await push({ connection: { link: 'reconnecting', since: NOW, staleSince: NOW } })
    expect(page.button('Test my phone').title).not.toBe('')
  })

  test('is told once that its call is painted, and of no other call', async () => {
    const { push, asked } = await situation()
    const [real, item] = [aRing(), aRing({ name: 'Test call' })]
    await push({
      workitems: [real, item],
      offers: [anOffer(real), anOffer(item, { test: true, offerId: 'o-test' })],
    })
    await frames()
    await push({ notices: [], offers: [anOffer(item, { test: true, offerId: 'o-test' })] })
    await frames()
    expect(asked('app.painted')).toEqual([{ offerId: 'o-test' }])
  })
})

describe('the flight recorder', () => {
  test.each([
    [{ ok: true, value: { saved: true } }, 'Saved'],
    [{ ok: true, value: { saved: false } }, 'It was not saved.'],
    [refuse('NOT_SAVED', 'No.'), 'It could not be written there.'],
  ])('says what came of saving it: %j', async (answer, words) => {
    const { page } = await situation({}, { 'app.saveRecording': () => answer })
    await page.click('Diagnostics')
    await page.click('Save recording')
    expect(page.region('Flight recorder').textContent).toContain(words)
  })
})
