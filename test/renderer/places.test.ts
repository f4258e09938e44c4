// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { anOffer, aRing, aState, aWorkitem, SESSION } from './fixtures.ts'
import { settled } from './page.ts'
import { situation, standStill } from './situations.ts'

standStill()

const READER = { ...SESSION, authorities: ['dispositions:read', 'workitems:disposition'] }
const NO_READER = { ...SESSION, authorities: ['workitems:disposition'] }
const past = aWorkitem({ workitemId: 'past', state: 'terminated', endReason: 'farEnd', name: 'Eva Lind' })
const places = () => [...document.querySelectorAll('nav button')].map((one) => one.getAttribute('aria-label'))
const current = () => document.querySelector('nav [aria-current=page]')?.getAttribute('aria-label')

test('who may not read definitions is not offered their place, by key neither', async () => {
  const { page } = await situation({ session: NO_READER })
  expect(places()).toEqual(['Desk', 'History', 'Diagnostics'])
  page.key('Ctrl+3')
  await settled()
  expect(current()).toBe('Desk')
})

test('each place is one key away, also out of a field', async () => {
  const { page } = await situation({ session: READER, workitems: [aWorkitem()] })
  await page.click('Wrap-up')
  page.field('Summary').focus()
  for (const [key, name] of [
    ['Ctrl+2', 'History'],
    ['Ctrl+3', 'Dispositions'],
    ['Ctrl+4', 'Diagnostics'],
  ] as const) {
    page.key(key)
    await settled()
    expect([current(), page.region(name) !== undefined]).toEqual([name, true])
    expect(page.region(name).contains(document.activeElement)).toBe(true)
  }
  page.key('Ctrl+1')
  await settled()
  expect(page.region('Workitem').contains(document.activeElement)).toBe(true)
})

test('choosing work in the worklist goes back to the desk', async () => {
  const { page } = await situation(
    { workitems: [aWorkitem()] },
    { 'history.recent': () => ({ ok: true, value: [past] }) },
  )
  await page.click('History')
  await page.click('Eva Lind, Billing')
  expect(page.region('Workitem').textContent).toContain('Eva Lind')
})

test('a call that rings changes no place, and is answered from where the agent is', async () => {
  const { page, push, asked } = await situation({ workitems: [] })
  await page.click('History')
  const ring = aRing({ workitemId: 'ben' })
  await push({ workitems: [ring], offers: [anOffer(ring)] })
  expect(current()).toBe('History')
  expect(page.region('History').textContent).toContain('Ben Ode')
  await page.click('Answer')
  expect(asked('offers.accept')).toHaveLength(1)
  await push({ workitems: [aWorkitem({ ...ring, version: 2, state: 'active' })], offers: [] })
  expect(current()).toBe('Desk')
})

test('work that ends while something is looked up leaves the agent where he is', async () => {
  const { page, push } = await situation({ workitems: [aWorkitem({ workitemId: 'a' })] })
  await page.click('History')
  await push({ workitems: [] })
  expect(current()).toBe('History')
})

test('a scope that is taken away leads back to the desk', async () => {
  const { page, push } = await situation({ session: READER })
  await page.click('Dispositions')
  await push({ session: { ...aState().session, ...SESSION, authorities: [] } })
  expect(current()).toBe('Desk')
})

test('the key of a transfer goes to the desk from elsewhere, and leaves open what is open there', async () => {
  const { page } = await situation({ workitems: [aWorkitem()] })
  page.key('t')
  await settled()
  const isOpen = () => page.region('Workitem').textContent?.includes('Name or number')
  expect(isOpen()).toBe(true)
  await page.click('History')
  page.key('t')
  await settled()
  expect([current(), isOpen()]).toEqual(['Desk', true])
})
