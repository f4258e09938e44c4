import type { Page } from '@playwright/test'
import type { Simulator } from '../simulator/start.ts'
import { expect, test } from './support/app.ts'

const list = (page: Page, name: string) => page.getByRole('list', { name }).getByRole('listitem')

/** Ben Ode is on the line, taken by the key that answers. */
async function answerBen(centre: Simulator, page: Page): Promise<void> {
  centre.control('call', { from: '+14805550134', name: 'Ben Ode', queue: 'q_billing' })
  await expect(list(page, 'Ringing')).toHaveCount(1)
  await page.keyboard.press('Control+Shift+A')
  await expect(list(page, 'Live')).toHaveCount(1)
}
const takenBy = (centre: Simulator, owner: string) =>
  centre.state().workitems.filter((item) => item.owner === owner && item.originWorkitemId !== undefined)

test('a call goes to a colleague without a word, who answers; by the keyboard alone', async ({
  centre,
  page,
}) => {
  await answerBen(centre, page)
  await page.keyboard.press('t')
  await expect(page.getByRole('combobox', { name: 'Name or number' })).toBeFocused()
  await page.keyboard.type('Ivo')
  await expect(page.getByRole('option', { name: /Ivo Marin/ })).toContainText('Available')
  await page.keyboard.press('Control+Enter')
  await expect(list(page, 'What will happen').first()).toHaveText('Ivo Marin will be rung; Ben Ode waits.')
  await expect(page.getByRole('button', { name: 'Transfer now' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(list(page, 'Wrap-up')).toHaveCount(1)
  await expect
    .poll(() => {
      centre.control('clock', { advanceMs: 1_000 })
      return takenBy(centre, 'u_ivo')
    })
    .toMatchObject([{ state: 'active', name: 'Ben Ode' }])
})

test('a colleague is asked first, all three talk, and the transfer is completed; by the keyboard alone', async ({
  centre,
  page,
}) => {
  await answerBen(centre, page)
  await page.keyboard.press('t')
  await page.keyboard.type('Ivo')
  await page.keyboard.press('Enter')
  await expect(list(page, 'On hold')).toHaveAccessibleName(/Ben Ode/)
  const pane = page.getByRole('region', { name: 'Workitem' })
  await expect(pane).toContainText('Calling Ivo Marin; Ben Ode waits on hold.')
  centre.control('clock', { advanceMs: 5_000 })
  await expect(pane).toContainText('You speak with Ivo Marin alone')
  await page.keyboard.press('j')
  await expect(list(page, 'Who hears whom')).toHaveText([/^You/, /^Ben Ode/, /^Ivo Marin/])
  await expect(list(page, 'Conference')).toHaveCount(3)
  await page.keyboard.press('t')
  await expect(page.getByRole('button', { name: 'Complete transfer' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(list(page, 'Conference')).toHaveCount(0)
  await expect(list(page, 'Wrap-up')).toHaveAccessibleName(/Ben Ode/)
  expect(takenBy(centre, 'u_ivo')).toMatchObject([{ state: 'active', name: 'Ben Ode' }])
})

for (const [whenRung, words] of [
  ['decline', 'Ivo Marin declined; Ben Ode still waits on hold.'],
  ['ignore', 'Ivo Marin did not answer; Ben Ode still waits on hold.'],
  ['busy', 'Ivo Marin is busy; Ben Ode still waits on hold.'],
] as const)
  test(`a colleague who would be asked and who will ${whenRung}: it is said, and one key leads back`, async ({
    centre,
    page,
  }) => {
    centre.control('colleague', { user: 'ivo', whenRung, afterMs: 2_000 })
    await answerBen(centre, page)
    await page.keyboard.press('t')
    await page.keyboard.type('Ivo')
    await page.keyboard.press('Enter')
    const pane = page.getByRole('region', { name: 'Workitem' })
    await expect(pane).toContainText('Calling Ivo Marin; Ben Ode waits on hold.')
    centre.control('clock', { advanceMs: 40_000 })
    await expect(pane).toContainText(words)
    await page.keyboard.press('b')
    await expect(list(page, 'Live')).toHaveAccessibleName(/Ben Ode/)
    await expect(pane).not.toContainText('Ivo Marin')
  })

test('whoever was asked does not want it: one key leads back to the customer', async ({ centre, page }) => {
  await answerBen(centre, page)
  await page.keyboard.press('t')
  await page.keyboard.type('Ivo')
  await page.keyboard.press('Enter')
  centre.control('clock', { advanceMs: 5_000 })
  await expect(page.getByRole('button', { name: 'Join all three' })).toBeVisible()
  await page.keyboard.press('b')
  await expect(list(page, 'Live')).toHaveAccessibleName(/Ben Ode/)
  await expect(list(page, 'On hold')).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Workitem' })).toContainText('Ben Ode')
})
