import { expect, test } from './support/app.ts'

test('where nobody shows notifications a call rings all the same, and the window says why it was silent', async ({
  centre,
  page,
}) => {
  centre.control('call', { from: '+14805550134' })
  await expect(page.getByRole('list', { name: 'Ringing' }).getByRole('listitem')).toHaveCount(1)
  await expect(page.getByText('This desktop shows no notifications')).toBeVisible()
})
