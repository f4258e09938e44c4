import type { Page } from '@playwright/test'
import { connection, expect, test } from './support/app.ts'

const place = (page: Page) => page.getByRole('region', { name: 'History' })
const found = (page: Page) => place(page).getByRole('list', { name: 'Found' }).getByRole('listitem')

test('a past of two months is searched, narrowed, paged and looked at, by the keyboard', async ({
  centre,
  start,
}) => {
  centre.control('history', { user: 'ana', count: 200, days: 60 })
  const { page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  await page.keyboard.press('Control+2')
  const search = place(page).getByRole('searchbox', { name: 'Search' })
  await expect(search).toBeFocused()
  const shown = place(page).getByRole('status')
  await expect(shown).toHaveText(/^\d+ contacts$/)
  const total = Number(/^\d+/.exec((await shown.textContent()) ?? '')?.[0])
  const at = () => place(page).locator('li:focus-within')

  // Only a few of them are drawn; the keyboard and the screen reader know of all.
  await page.keyboard.press('ArrowDown')
  await expect(at()).toHaveAttribute('aria-posinset', '1')
  await page.keyboard.press('End')
  await expect(at()).toHaveAttribute('aria-posinset', String(total))
  await expect(at()).toHaveAttribute('aria-setsize', String(total))
  await expect(at().locator('bdi')).toBeInViewport()
  expect(await found(page).count()).toBeLessThan(total / 2)
  await page.keyboard.press('PageUp')
  await expect(at().locator('bdi')).toBeInViewport()
  await expect(at()).not.toHaveAttribute('aria-posinset', String(total))
  // What ends meanwhile moves nothing under the eye.
  const name = (await at().locator('bdi').textContent()) ?? ''
  const box = await at().boundingBox()
  centre.control('call', { from: '+14805550134' })
  await expect(page.getByRole('button', { name: 'Answer' })).toBeVisible()
  centre.control('hangUp', {})
  await expect(at()).toHaveAttribute('aria-setsize', String(total + 1))
  await expect(page.getByRole('button', { name: 'Answer' })).toBeHidden()
  await expect(at().locator('bdi')).toHaveText(name)
  expect((await at().boundingBox())?.y).toBe(box?.y)
  await page.keyboard.press('Home')
  await expect(at()).toHaveAttribute('aria-posinset', '1')

  await search.fill('refund')
  await expect(found(page).first()).toContainText('Wants a refund')
  await expect(shown).not.toHaveText(`${total + 1} contacts`)
  await expect(shown).toHaveText(/^\d+ contacts$/)
  const refunds = (await shown.textContent()) ?? ''
  await search.fill('name:')
  await expect(place(page).getByRole('alert')).toHaveText('This part cannot be read: name:')
  await search.fill('refund')
  await place(page).getByRole('button', { name: 'Filters' }).click()
  await place(page).getByRole('combobox', { name: 'Show' }).selectOption({ label: 'Missed calls' })
  await expect(shown).not.toHaveText(refunds)
  await place(page).getByRole('button', { name: 'Clear' }).click()
  await expect(shown).toHaveText(`${total + 1} contacts`)

  // What is older than 30 days never came to this machine.
  await place(page)
    .getByRole('checkbox', { name: /Search at the contact centre/ })
    .check()
  await expect(shown).toHaveText('201 contacts')
  await search.fill('refund')
  await expect(found(page).first()).toContainText('Wants a refund')
  await found(page).first().getByRole('button').focus()
  await page.keyboard.press('ArrowDown')
  await expect(found(page).nth(1).getByRole('button')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Workitem' })).toContainText('Wants a refund')
})

test('a call rings over the history, and is answered from there', async ({ centre, page }) => {
  await page.keyboard.press('Control+2')
  centre.control('call', { from: '+14805550134' })
  await expect(page.getByRole('button', { name: 'Answer' })).toBeVisible()
  await expect(place(page)).toBeVisible()
  await expect(place(page).getByRole('searchbox', { name: 'Search' })).toBeFocused()
  await page.keyboard.press('Control+Shift+A')
  await expect(page.getByRole('region', { name: 'Workitem' })).toContainText('Ben Ode')
})

test('the log follows a click, and copies it', async ({ page }) => {
  await page.getByRole('button', { name: 'Diagnostics' }).click()
  const log = page.getByRole('region', { name: 'Diagnostics' })
  const lines = log.getByRole('list', { name: 'Log' }).getByRole('listitem')
  await expect(lines).not.toHaveCount(0)
  await log
    .getByRole('button', { name: /all of this click/ })
    .first()
    .click()
  await expect(log.getByRole('button', { name: 'All lines again' })).toBeVisible()
  await log.getByRole('button', { name: 'Copy as text' }).click()
  await expect(log.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible()
})
