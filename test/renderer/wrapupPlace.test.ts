// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { aWorkitem, NOW } from './fixtures.ts'
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
