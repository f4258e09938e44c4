import type { Page } from '@playwright/test'
import { connection, expect } from './support/app.ts'
import { test } from './support/company.ts'

const openSettings = (page: Page) => page.getByRole('button', { name: /^(Settings|Ajustes)$/ }).click()

test('what the company has locked holds over flags, and Settings shows it as the company’s', async ({
  centre,
  start,
  company,
}) => {
  const locked = { theme: 'dark', language: 'es', letterKeys: false, alertProfile: 'insistent' }
  company({ locked: { server: centre.url, ...locked }, defaults: { alertVolume: 0.2 } })
  const { electron, page } = await start({ server: 'https://elsewhere.example' })
  await expect(page.getByRole('region', { name: 'Conexión' })).toHaveText(/^En línea/)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  const menu = () =>
    electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label))
  expect(await menu()).toEqual(['Archivo', 'Editar', 'Ver', 'Ventana'])
  await openSettings(page)
  for (const name of ['Idioma', 'Colores']) {
    const row = page.getByRole('radiogroup', { name })
    await expect(row).toHaveAccessibleDescription('Fijado por su empresa')
    await expect(row.getByRole('radio').first()).toBeDisabled()
  }
  await expect(page.getByRole('radio', { name: 'Oscuro' })).toBeChecked()
  await expect(page.getByRole('slider')).toHaveValue('20')
  await expect(page.getByRole('slider')).toBeEnabled()
})

test('where to sign in cannot be changed in the form either', async ({ centre, start, company }) => {
  company({ locked: { server: centre.url } })
  const { page } = await start({ server: 'https://elsewhere.example', password: '' })
  const server = page.getByRole('textbox', { name: 'Server' })
  await expect(server).toHaveValue(centre.url)
  await expect(server).not.toBeEditable()
  await expect(page.getByText('Set by your company')).toBeVisible()
  await page.getByRole('textbox', { name: 'Password' }).fill('ringdesk')
  await page.keyboard.press('Enter')
  await expect(connection(page)).toHaveText(/^Live/)
})

test('a default gives way to what the agent chooses, also after a restart', async ({
  centre,
  start,
  company,
}) => {
  company({ defaults: { server: centre.url, userName: 'ana', theme: 'dark' } })
  const { page, electron } = await start({ server: '', userName: '' })
  await expect(connection(page)).toHaveText(/^Live/)
  const theme = page.locator('html')
  await expect(theme).toHaveAttribute('data-theme', 'dark')
  await openSettings(page)
  await page.getByRole('radio', { name: 'Light' }).check({ force: true })
  await expect(theme).toHaveAttribute('data-theme', 'light')
  await electron.close()
  const again = await start({ server: '', userName: '' })
  await expect(connection(again.page)).toHaveText(/^Live/)
  await expect(again.page.locator('html')).toHaveAttribute('data-theme', 'light')
})

test('a mistake is named with file, option and what it takes; the app is live and rings', async ({
  centre,
  start,
  company,
}) => {
  company({ locked: { theme: 'pink', remotePictures: 'no' }, defaults: { colour: 'red' } })
  const { page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  await expect(connection(page)).toContainText('settings have a mistake')
  await openSettings(page)
  const mistakes = page.getByRole('list', { name: 'Mistakes in the settings file' }).getByRole('listitem')
  await expect(mistakes).toHaveText([
    '/etc/ringdesk/policy.json: locked.theme has a value that it does not take. It takes "system" | "light" | "dark" | "contrast".',
    '/etc/ringdesk/policy.json: locked.remotePictures has a value that it does not take. It takes true | false.',
    '/etc/ringdesk/policy.json: there is no option defaults.colour.',
  ])
  centre.control('call', { from: '+14805550134', name: 'Canary Caller' })
  await expect(page.getByRole('button', { name: 'Answer', exact: true })).toBeVisible()
})

test('a file that anybody may write sends nobody’s password anywhere, and that is said', async ({
  start,
  company,
}) => {
  company({ locked: { server: 'https://evil.example', theme: 'dark' } }, 0o666)
  const { page } = await start()
  await expect(connection(page)).toHaveText(/^Live/)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'system')
  await openSettings(page)
  await expect(page.getByText('could have been changed by others')).toBeVisible()
})
