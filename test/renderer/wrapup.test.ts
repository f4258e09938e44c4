// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import type { Failure } from '../../preload/contract.ts'
import { aWorkitem, DISPOSITIONS, NOW, SESSION } from './fixtures.ts'
import { settled } from './page.ts'
import { situation, standStill } from './situations.ts'

standStill()

const wrapup = aWorkitem({ workitemId: 'w', state: 'wrapup', wrapupExpiresAt: NOW + 41_000 })
/** A tenant that requires no disposition. */
const FREE = { ...SESSION, settings: { ...SESSION.settings, dispositionRequired: false } }
const ended = { ...wrapup, version: 2, state: 'terminated' }
const refusal = (code: string, more: Partial<Failure> = {}) => ({
  'dispositions.disposition': () => ({
    ok: false,
    failure: { type: 'validation', code, message: code, ...more },
  }),
})
const errorOf = (field: HTMLElement) =>
  document.getElementById(field.getAttribute('aria-describedby')?.split(' ')[0] ?? '')?.textContent ?? ''

test('the dispositions are those the server offers for this contact, in the agent’s language, deleted ones left out', async () => {
  const { page, asked } = await situation({ workitems: [wrapup] })
  const options = [...page.field('Disposition').querySelectorAll('option')].map(
    (option) => option.textContent,
  )
  expect(options).toEqual(['Choose how it ended', 'Callback scheduled', 'Follow-up required', 'Resolved'])
  expect(asked('dispositions.fetchDispositions')).toEqual([{ workitemId: 'w' }])
})

test('in Spanish they have their Spanish names', async () => {
  localStorage.setItem('ringdesk.preferences', JSON.stringify({ language: 'es' }))
  const { page } = await situation({ workitems: [wrapup] })
  const options = [...page.field('Clasificación').querySelectorAll('option')].map(
    (option) => option.textContent,
  )
  expect(options.slice(1)).toEqual(['Llamada de vuelta programada', 'Requiere seguimiento', 'Resuelto'])
})

test('Complete sends what was chosen and written', async () => {
  const { page, asked } = await situation({ workitems: [wrapup] })
  await page.fill('Disposition', 'resolved')
  await page.fill('Summary', 'All fine now.')
  await page.click('Complete')
  expect(asked('dispositions.disposition')).toEqual([
    { workitemId: 'w', dispositionId: 'resolved', summary: 'All fine now.' },
  ])
})

test('Control and Enter complete as well, from within the text', async () => {
  const { page, asked } = await situation({ workitems: [wrapup], session: FREE })
  page.key('Ctrl+Enter', page.field('Summary'))
  await settled()
  expect(asked('dispositions.disposition')).toEqual([{ workitemId: 'w', summary: '' }])
})

test('a refusal is shown at the field it names, and nothing that was typed is lost', async () => {
  const { page } = await situation(
    { workitems: [wrapup] },
    refusal('VALIDATION_FAILED', { param: 'summary' }),
  )
  await page.fill('Disposition', 'resolved')
  await page.fill('Summary', 'Too short')
  await page.click('Complete')
  expect(errorOf(page.field('Summary'))).toBe('VALIDATION_FAILED')
  expect(page.field('Summary').value).toBe('Too short')
  expect(page.field('Disposition').value).toBe('resolved')
  await page.fill('Summary', 'Longer now')
  expect(page.field('Summary').hasAttribute('aria-invalid')).toBe(false)
})

test('a disposition that the tenant requires is asked for before anything is sent', async () => {
  const { page, asked } = await situation({ workitems: [wrapup] })
  await page.click('Complete')
  expect(errorOf(page.field('Disposition'))).toBe('Choose a disposition.')
  expect(document.activeElement).toBe(page.field('Disposition'))
  expect(asked('dispositions.disposition')).toEqual([])
})

test('where the tenant requires none Complete works without, unless the server says otherwise', async () => {
  const { page, asked } = await situation(
    { workitems: [wrapup], session: FREE },
    refusal('DISPOSITION_REQUIRED'),
  )
  await page.click('Complete')
  expect(asked('dispositions.disposition')).toHaveLength(1)
  expect(errorOf(page.field('Disposition'))).toBe('Choose a disposition.')
})

test('a callback asks for its moment before anything is sent, and sends it with its time zone', async () => {
  const { page, asked } = await situation({ workitems: [wrapup] })
  await page.fill('Disposition', 'callback')
  await page.click('Complete')
  expect(errorOf(page.field('Call back at'))).toBe('Choose when to call back.')
  expect(asked('dispositions.disposition')).toEqual([])
  await page.fill('Call back at', '2025-03-05T10:30')
  await page.click('Complete')
  expect(asked('dispositions.disposition')).toMatchObject([
    {
      callbackTime: new Date(2025, 2, 5, 10, 30).getTime(),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    },
  ])
})

test('another disposition sends no callback, though a moment had been chosen before', async () => {
  const { page, asked } = await situation({ workitems: [wrapup] })
  await page.fill('Disposition', 'callback')
  await page.fill('Call back at', '2025-03-05T10:30')
  await page.fill('Disposition', 'resolved')
  await page.click('Complete')
  expect(asked('dispositions.disposition')).toEqual([
    { workitemId: 'w', dispositionId: 'resolved', summary: '' },
  ])
})

test('what was typed survives looking at other work and losing the connection', async () => {
  const other = aWorkitem({ workitemId: 'o', state: 'wrapup', name: 'Li Wei' })
  const { page, push } = await situation({ workitems: [wrapup, other] })
  await page.fill('Summary', 'She asks about …')
  document.querySelectorAll<HTMLElement>('[data-entry]')[1]?.click()
  await settled()
  expect(page.field('Summary').value).toBe('')
  await push({ connection: { link: 'reconnecting', since: NOW, staleSince: NOW } })
  await push({ connection: { link: 'expired', since: NOW, staleSince: NOW } })
  await push({ connection: { link: 'live', since: NOW } })
  document.querySelectorAll<HTMLElement>('[data-entry]')[0]?.click()
  await settled()
  expect(page.field('Summary').value).toBe('She asks about …')
})

test('once completed, what was typed is kept no longer', async () => {
  const { page, push } = await situation(
    { workitems: [wrapup] },
    { 'dispositions.disposition': () => ({ ok: true, value: ended }) },
  )
  await page.fill('Disposition', 'resolved')
  await page.fill('Summary', 'Done')
  page.button('Complete').click()
  await push({ workitems: [] })
  await push({ workitems: [{ ...wrapup, version: 3 }] })
  expect(page.field('Summary').value).toBe('')
})

test('the server’s deadline counts down', async () => {
  const { page } = await situation({ workitems: [wrapup] })
  expect(page.region('Workitem').textContent).toContain('0:41 left')
})

test('never more time is left than there was in all, though our clock turns once a second', async () => {
  const endedAt = NOW + 900
  const { page } = await situation({ workitems: [{ ...wrapup, endedAt, wrapupExpiresAt: endedAt + 60_000 }] })
  expect(page.region('Workitem').textContent).toContain('1:00 left')
})

test('a disposition may be given while the call goes on, and is shown as stored once it is', async () => {
  const live = aWorkitem({ workitemId: 'l' })
  const { page, push, asked } = await situation({ workitems: [live] })
  await page.click('Wrap-up')
  await page.fill('Disposition', 'resolved')
  await page.click('Save')
  expect(asked('dispositions.disposition')).toHaveLength(1)
  expect(page.text()).not.toContain('Saved with the contact')
  await push({ workitems: [{ ...live, version: 2, dispositionId: 'resolved' }] })
  expect(page.text()).toContain('Saved with the contact')
})

test('W goes to the disposition of the wrap-up that waits', async () => {
  const held = aWorkitem({ workitemId: 'h', state: 'hold', actions: ['active'] })
  const { page } = await situation({ workitems: [held, wrapup] })
  document.querySelectorAll<HTMLElement>('[data-entry]')[0]?.click()
  await settled()
  page.key('w', document.body)
  await settled()
  expect(document.activeElement).toBe(page.field('Disposition'))
})

test('a list that could not be read says so, and is asked for again when the link is back', async () => {
  let answers = 0
  const list = { count: 4, total: 4, list: DISPOSITIONS }
  const busy = { type: 'server', code: 'UNAVAILABLE', message: '' }
  const { page, push } = await situation(
    { workitems: [wrapup] },
    {
      'dispositions.fetchDispositions': () =>
        ++answers === 1 ? { ok: false, failure: busy } : { ok: true, value: list },
    },
  )
  expect(errorOf(page.field('Disposition'))).toContain('The list could not be read.')
  await push({ connection: { link: 'reconnecting', since: NOW } })
  await push({ connection: { link: 'live', since: NOW } })
  expect(page.field('Disposition').querySelectorAll('option')).toHaveLength(4)
})
