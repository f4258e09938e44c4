// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { refuse, type Workitem } from '../../preload/contract.ts'
import { aWorkitem } from './fixtures.ts'
import { settled } from './page.ts'
import { situation, standStill } from './situations.ts'

standStill()

const ana = (given: Partial<Workitem> = {}) =>
  aWorkitem({
    workitemId: 'ana',
    version: 7,
    actions: ['hold', 'notes'],
    note: 'Calls about her card.',
    ...given,
  })
const changed = ana({ version: 9, note: 'Ivo: card blocked.' })
const quarrel = () => refuse('NOTES_CHANGED', 'The note was changed.', { workitem: changed })
const state = () => document.querySelector('[data-notes] [role=status]')?.textContent

test('notes are saved by Ctrl+Enter, on the version they were begun on, and say how they stand', async () => {
  const saved = ana({ version: 9, note: 'She moves in May.' })
  const { page, push, asked } = await situation(
    { workitems: [ana()] },
    { 'workitems.notes': () => ({ ok: true, value: saved }) },
  )
  expect([page.field('Notes').value, state()]).toEqual(['Calls about her card.', 'Saved'])
  await page.fill('Notes', 'She moves in May.')
  expect(state()).toBe('Not saved yet')
  await push({ workitems: [ana({ version: 8, mute: 1 })] })
  page.key('Ctrl+Enter', page.field('Notes'))
  await settled()
  expect(asked('workitems.notes')).toEqual([{ workitemId: 'ana', text: 'She moves in May.', baseVersion: 7 }])
  await push({ workitems: [saved] })
  expect([page.field('Notes').value, state()]).toEqual(['She moves in May.', 'Saved'])
})

test('notes that somebody else changed show both texts, and nothing that was typed is lost', async () => {
  const { page, push } = await situation({ workitems: [ana()] }, { 'workitems.notes': quarrel })
  await page.fill('Notes', 'Mine.')
  await page.click('Save notes')
  await push({ workitems: [changed] })
  expect(page.region('Notes').textContent).toContain('Ivo: card blocked.')
  expect(page.field('Notes').value).toBe('Mine.')
  expect(page.alerts()).toHaveLength(1)
})

test('keeping mine sends it again, knowing theirs', async () => {
  let told = quarrel
  const { page, push, asked } = await situation({ workitems: [ana()] }, { 'workitems.notes': () => told() })
  await page.fill('Notes', 'Mine.')
  await page.click('Save notes')
  told = () => ({ ok: true, value: ana({ version: 10, note: 'Mine.' }) }) as never
  await page.click('Keep mine')
  expect(asked('workitems.notes').at(-1)).toEqual({ workitemId: 'ana', text: 'Mine.', baseVersion: 9 })
  await push({ workitems: [ana({ version: 10, note: 'Mine.' })] })
  expect([page.hasButton('Keep mine'), state()]).toEqual([false, 'Saved'])
})

test('taking theirs lets mine go', async () => {
  const { page, push, asked } = await situation({ workitems: [ana()] }, { 'workitems.notes': quarrel })
  await page.fill('Notes', 'Mine.')
  await page.click('Save notes')
  await push({ workitems: [changed] })
  await page.click('Take theirs')
  expect([page.field('Notes').value, state()]).toEqual(['Ivo: card blocked.', 'Saved'])
  expect(asked('workitems.notes')).toHaveLength(1)
})

test('joining both puts theirs before mine, to be read over and saved on their version', async () => {
  const { page, push, asked } = await situation({ workitems: [ana()] }, { 'workitems.notes': quarrel })
  await page.fill('Notes', 'Mine.')
  await page.click('Save notes')
  await push({ workitems: [changed] })
  await page.click('Join both')
  expect(page.field('Notes').value).toBe('Ivo: card blocked.\n\nMine.')
  await page.click('Save notes')
  expect(asked('workitems.notes').at(-1)).toMatchObject({ baseVersion: 9 })
})

test('notes that are being typed survive a look at other work', async () => {
  const { page } = await situation({ workitems: [ana(), aWorkitem({ workitemId: 'li', name: 'Li Wei' })] })
  await page.fill('Notes', 'Half a')
  await page.click('Li Wei, Billing')
  await page.click('Ana Ruiz, Billing')
  expect([page.field('Notes').value, state()]).toEqual(['Half a', 'Not saved yet'])
})

test('what takes no notes shows those it has, and words that came too late until they are let go', async () => {
  const { page, push } = await situation({
    workitems: [ana(), aWorkitem({ workitemId: 'li', state: 'hold' })],
  })
  await page.fill('Notes', 'Too late.')
  await push({ workitems: [ana({ version: 8, actions: ['hangUp'] })] })
  expect(page.region('Notes').textContent).toMatch(/Calls about her card\..*Not saved.*Too late\./)
  await page.click('Discard')
  expect(page.region('Notes').textContent).not.toContain('Too late.')
})

test('N goes to the notes, from another place too', async () => {
  const { page } = await situation({ workitems: [ana()] })
  await page.click('History')
  page.key('n')
  await settled()
  expect(document.activeElement).toBe(page.field('Notes'))
})

test('notes that wait for the connection stay in the field, and are saved once they have arrived', async () => {
  const entry = {
    id: 1,
    name: 'workitems.notes' as const,
    workitemId: 'ana',
    at: 0,
    fate: 'waiting' as const,
    attempted: false,
  }
  const { page, push } = await situation(
    { workitems: [ana()] },
    { 'workitems.notes': () => refuse('WAITING', 'It waits.') },
  )
  await page.fill('Notes', 'Mine.')
  await page.click('Save notes')
  await push({ outbox: [entry] })
  expect([page.field('Notes').value, state(), page.hasButton('Save notes')]).toEqual([
    'Mine.',
    'Will be saved when the connection is back',
    false,
  ])
  await page.fill('Notes', 'Mine. And more.')
  await push({ outbox: [], workitems: [ana({ version: 12, note: 'Mine.' })] })
  expect([page.field('Notes').value, state()]).toEqual(['Mine. And more.', 'Not saved yet'])
  await page.fill('Notes', 'Mine.')
  expect(state()).toBe('Saved')
})

test('notes that come back from waiting show both texts, and settling it clears the outbox', async () => {
  const failure = quarrel().failure
  const entry = {
    id: 4,
    name: 'workitems.notes' as const,
    workitemId: 'ana',
    at: 0,
    fate: 'refused' as const,
    attempted: true,
    failure,
  }
  const { page, push, asked } = await situation(
    { workitems: [ana()] },
    { 'workitems.notes': () => refuse('WAITING', 'It waits.') },
  )
  await page.fill('Notes', 'Mine.')
  await page.click('Save notes')
  await push({ outbox: [entry], workitems: [changed] })
  expect(page.region('Notes').textContent).toContain('Ivo: card blocked.')
  await page.click('Join both')
  expect(page.field('Notes').value).toBe('Ivo: card blocked.\n\nMine.')
  expect(asked('outbox.discard')).toEqual([{ id: 4 }])
})
