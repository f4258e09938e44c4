// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { refuse } from '../../preload/contract.ts'
import { aWorkitem } from './fixtures.ts'
import { settled } from './page.ts'
import { field, find, labels, marked, press } from './palettePage.ts'
import { DIRECTORY } from './people.ts'
import { situation, standStill } from './situations.ts'

/** A busy machine takes its time. */
const SLOW = { timeout: 20_000 }

standStill()

const out = aWorkitem({ workitemId: 'out', type: 'OutboundCall', state: 'dialing', to: '+14805550199' })

test('the dial field that is opened from it has the focus', async () => {
  const { page } = await situation({}, DIRECTORY)
  ;(document.activeElement as HTMLElement | null)?.blur()
  await find(page, 'dial')
  await press(page, 'Enter')
  expect(document.activeElement).toBe(page.field('Name or number'))
})

test('a number is dialled as it is written here', async () => {
  const answers = { ...DIRECTORY, 'workitems.dial': () => ({ ok: true, value: out }) }
  const { page, asked } = await situation({}, answers)
  await find(page, '(480) 555-0199')
  await press(page, 'Enter')
  await expect.poll(() => asked('workitems.dial'), SLOW).toEqual([{ to: '+14805550199', option: 'external' }])
  await settled()
  expect(field().getAttribute('aria-expanded')).toBe('false')
})

test('of several people nobody is called until one is marked', async () => {
  const answers = { ...DIRECTORY, 'workitems.dial': () => ({ ok: true, value: out }) }
  const { page, asked } = await situation({}, answers)
  await find(page, 'ben')
  await expect.poll(labels, SLOW).toEqual(['Call Ben Ode', 'Call Ben Ode'])
  await press(page, 'Enter')
  expect(asked('workitems.dial')).toEqual([])
  for (let time = 0; time < 4; time += 1) await press(page, 'ArrowDown')
  await press(page, 'Enter')
  await expect
    .poll(() => asked('workitems.dial'), SLOW)
    .toMatchObject([{ to: '+14805550135', contactId: 'c1' }])
})

test('a colleague who is offline is listed, and cannot be called', async () => {
  const { page, asked } = await situation({}, DIRECTORY)
  await find(page, 'otto')
  await expect.poll(labels, SLOW).toEqual(['Call Otto Away'])
  await press(page, 'Enter')
  expect(marked()?.textContent).toContain('nobody is there to answer')
  expect(asked('workitems.dial')).toEqual([])
})

test('a number that must not be called is asked about in the palette, which stays', async () => {
  const { page, asked } = await situation(
    {},
    { ...DIRECTORY, 'workitems.dial': () => refuse('DO_NOT_CALL', 'No.', { type: 'validation' }) },
  )
  await find(page, '480 555 0199')
  await press(page, 'Enter')
  await expect
    .poll(() => document.querySelector('[role=alertdialog]')?.textContent, SLOW)
    .toMatch(/must not be called/)
  await page.click('Do not call')
  expect([document.activeElement, asked('workitems.dial').length]).toEqual([field(), 1])
})

test('what nothing answers to is told', async () => {
  const { page } = await situation({}, DIRECTORY)
  await find(page, 'zzz')
  await expect.poll(() => page.text(), SLOW).toContain('Nothing is called “zzz” here.')
})

test('whoever is looked at is called back by these words, and by no others', async () => {
  const past = aWorkitem({ workitemId: 'past', state: 'terminated', endReason: 'farEnd' })
  const { page, asked } = await situation(
    {},
    {
      ...DIRECTORY,
      'history.recent': () => ({ ok: true, value: [past] }),
      'workitems.dial': () => ({ ok: true, value: out }),
    },
  )
  document.querySelector<HTMLElement>('[data-entry]')?.click()
  await find(page, 'call back')
  expect(marked()?.textContent).toMatch(/^Call back.*Ana Ruiz/)
  // Another number, or the three words of another command, are not about her.
  await press(page, 'Escape')
  await find(page, 'go to settings')
  expect(labels()).not.toContain('Call back')
  await press(page, 'Escape')
  await find(page, '480 555 0199')
  await press(page, 'Enter')
  await expect.poll(() => asked('workitems.dial'), SLOW).toEqual([{ to: '+14805550199', option: 'external' }])
})
