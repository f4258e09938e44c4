// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import type { Workitem } from '../../preload/contract.ts'
import { aWorkitem, NOW, SESSION } from './fixtures.ts'
import { settled, type Page } from './page.ts'
import { situation, standStill } from './situations.ts'

standStill()

const wrapup = aWorkitem({ workitemId: 'w', state: 'wrapup', name: 'Li Wei' })

const isOpen = (page: Page) => page.button('Wrap-up').getAttribute('aria-expanded')

test('while somebody is on the line the wrap-up lies behind its button, and W leads into it', async () => {
  const live = aWorkitem({ workitemId: 'l' })
  const { page, push } = await situation({ workitems: [live] })
  expect([isOpen(page), document.querySelector('form')]).toEqual(['false', null])
  page.key('w', document.body)
  await settled()
  expect(document.activeElement).toBe(page.field('Disposition'))
  await page.fill('Summary', 'Half a wo')
  const field = page.field('Summary')
  field.focus()
  await push({ workitems: [{ ...live, version: 2, state: 'wrapup' }] })
  expect([document.activeElement, field.value]).toEqual([page.field('Summary'), 'Half a wo'])
  expect(page.hasButton('Wrap-up')).toBe(false)
})

test('closed again it keeps the half-said word, which is in sight when the call is looked at anew', async () => {
  const live = aWorkitem({ workitemId: 'l' })
  const { page } = await situation({ workitems: [live, wrapup] })
  const entries = () => document.querySelectorAll<HTMLElement>('[data-entry]')
  await page.click('Wrap-up')
  await page.fill('Summary', 'Half a wo')
  await page.click('Wrap-up')
  expect(document.querySelector('form')).toBeNull()
  entries()[1]?.click()
  await settled()
  entries()[0]?.click()
  await settled()
  expect(page.field('Summary').value).toBe('Half a wo')
})

test('when a call ends its wrap-up is open, with the list that was read while it went on', async () => {
  const live = aWorkitem({ workitemId: 'l' })
  const { page, push, asked } = await situation({ workitems: [live] })
  expect(asked('dispositions.fetchDispositions')).toEqual([{ workitemId: 'l' }])
  await push({
    connection: { link: 'reconnecting', since: NOW, staleSince: NOW },
    workitems: [{ ...live, version: 2, state: 'wrapup' }],
  })
  expect(page.field('Disposition').querySelectorAll('option')).toHaveLength(4)
})

test('a call to a colleague has no wrap-up, and is nobody’s contact', async () => {
  const ivo = {
    participantId: 'p',
    kind: 'agent' as const,
    name: 'Ivo Marin',
    address: 'u_ivo',
    state: 'connected' as const,
    muted: false,
  }
  const call = aWorkitem({
    workitemId: 'c',
    type: 'OutboundCall',
    to: 'u_ivo',
    name: 'Ivo Marin',
    participants: [ivo],
    actions: ['hold', 'hangUp', 'notes', 'disposition', 'assignContact'],
  })
  const { page, push } = await situation({ workitems: [call] })
  expect([page.hasButton('Wrap-up'), page.hasButton('Assign a contact')]).toEqual([false, false])
  expect(page.hasButton('Hang up')).toBe(true)
  page.key('w', document.body)
  await settled()
  expect(document.querySelector('select')).toBeNull()
  // The customer's call beside it has both.
  await push({ workitems: [{ ...call, version: 2, participants: [{ ...ivo, kind: 'customer' }] }] })
  expect([page.hasButton('Wrap-up'), page.hasButton('Assign a contact')]).toEqual([true, true])
})

const LATE = 'The time for this wrap-up is over.'
/** Its deadline has come, as the history then has it. */
const over: Workitem = { ...wrapup, version: 2, state: 'terminated', actions: ['disposition'], endedAt: NOW }
const withHistory = {
  'history.recent': () => ({ ok: true, value: [over] }),
  'history.search': () => ({ ok: true, value: { count: 1, total: 1, objects: [over] } }),
}

test('a deadline that comes in the middle of a sentence takes neither the field nor the focus, and it can still be sent', async () => {
  const { page, push, asked } = await situation({ workitems: [wrapup] }, withHistory)
  await page.fill('Summary', 'She asks abo')
  const field = page.field('Summary')
  field.focus()
  await push({ workitems: [], historyRevision: 2 })
  await expect.poll(() => page.text()).toContain(LATE)
  expect([document.activeElement, field.isConnected, field.value]).toEqual([field, true, 'She asks abo'])
  await page.fill('Disposition', 'resolved')
  await page.click('Save')
  expect(asked('dispositions.disposition')).toEqual([
    { workitemId: 'w', dispositionId: 'resolved', summary: 'She asks abo' },
  ])
})

test('where no disposition is required the late words are sent as they are, and none without words', async () => {
  const session = { ...SESSION, settings: { ...SESSION.settings, dispositionRequired: false } }
  const { page, push, asked } = await situation({ session, workitems: [wrapup] }, withHistory)
  await page.fill('Summary', 'She asks')
  await push({ workitems: [], historyRevision: 2 })
  await expect.poll(() => page.text()).toContain(LATE)
  await page.fill('Summary', '')
  await page.click('Save')
  expect(asked('dispositions.disposition')).toEqual([])
  await page.fill('Summary', 'She asks about it')
  await page.click('Save')
  expect(asked('dispositions.disposition')).toEqual([{ workitemId: 'w', summary: 'She asks about it' }])
})

test('whoever writes a late wrap-up of the history is told nothing of a deadline, and no field moves', async () => {
  const { page } = await situation({ workitems: [] }, withHistory)
  await page.click('Li Wei, Billing')
  await page.fill('Summary', 'She asked')
  expect(page.text()).not.toContain(LATE)
})

test('a wrap-up that ends with nothing in it, or once it was sent, gives its place to the next', async () => {
  const next = aWorkitem({ workitemId: 'next', state: 'wrapup', name: 'Eva Lind' })
  const { page, push } = await situation({ workitems: [wrapup, next] }, withHistory)
  const name = () => page.region('Workitem').querySelector('h2')?.textContent
  expect(name()).toContain('Li Wei')
  await push({ workitems: [next], historyRevision: 2 })
  expect(name()).toContain('Eva Lind')
  await page.fill('Disposition', 'resolved')
  page.button('Complete').click()
  await push({ workitems: [], historyRevision: 3 })
  expect(page.region('Workitem').textContent).not.toContain('Eva Lind')
})

test('whoever answers in the middle of a sentence sees the call', async () => {
  const live = aWorkitem({ workitemId: 'live', name: 'Eva Lind' })
  const { page, push } = await situation({ workitems: [wrapup] }, withHistory)
  await page.fill('Summary', 'She asks abo')
  await push({ workitems: [live], historyRevision: 2 })
  expect(page.region('Workitem').querySelector('h2')?.textContent).toContain('Eva Lind')
})
