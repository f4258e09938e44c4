import type { Page } from '@playwright/test'
import { startPhone, createDesk } from '../phone.ts'
import { connection, expect, test } from './support/app.ts'

const contact = (page: Page) => page.getByRole('region', { name: 'Contact' })
const notes = (page: Page) => page.getByRole('region', { name: 'Notes' })

test('an unknown caller becomes a contact, who is changed, and gives way to somebody known', async ({
  centre,
  page,
}) => {
  centre.control('call', { from: '+12065550177', menu: true })
  await page.getByRole('button', { name: 'Answer' }).click()
  await contact(page).getByRole('button', { name: 'Assign a contact' }).click()
  await contact(page).getByRole('button', { name: 'New contact' }).click()
  await contact(page).getByRole('textbox', { name: 'Name' }).fill('Nadia Petrova')
  await contact(page).getByRole('textbox', { name: 'Name' }).press('Enter')
  await expect(contact(page)).toContainText('+1 206 555 0177')
  await expect(page.getByRole('list', { name: 'Live' }).getByRole('listitem')).toHaveAccessibleName(
    /Nadia Petrova/,
  )

  await contact(page).getByRole('button', { name: 'Edit contact' }).click()
  await page.getByRole('textbox', { name: 'Company' }).fill('Blue River')
  await page.getByRole('checkbox', { name: 'Do not call' }).check()
  await contact(page).getByRole('button', { name: 'Save contact' }).click()
  await expect(contact(page)).toContainText('Blue River')
  await expect(contact(page)).toContainText('Do not call')

  await contact(page).getByRole('button', { name: 'Somebody else' }).click()
  await contact(page).getByRole('textbox', { name: 'Find a contact' }).fill('Li We')
  await contact(page)
    .getByRole('button', { name: /Li Wei/ })
    .click()
  await expect(contact(page)).toContainText('Blue River')
  expect(centre.state().workitems).toContainEqual(
    expect.objectContaining({ contactId: 'ct_li', name: 'Li Wei' }),
  )
})

test('notes are kept while a second call is answered, and saved by the keyboard', async ({
  centre,
  page,
}) => {
  centre.control('call', { from: '+14805550134' })
  await page.getByRole('button', { name: 'Answer' }).click()
  await expect(notes(page)).toBeVisible()
  await page.keyboard.press('n')
  await expect(notes(page).getByRole('textbox', { name: 'Notes' })).toBeFocused()
  await page.keyboard.type('She moves in May, m and h are letters.')
  centre.control('call', { from: '+14805550135', user: 'ana' })
  await page.keyboard.press('Control+Shift+A')
  await expect(page.getByRole('list', { name: 'On hold' })).toBeVisible()
  await page.getByRole('list', { name: 'On hold' }).getByRole('button').click()
  const field = notes(page).getByRole('textbox', { name: 'Notes' })
  await expect(field).toHaveValue('She moves in May, m and h are letters.')
  await expect(notes(page)).toContainText('Not saved yet')
  await field.press('Control+Enter')
  await expect(notes(page)).toContainText('Saved')
  expect(centre.state().workitems).toContainEqual(
    expect.objectContaining({ note: 'She moves in May, m and h are letters.' }),
  )
})

test('notes that another device of hers changed meanwhile show both texts, and both are kept', async ({
  centre,
  page,
}) => {
  centre.control('call', { from: '+14805550134' })
  await page.getByRole('button', { name: 'Answer' }).click()
  const field = notes(page).getByRole('textbox', { name: 'Notes' })
  await field.fill('Mine.')

  const folder = createDesk()
  const other = await startPhone(folder, { server: centre.url, userName: 'ana', password: 'ringdesk' })
  const { workitems } = await other.until((state) => state.workitems.length > 0)
  const { workitemId = '', version = 0 } = workitems[0] ?? {}
  expect(
    await other.run('workitems.notes', { workitemId, text: 'From elsewhere.', baseVersion: version }),
  ).toMatchObject({
    ok: true,
  })
  await other.stop()
  folder.gone()
  // The newer device took the place of this one; it takes it back.
  await page.getByRole('button', { name: 'Use this device' }).click()
  await expect(connection(page)).toHaveText(/^Live/)

  await notes(page).getByRole('button', { name: 'Save notes' }).click()
  await expect(notes(page)).toContainText('From elsewhere.')
  await expect(field).toHaveValue('Mine.')
  await notes(page).getByRole('button', { name: 'Join both' }).click()
  await expect(field).toHaveValue('From elsewhere.\n\nMine.')
  await notes(page).getByRole('button', { name: 'Save notes' }).click()
  await expect(notes(page)).toContainText('Saved')
  expect(centre.state().workitems).toContainEqual(
    expect.objectContaining({ note: 'From elsewhere.\n\nMine.' }),
  )
})
