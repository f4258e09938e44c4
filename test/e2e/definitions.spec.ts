import { connection, expect, test } from './support/app.ts'

test('a disposition is created with its Spanish name, found, changed, chosen at a call, and deleted', async ({
  centre,
  page,
}) => {
  await page.keyboard.press('Control+3')
  const place = page.getByRole('region', { name: 'Dispositions' })
  const found = place.getByRole('list', { name: 'Dispositions' }).getByRole('listitem')
  await expect(found).not.toHaveCount(0)
  await place.getByRole('button', { name: 'New disposition' }).click()
  await page.keyboard.type('Sold a yearly plan')
  await place.getByRole('textbox', { name: 'Id (optional)' }).fill('disp_resolved')
  await place.getByRole('button', { name: 'Create' }).click()
  await expect(place.getByRole('alert')).toContainText('already')
  await place.getByRole('textbox', { name: 'Id (optional)' }).fill('disp_sold')
  await place.getByRole('textbox', { name: 'In Spanish' }).fill('Vendido por un año')
  await place.getByRole('checkbox', { name: 'Counts as resolved' }).check()
  await place.getByRole('checkbox', { name: 'Sales' }).check()
  await page.keyboard.press('Control+Enter')
  await expect(place.getByRole('heading', { name: 'Sold a yearly plan' })).toBeVisible()

  await place.getByRole('searchbox', { name: 'Search' }).fill('name:Sold*')
  await expect(found).toHaveCount(1)
  await place.getByRole('textbox', { name: 'Note' }).fill('With the contract number.')
  await place.getByRole('textbox', { name: 'In Spanish' }).fill('')
  await place.getByRole('button', { name: 'Save changes' }).click()
  await expect(place.getByRole('button', { name: 'Discard changes' })).toHaveCount(0)
  const kept = () =>
    [...centre.centre.snapshotOfState().dispositions.values()].find(
      ({ disposition }) => disposition.dispositionId === 'disp_sold',
    )?.disposition
  expect(kept()).toMatchObject({ note: 'With the contract number.', resolved: true, queues: ['q_sales'] })
  expect(kept()?.localizations.name).toEqual({})

  centre.control('call', { from: '+14805550134', queue: 'q_sales' })
  await page.getByRole('button', { name: 'Answer' }).click()
  await page.getByRole('button', { name: 'Hang up' }).click()
  const choice = page.getByRole('combobox', { name: 'Disposition' })
  await choice.selectOption({ label: 'Sold a yearly plan' })
  await page.getByRole('button', { name: 'Complete' }).click()
  await expect(page.getByRole('list', { name: 'Wrap-up' })).toHaveCount(0)

  await page.keyboard.press('Control+3')
  await place.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(place.getByRole('button', { name: 'Keep it' })).toBeFocused()
  await place.getByRole('button', { name: 'Delete it' }).click()
  await expect(found).toHaveCount(0)
  expect(kept()?.deletedAt).toBeGreaterThan(0)
})

test('who may only read finds nothing to write with', async ({ start }) => {
  const { page } = await start({ userName: 'ivo' })
  await expect(connection(page)).toHaveText(/^Live/)
  await page.keyboard.press('Control+3')
  await page
    .getByRole('list', { name: 'Dispositions' })
    .getByRole('button', { name: 'Resolved' })
    .first()
    .click()
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeDisabled()
  await expect(page.getByRole('button', { name: /New disposition|Save changes|Delete/ })).toHaveCount(0)
})

test('who may not even read finds no such place', async ({ centre, start }) => {
  centre.centre.act((core) => {
    const eva = core.world.users.get('u_eva')
    if (eva) eva.authorities = []
  })
  const { page } = await start({ userName: 'eva' })
  await expect(connection(page)).toHaveText(/^Live/)
  await expect(page.getByRole('button', { name: 'History' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Dispositions' })).toHaveCount(0)
})
