import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'

const live = (page: Page) => page.getByRole('list', { name: 'Live' }).getByRole('listitem')

/** Opens the field by its key and types what is to be called. */
async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.press('/')
  await expect(page.getByRole('combobox', { name: 'Name or number' })).toBeFocused()
  await page.keyboard.type(text)
}

test('a contact is called by the start of the name', async ({ centre, page }) => {
  await type(page, 'li w')
  await expect(page.getByRole('option')).toHaveText([/Li Wei.*\+1 480 555 0135/])
  await page.keyboard.press('Enter')
  await expect(live(page)).toHaveAccessibleName(/Li Wei.*Dialling/)
  centre.control('clock', { advanceMs: 5_000 })
  await expect(live(page)).toHaveAccessibleName(/Li Wei.*Live/)
  expect(centre.state().workitems).toContainEqual(
    expect.objectContaining({ to: '+14805550135', contactId: 'ct_li', state: 'active' }),
  )
})

test('whoever has called is called back by the last digits of the number', async ({ centre, page }) => {
  const { callId } = centre.control('call', { from: '+442079460178', name: 'Zoe Ash', user: 'ana' }) as {
    callId: string
  }
  await expect(page.getByRole('list', { name: 'Ringing' }).getByRole('listitem')).toHaveCount(1)
  centre.control('hangUp', { callId })
  await expect(page.getByRole('list', { name: 'Waiting' }).getByRole('listitem')).toHaveCount(1)
  await type(page, '0178')
  await expect(page.getByRole('option')).toHaveText([/Zoe Ash.*\+44 20 7946 0178/])
  await page.keyboard.press('Enter')
  await expect(live(page)).toHaveAccessibleName(/7946 0178/)
})

test('a colleague is called by name, and a second call holds the first', async ({ centre, page }) => {
  await type(page, 'eva l')
  await page.keyboard.press('Enter')
  centre.control('clock', { advanceMs: 10_000 })
  await expect(live(page)).toHaveAccessibleName(/Eva Lindqvist.*Live/)
  await type(page, '(480) 555-0199')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('list', { name: 'On hold' }).getByRole('listitem')).toHaveAccessibleName(
    /Eva Lindqvist/,
  )
  await expect(live(page)).toHaveAccessibleName(/\+1 480 555 0199/)
})

test('a number is called as it is written here, and what is none is told', async ({ centre, page }) => {
  await type(page, '602 55')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('602 55 is not a number that can be called.')
  await page.keyboard.type('5-0199')
  await page.keyboard.press('Enter')
  await expect(live(page)).toHaveAccessibleName(/\+1 602 555 0199/)
  expect(centre.state().workitems).toContainEqual(
    expect.objectContaining({ to: '+16025550199', type: 'OutboundCall' }),
  )
})

test('a number that must not be called is called only after the question', async ({ centre, page }) => {
  centre.control('call', { from: '+14805550136', name: 'J. Park' })
  await page.keyboard.press('Control+Shift+A')
  await expect(live(page)).toHaveCount(1)
  await page.keyboard.press('Control+Shift+H')
  await page.getByRole('combobox', { name: 'Disposition' }).selectOption({ label: 'Do Not Call' })
  await page.getByRole('button', { name: 'Complete' }).click()
  await expect(page.getByRole('list', { name: 'Wrap-up' })).toHaveCount(0)

  await type(page, '+14805550136')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alertdialog')).toContainText('J. Park must not be called. Call anyway?')
  await expect(page.getByRole('button', { name: 'Do not call' })).toBeFocused()
  expect(centre.state().workitems.filter((item) => item.type === 'OutboundCall')).toEqual([])
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(live(page)).toHaveAccessibleName(/J\. Park/)
})
