import { expect, test } from './support/app.ts'
import { openWrapUp } from './support/wrapUp.ts'

test('an inbound call of a queue is taken from ring to wrap-up with the mouse', async ({ centre, page }) => {
  centre.control('call', { from: '+14805550134', name: 'Ben Ode', queue: 'q_billing', menu: true })
  const ringing = page.getByRole('list', { name: 'Ringing' }).getByRole('listitem')
  await expect(ringing).toHaveCount(1)
  await expect(page.getByRole('region', { name: 'Workitem' })).toContainText('Billing')
  await expect(page.getByRole('region', { name: 'Workitem' })).toContainText(/Ringing for \d+ s/)

  await page.getByRole('button', { name: 'Answer' }).click()
  await expect(page.getByRole('list', { name: 'Live' }).getByRole('listitem')).toHaveCount(1)
  await expect(ringing).toHaveCount(0)

  await page.getByRole('button', { name: 'Hold' }).click()
  await expect(page.getByRole('list', { name: 'On hold' }).getByRole('listitem')).toHaveCount(1)
  await page.getByRole('button', { name: 'Retrieve' }).click()
  await page.getByRole('button', { name: 'Mute' }).click()
  await expect(page.getByRole('button', { name: 'Unmute' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Mute', exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: 'Unmute' }).click()

  await page.getByRole('button', { name: 'Keypad' }).click()
  for (const digit of ['1', '#']) await page.getByRole('button', { name: digit, exact: true }).click()
  await expect
    .poll(() =>
      centre
        .state()
        .requests.filter(({ path }) => path.includes('/dtmf/'))
        .map(({ path }) => path.at(-1)),
    )
    .toEqual(['1', '3'])

  await page.getByRole('button', { name: 'Hang up' }).click()
  await expect(page.getByRole('list', { name: 'Wrap-up' }).getByRole('listitem')).toHaveCount(1)
  await page.getByRole('combobox', { name: 'Disposition' }).selectOption({ label: 'Resolved' })
  await page.getByRole('textbox', { name: 'Summary' }).fill('She asks about her invoice.')
  await page.getByRole('button', { name: 'Complete' }).click()
  await expect(page.getByRole('list', { name: 'Wrap-up' })).toHaveCount(0)
  expect(centre.state().workitems).toContainEqual(
    expect.objectContaining({
      state: 'terminated',
      dispositionId: 'disp_resolved',
      summary: 'She asks about her invoice.',
    }),
  )
})

test('the same call is taken with the keyboard alone', async ({ centre, page }) => {
  centre.control('call', { from: '+14805550134', menu: true })
  await expect(page.getByRole('list', { name: 'Ringing' })).toBeVisible()
  await page.keyboard.press('Control+Shift+A')
  await expect(page.getByRole('list', { name: 'Live' })).toBeVisible()
  await page.keyboard.press('h')
  await expect(page.getByRole('list', { name: 'On hold' })).toBeVisible()
  await page.keyboard.press('h')
  await expect(page.getByRole('list', { name: 'Live' })).toBeVisible()
  await page.keyboard.press('m')
  await expect(page.getByRole('button', { name: 'Unmute' })).toBeVisible()
  await page.keyboard.press('m')
  await expect(page.getByRole('button', { name: 'Mute', exact: true })).toBeVisible()
  await page.keyboard.press('k')
  await page.keyboard.type('12')
  await expect
    .poll(() =>
      centre
        .state()
        .requests.filter(({ path }) => path.includes('/dtmf/'))
        .map(({ path }) => path.at(-1)),
    )
    .toEqual(['1', '2'])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Shift+H')
  await expect(page.getByRole('list', { name: 'Wrap-up' })).toBeVisible()
  await page.keyboard.press('w')
  await expect(page.getByRole('combobox', { name: 'Disposition' })).toBeFocused()
  await page.keyboard.type('Fol')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Will call again on Monday, m and h are only letters here.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('list', { name: 'Wrap-up' })).toHaveCount(0)
  expect(centre.state().workitems).toContainEqual(
    expect.objectContaining({
      dispositionId: 'disp_followup',
      summary: 'Will call again on Monday, m and h are only letters here.',
    }),
  )
})

test('a call that is declined goes back to its queue, and one that expires makes her No Answer', async ({
  centre,
  page,
}) => {
  centre.control('call', { from: '+14805550134' })
  await page.getByRole('button', { name: 'Decline' }).click()
  await expect(page.getByRole('list', { name: 'Ringing' })).toHaveCount(0)
  centre.control('hangUp', {})
  centre.control('call', { from: '+34911234567' })
  await expect(page.getByRole('list', { name: 'Ringing' })).toBeVisible()
  centre.control('clock', { advanceMs: 20_000 })
  await expect(page.getByRole('list', { name: 'Ringing' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: /No Answer/ })).toBeVisible()
})

test('a second call stands beside the live one, takes no focus, and answering it holds the first', async ({
  centre,
  page,
}) => {
  centre.control('call', { from: '+14805550134', name: 'Ben Ode' })
  await page.getByRole('button', { name: 'Answer' }).click()
  await openWrapUp(page)
  const summary = page.getByRole('textbox', { name: 'Summary' })
  await summary.click()
  await page.keyboard.type('half a ')
  centre.control('call', { from: '+34911234567', user: 'ana' })
  await expect(page.getByRole('list', { name: 'Ringing' })).toBeVisible()
  await page.keyboard.type('word')
  await expect(summary).toHaveValue('half a word')
  await page.getByRole('button', { name: 'Answer' }).click()
  await expect(page.getByRole('list', { name: 'On hold' }).getByRole('listitem')).toHaveAccessibleName(
    /Ben Ode/,
  )
  await expect(page.getByRole('list', { name: 'Live' }).getByRole('listitem')).toHaveCount(1)
})
