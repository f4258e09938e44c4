// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import type { Outgoing } from '../../preload/contract.ts'
import { aWorkitem, NOW } from './fixtures.ts'
import { settled } from './page.ts'
import { situation, standStill } from './situations.ts'

standStill()

const live = aWorkitem({ workitemId: 'w' })
const entry = (given: Partial<Outgoing> = {}): Outgoing => ({
  id: 1,
  name: 'dispositions.disposition',
  workitemId: 'w',
  at: NOW - 60_000,
  fate: 'waiting',
  attempted: false,
  ...given,
})
const refused = entry({
  fate: 'refused',
  failure: { type: 'validation', code: 'CONTACT_REQUIRED', message: '' },
  input: { workitemId: 'w', dispositionId: 'resolved', summary: 'Asks for a copy.' },
})

test('what waits to be sent is counted beside the truth about the link', async () => {
  const { page, push } = await situation({ workitems: [live], outbox: [entry(), entry({ id: 2 })] })
  expect(page.region('Connection').textContent).toContain('2 waiting to be sent')
  await push({ outbox: [] })
  expect(page.region('Connection').textContent).not.toContain('waiting to be sent')
})

test('what came back says why, and is put back into its form to be changed', async () => {
  const { page, asked } = await situation({ workitems: [live], outbox: [refused] })
  expect(page.region('Not sent.').textContent).toContain('needs a contact')
  expect(page.region('Not sent.').textContent).toContain('Asks for a copy.')
  await page.click('Edit')
  expect(page.field('Summary').value).toBe('Asks for a copy.')
  expect(asked('outbox.discard')).toEqual([{ id: 1 }])
})

test('what was typed since is not overwritten by what came back', async () => {
  const { page, push } = await situation({ workitems: [live] })
  await page.click('Wrap-up')
  await page.fill('Summary', 'Something newer')
  await push({ outbox: [refused] })
  await page.click('Edit')
  expect(page.field('Summary').value).toBe('Something newer')
})

test('it may be sent again as it is, or given up', async () => {
  const { page, asked } = await situation({ workitems: [live], outbox: [refused] })
  await page.click('Send again')
  await page.click('Discard')
  expect([asked('outbox.resend'), asked('outbox.discard')]).toEqual([[{ id: 1 }], [{ id: 1 }]])
})

test('what has perhaps gone out says so', async () => {
  const { page } = await situation({
    workitems: [live],
    outbox: [entry({ fate: 'perhaps', attempted: true })],
  })
  expect(page.region('Perhaps sent.').textContent).toContain('nobody confirmed it')
})

test('what is typed is kept a moment later, once for many letters, and taken away when it is sent', async () => {
  const { page, asked } = await situation(
    { workitems: [live] },
    { 'dispositions.disposition': () => ({ ok: true, value: live }) },
  )
  await page.click('Wrap-up')
  for (const text of ['A', 'As', 'Asks']) await page.fill('Summary', text)
  await expect.poll(() => asked('drafts.keep')).toEqual([{ about: 'w', field: 'summary', text: 'Asks' }])
  await page.fill('Disposition', 'resolved')
  await page.click('Save')
  await expect.poll(() => asked('drafts.keep')).toContainEqual({ about: 'w', field: 'summary', text: null })
})

test('what an earlier program left is in its form again', async () => {
  const { page } = await situation(
    { workitems: [live] },
    { 'drafts.list': () => ({ ok: true, value: [{ about: 'w', field: 'summary', text: 'Half a wo' }] }) },
  )
  await settled()
  expect(page.field('Summary').value).toBe('Half a wo')
})

test('a wrap-up that waits stays in sight, and is gone once the server has it', async () => {
  const { page, push } = await situation(
    { workitems: [live], connection: { link: 'reconnecting', since: NOW } },
    {
      'dispositions.disposition': () => ({
        ok: false,
        failure: { type: 'waiting', code: 'WAITING', message: '' },
      }),
    },
  )
  await page.click('Wrap-up')
  await page.fill('Disposition', 'resolved')
  await page.fill('Summary', 'Asks for a copy.')
  await page.click('Save')
  await push({ outbox: [entry()] })
  expect(page.field('Summary').value).toBe('Asks for a copy.')
  await push({ outbox: [], workitems: [{ ...live, version: 2, summary: 'As the server has it' }] })
  expect(page.field('Summary').value).toBe('As the server has it')
})
