import type { Page } from '@playwright/test'
import { expect, test } from './support/app.ts'
import type { Simulator } from '../simulator/start.ts'

/** A call that was had and hung up. */
async function aWrapUp(centre: Simulator, page: Page, call: Record<string, string> = {}) {
  centre.control('call', { from: '+14805550134', name: 'Ben Ode', ...call })
  await page.getByRole('button', { name: 'Answer' }).click()
  await page.getByRole('button', { name: 'Hang up' }).click()
  await expect(page.getByRole('list', { name: 'Wrap-up' }).getByRole('listitem')).toHaveCount(1)
}
const choose = (page: Page, label: string) =>
  page.getByRole('combobox', { name: 'Disposition' }).selectOption({ label })
const complete = (page: Page) => page.getByRole('button', { name: 'Complete' }).click()
const isOver = (page: Page) => expect(page.getByRole('list', { name: 'Wrap-up' })).toHaveCount(0)

test('a disposition that needs a contact asks for one, which is written down on the spot', async ({
  centre,
  page,
}) => {
  await aWrapUp(centre, page, { from: '+442079460999', name: 'Jo New' })
  await choose(page, 'New Customer')
  await complete(page)
  const demand = page.getByRole('region', { name: 'Whose contact is this?' })
  await expect(demand.getByRole('alert')).toBeVisible()
  await demand.getByRole('button', { name: 'New contact' }).click()
  await expect(demand.getByRole('textbox', { name: 'Name' })).toHaveValue('Jo New')
  await demand.getByRole('button', { name: 'Create contact' }).click()
  await expect(demand).toContainText('Jo New')
  await complete(page)
  await isOver(page)
  expect(centre.state().workitems).toContainEqual(
    expect.objectContaining({ dispositionId: 'disp_new_customer', contactId: expect.any(String) }),
  )
})

test('a disposition that needs its survey asks for the answers, and takes them along', async ({
  centre,
  page,
}) => {
  await aWrapUp(centre, page)
  await page.getByRole('searchbox', { name: 'Filter dispositions' }).fill('compl')
  await page.keyboard.press('Enter')
  await complete(page)
  await expect(page.getByRole('combobox', { name: 'What is it about?' })).toBeFocused()
  await page.getByRole('combobox', { name: 'What is it about?' }).selectOption('Invoice')
  await page.getByRole('textbox', { name: 'What happened?' }).fill('Two seats.')
  await page
    .getByRole('radiogroup', { name: /How bad/ })
    .getByRole('radio', { name: '4' })
    .check()
  await complete(page)
  await isOver(page)
  expect(centre.state().workitems).toContainEqual(
    expect.objectContaining({
      dispositionId: 'disp_complaint',
      surveyResult: expect.objectContaining({
        survey_complaint: { topic: 'Invoice', details: 'Two seats.', severity: 4 },
      }),
    }),
  )
})

test('a callback asks for its moment, and comes back at it', async ({ centre, page }) => {
  await aWrapUp(centre, page)
  await choose(page, 'Callback Scheduled')
  await complete(page)
  const field = page.getByLabel('Call back at')
  await expect(field).toBeFocused()
  const at = new Date(Date.now() + 5 * 60_000)
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
  await field.fill(local)
  await complete(page)
  await isOver(page)
  centre.control('clock', { advanceMs: 5 * 60_000 })
  await expect(page.getByRole('list', { name: 'Ringing' }).getByRole('listitem')).toHaveAccessibleName(
    /Ben Ode/,
  )
})

test('what a disposition will do is said before it is sent', async ({ centre, page }) => {
  await aWrapUp(centre, page)
  await choose(page, 'Nuisance Call')
  await expect(page.getByRole('region', { name: 'Workitem' })).toContainText(
    /\+1 480 555 0134 will be blocked/,
  )
  await complete(page)
  await isOver(page)
})

test('a deadline is moved once, and when it comes over half a sentence, that is still there and is sent', async ({
  centre,
  start,
}) => {
  const settings = { wrapupSeconds: 60, wrapupExtendSeconds: 30, dispositionRequired: false }
  centre.control('set', { settings })
  const { page } = await start()
  await aWrapUp(centre, page)
  const pane = page.getByRole('region', { name: 'Workitem' })
  await page.getByRole('button', { name: 'Extend' }).click()
  await expect(pane).toContainText('Wrap-up extended')
  const summary = page.getByRole('textbox', { name: 'Summary' })
  await summary.fill('She asks abo')
  centre.control('clock', { advanceMs: 100_000 })
  await expect(pane).toContainText('The time for this wrap-up is over.')
  await expect(page.getByRole('list', { name: 'Wrap-up' })).toHaveCount(0)
  await expect(summary).toBeFocused()
  await page.keyboard.type('ut it')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect
    .poll(() => centre.state().workitems)
    .toContainEqual(expect.objectContaining({ state: 'terminated', summary: 'She asks about it' }))
})
