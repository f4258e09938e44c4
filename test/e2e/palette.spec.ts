import type { Page } from '@playwright/test'
import { connection, expect, test } from './support/app.ts'

const list = (page: Page, name: string) => page.getByRole('list', { name }).getByRole('listitem')
const palette = (page: Page) => page.getByRole('combobox', { name: 'Search, dial, act …' })
const marked = (page: Page) =>
  page.getByRole('listbox', { name: 'What can be done' }).getByRole('option', { selected: true })

/** Opens the palette by its key, types, and waits for the line that is meant. */
async function act(page: Page, typed: string, line: RegExp): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(palette(page)).toBeFocused()
  await page.keyboard.type(typed)
  await expect(marked(page)).toHaveText(line)
  await page.keyboard.press('Enter')
}

test('a call is answered, held, retrieved, keyed into and ended from the palette alone, by the keyboard', async ({
  centre,
  page,
}) => {
  centre.control('call', { from: '+14805550134', name: 'Ben Ode', queue: 'q_billing' })
  await expect(list(page, 'Ringing')).toHaveCount(1)
  await act(page, 'ans', /^Answer.*Ben Ode/)
  await expect(list(page, 'Live')).toHaveAccessibleName(/Ben Ode/)
  await act(page, 'hol', /^Hold.*Ben Ode/)
  await expect(list(page, 'On hold')).toHaveAccessibleName(/Ben Ode/)
  await act(page, 'retr', /^Retrieve.*Ben Ode/)
  await expect(list(page, 'Live')).toHaveAccessibleName(/Ben Ode/)

  // The keypad gives the focus to the call: what is typed next is dialled, one digit after the other.
  await act(page, 'key', /^Keypad.*Ben Ode/)
  await expect(page.getByRole('status', { name: 'Digits sent' })).toBeVisible()
  await page.keyboard.type('42#')
  await expect(page.getByRole('status', { name: 'Digits sent' })).toHaveText('42#')

  await act(page, 'hu', /^Hang up.*Ben Ode/)
  await expect(list(page, 'Wrap-up')).toHaveAccessibleName(/Ben Ode/)
  await act(page, 'li w', /^Call Li Wei/)
  await expect(list(page, 'Live')).toHaveAccessibleName(/Li Wei/)
  expect(centre.state().workitems).toContainEqual(
    expect.objectContaining({ to: '+14805550135', contactId: 'ct_li' }),
  )
})

test('a key is changed by the keyboard, is there after a restart, and what is off says why', async ({
  centre,
  start,
}) => {
  const { electron, page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  await page.keyboard.press('Control+,')
  await expect(
    page.getByRole('region', { name: 'Settings' }).getByRole('radio', { name: 'English' }),
  ).toBeFocused()
  const key = page.getByRole('button', { name: 'Mute or unmute: M', exact: true })
  await key.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('t')
  await expect(page.getByRole('alert')).toHaveText('T is already the key of: Transfer.')
  await page.keyboard.press('x')
  await expect(page.getByRole('button', { name: 'Mute or unmute: X' })).toBeFocused()
  await electron.close()

  const again = await start()
  const next = again.page
  await expect(connection(next)).toHaveText(/^Live/)
  centre.control('call', { from: '+14805550134', name: 'Ben Ode' })
  await expect(list(next, 'Ringing')).toHaveCount(1)
  await next.keyboard.press('Control+Shift+A')
  await expect(list(next, 'Live')).toHaveCount(1)
  await next.keyboard.press('x')
  await expect(next.getByRole('button', { name: 'Unmute' })).toBeVisible()
  await next.keyboard.press('?')
  await expect(next.getByRole('dialog', { name: 'Keys' })).toContainText('Mute or unmuteX')
  await next.keyboard.press('Escape')

  await centre.stop()
  await expect(connection(next)).toHaveText(/^Reconnecting/)
  await next.keyboard.press('Control+k')
  await next.keyboard.type('hold')
  await expect(marked(next)).toHaveText(/Hold.*Not possible while the connection is lost\./)
  await expect(marked(next)).toHaveAttribute('aria-disabled', 'true')
})
